/// One value of a JSON text: a stretch of its bytes, read when asked for. Every reader gives nil
/// for a value of another kind, so that a surprise in an answer is a missing field, not a failure.
package struct JSONValue: Sendable {
  package let kind: JSONKind
  /// Only for strings: a backslash stands in it.
  let hasEscapes: Bool
  /// The value as it stands, a string with its quotation marks.
  let bytes: Bytes

  /// A string's text, unescaped. Invalid UTF-8 and lone surrogates become U+FFFD; an escape that
  /// JSON does not have makes it nil.
  package var string: String? {
    guard kind == .string else { return nil }
    let inner = bytes.dropFirst().dropLast()
    guard hasEscapes else { return inner.text }
    return inner.withUnsafeBufferPointer { JSONString.unescape($0[...]) }?.asText
  }

  /// An id or code: a string's text, or a number exactly as it is written. A number of 64 bits
  /// loses its last digits as a `Double`.
  package var identifier: String? {
    switch kind {
    case .string: string
    case .number: bytes.text
    case .object, .array, .bool, .null: nil
    }
  }

  /// A whole number, also one written as a string; nil when it has a fraction or is too large.
  package var integer: Int? {
    switch kind {
    case .number: Int(bytes.text)
    case .string: string.flatMap { Int($0) }
    case .object, .array, .bool, .null: nil
    }
  }

  package var bool: Bool? { kind == .bool ? bytes.first == UInt8(ascii: "t") : nil }

  /// A nested object.
  package var object: JSONObject? { kind == .object ? try? JSONObject(bytes) : nil }

  /// An object, or a string that holds the text of one.
  package var embeddedObject: JSONObject? {
    guard kind == .string else { return object }
    return string.flatMap { try? JSONObject(Array($0.utf8)[...]) }
  }

  /// The elements of an array.
  package var array: [JSONValue]? { kind == .array ? JSONValue.elements(bytes) : nil }

  /// Whether this is a string with exactly these bytes; no text is made.
  func isText(_ text: String) -> Bool {
    guard kind == .string, !hasEscapes, bytes.count == text.utf8.count + 2 else { return false }
    var text = text
    return text.withUTF8 { bytes.holds(UnsafeRawBufferPointer($0), at: 1) }
  }

  /// Whether this is a string with exactly these bytes; no text is made.
  func equals(_ text: StaticString) -> Bool {
    guard kind == .string else { return false }
    if hasEscapes { return string.map { Array($0.utf8)[...].equals(text) } ?? false }
    return bytes.count == text.utf8CodeUnitCount + 2 && bytes.holds(text.bytes, at: 1)
  }

  /// The elements of a text that is one array and nothing else; nil where it is none.
  static func elements(_ text: Bytes) -> [JSONValue]? {
    guard text.count <= JSONObject.maximumBytes else { return nil }
    return text.withUnsafeBufferPointer { bytes -> [JSONValue]? in
      try? elements(of: bytes, in: text)
    }
  }

  private static func elements(
    of bytes: UnsafeBufferPointer<UInt8>, in text: Bytes
  ) throws(JSONFailure) -> [JSONValue] {
    var values: [JSONValue] = []
    var scanner = JSONScanner(bytes)
    scanner.skipSpace()
    try scanner.take(UInt8(ascii: "["))
    scanner.skipSpace()
    if !scanner.takes(UInt8(ascii: "]")) {
      repeat {
        guard values.count < JSONObject.maximumMembers else { throw .tooLarge }
        scanner.skipSpace()
        let start = text.startIndex + scanner.offset
        let (kind, hasEscapes) = try scanner.skipValue()
        let range = start..<text.startIndex + scanner.offset
        values.append(JSONValue(kind: kind, hasEscapes: hasEscapes, bytes: text[range]))
        scanner.skipSpace()
        if scanner.takes(UInt8(ascii: "]")) { break }
        try scanner.take(UInt8(ascii: ","))
      } while true
    }
    scanner.skipSpace()
    guard scanner.isAtEnd else { throw .malformed(at: scanner.offset) }
    return values
  }
}

extension [UInt8] {
  fileprivate var asText: String { String(decoding: self, as: UTF8.self) }
}
