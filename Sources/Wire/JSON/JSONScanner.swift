import CBytes

/// Why a JSON text was not taken.
package enum JSONFailure: Error, Hashable, Sendable {
  /// Not JSON (RFC 8259); the offset is that of the first byte that cannot be.
  case malformed(at: Int)
  /// Nested deeper than `JSONScanner.maximumDepth`.
  case tooDeep
  /// Longer than `JSONObject.maximumBytes`, or more members than `JSONObject.maximumMembers`.
  case tooLarge
}

/// What a value is, told by its first byte.
package enum JSONKind: UInt8, Hashable, Sendable {
  case string, number, object, array, bool, null
}

/// Walks over JSON text without building anything and without recursion. It checks structure,
/// and leaves to the readers of values what a number or an escape must look like: a frame is not
/// lost for an odd figure that nobody wants.
///
/// Valid only during the call that lent the bytes.
struct JSONScanner {
  /// One bit of `UInt64` a level.
  static let maximumDepth = 64

  let bytes: UnsafeBufferPointer<UInt8>
  private(set) var offset: Int
  /// Where the next quotation mark is, as far as it is known: else a long string of escapes
  /// would be searched to its end for every single one.
  private var nextQuote = -1

  init(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int = 0) {
    self.bytes = bytes
    self.offset = offset
  }

  var isAtEnd: Bool { offset >= bytes.count }
  /// The byte at the offset; 0, which begins nothing in JSON, at the end.
  var byte: UInt8 { offset < bytes.count ? bytes[offset] : 0 }

  mutating func skipSpace() {
    while offset < bytes.count {
      switch bytes[offset] {
      case 0x20, 0x0A, 0x0D, 0x09: offset += 1
      default: return
      }
    }
  }

  /// Goes over one byte that must be there.
  mutating func take(_ wanted: UInt8) throws(JSONFailure) {
    guard byte == wanted else { throw .malformed(at: offset) }
    offset += 1
  }

  /// Goes over `wanted` where it stands.
  mutating func takes(_ wanted: UInt8) -> Bool {
    guard byte == wanted else { return false }
    offset += 1
    return true
  }

  /// Goes over a string; true when it holds a backslash.
  mutating func skipString() throws(JSONFailure) -> Bool {
    try take(UInt8(ascii: "\""))
    var hasEscapes = false
    while true {
      if nextQuote < offset {
        guard let quote = index(of: UInt8(ascii: "\""), upTo: bytes.count) else {
          throw .malformed(at: bytes.count)
        }
        nextQuote = quote
      }
      guard let backslash = index(of: UInt8(ascii: "\\"), upTo: nextQuote) else { break }
      hasEscapes = true
      offset = backslash + 2
    }
    offset = nextQuote + 1
    return hasEscapes
  }

  private func index(of byte: UInt8, upTo end: Int) -> Int? {
    guard offset < end, let base = bytes.baseAddress,
      let found = memchr(base + offset, Int32(byte), end - offset)
    else { return nil }
    return UnsafeRawPointer(found) - UnsafeRawPointer(base)
  }

  /// Goes over one value, and says what it was and whether it was a string with escapes.
  mutating func skipValue() throws(JSONFailure) -> (JSONKind, hasEscapes: Bool) {
    switch byte {
    case UInt8(ascii: "\""): return (.string, try skipString())
    case UInt8(ascii: "{"):
      try skipContainer()
      return (.object, false)
    case UInt8(ascii: "["):
      try skipContainer()
      return (.array, false)
    default: return (try skipScalar(), false)
    }
  }

  private mutating func skipScalar() throws(JSONFailure) -> JSONKind {
    switch byte {
    case UInt8(ascii: "t"):
      try skipWord("true")
      return .bool
    case UInt8(ascii: "f"):
      try skipWord("false")
      return .bool
    case UInt8(ascii: "n"):
      try skipWord("null")
      return .null
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
      skipNumber()
      return .number
    default: throw .malformed(at: offset)
    }
  }

  private mutating func skipWord(_ word: StaticString) throws(JSONFailure) {
    for wanted in word.bytes { try take(wanted) }
  }

  private mutating func skipNumber() {
    while offset < bytes.count {
      switch bytes[offset] {
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "+"),
        UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E"):
        offset += 1
      default: return
      }
    }
  }

  /// Goes over an object or array. `kinds` has a bit for each open one, 1 for an object, the
  /// innermost lowest: no recursion, so no text can exhaust the stack.
  private mutating func skipContainer() throws(JSONFailure) {
    var kinds: UInt64 = 0
    var depth = 0
    repeat {
      let isObject = byte == UInt8(ascii: "{")
      if isObject || byte == UInt8(ascii: "[") {
        guard depth < Self.maximumDepth else { throw .tooDeep }
        depth += 1
        kinds = kinds << 1 | (isObject ? 1 : 0)
        offset += 1
        skipSpace()
        if byte != Self.end(kinds) {
          if isObject { try skipKey() }
          continue
        }
      } else {
        _ = try skipValue()
        skipSpace()
      }
      // A value has ended, or an empty container is about to: close what closes.
      while depth > 0, takes(Self.end(kinds)) {
        kinds >>= 1
        depth -= 1
        skipSpace(unless: depth == 0)
      }
      guard depth > 0 else { return }
      try take(UInt8(ascii: ","))
      skipSpace()
      if kinds & 1 == 1 { try skipKey() }
    } while true
  }

  private static func end(_ kinds: UInt64) -> UInt8 {
    kinds & 1 == 1 ? UInt8(ascii: "}") : UInt8(ascii: "]")
  }

  private mutating func skipSpace(unless isDone: Bool) {
    if !isDone { skipSpace() }
  }

  /// Goes over a key, its colon and the space around.
  private mutating func skipKey() throws(JSONFailure) {
    _ = try skipString()
    skipSpace()
    try take(UInt8(ascii: ":"))
    skipSpace()
  }
}
