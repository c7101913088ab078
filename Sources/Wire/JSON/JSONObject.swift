import CBytes

/// The members of one JSON object: where their keys and values lie, found in one pass. Values are
/// read when asked for, nested objects are stepped over, unknown members cost nothing more.
///
/// This is the reader of the per-token path (Foundation's decoder takes thirty times as long,
/// `docs/decisions/0005-json-field-scanner.md`), and of every other answer too, as it is lenient
/// in the ways that this service needs: a missing, null or oddly typed member is simply nil.
/// Of two members with one key the first counts, as with Foundation's decoder.
package struct JSONObject: Sendable {
  /// Longer text is refused: offsets have 32 bits, and no answer may be so long.
  static let maximumBytes = 64 << 20
  static let maximumMembers = 1 << 16

  private let text: Bytes
  private let members: [Member]

  private struct Member: Sendable {
    var key: Range<UInt32>
    var value: Range<UInt32>
    var kind: JSONKind
    var keyHasEscapes: Bool
    var valueHasEscapes: Bool
  }

  /// Reads text that is one object and nothing else but white space.
  package init(_ text: Bytes) throws(JSONFailure) {
    guard text.count <= Self.maximumBytes else { throw .tooLarge }
    self.text = text
    members = try text.withUnsafeBufferPointer { bytes throws(JSONFailure) in
      try Self.members(of: bytes)
    }
  }

  /// The member with this key; nil where there is none.
  subscript(key: StaticString) -> JSONValue? {
    let found = text.withUnsafeBufferPointer { bytes in
      members.firstIndex { Self.hasKey($0, key.bytes, bytes) }
    }
    return found.map { value(of: members[$0]) }
  }

  /// Everything in order, repeated keys too; a key that cannot be unescaped is left out.
  package var entries: [(key: String, value: JSONValue)] {
    members.compactMap { member in
      let key = JSONValue(
        kind: .string, hasEscapes: member.keyHasEscapes, bytes: text.sliced(member.key))
      return key.string.map { ($0, value(of: member)) }
    }
  }

  private func value(of member: Member) -> JSONValue {
    JSONValue(
      kind: member.kind, hasEscapes: member.valueHasEscapes, bytes: text.sliced(member.value))
  }

  private static func hasKey(
    _ member: Member, _ key: UnsafeRawBufferPointer, _ bytes: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    // Ranges lie between the quotation marks and these, hence the 1.
    let range = Int(member.key.lowerBound) + 1..<Int(member.key.upperBound) - 1
    if member.keyHasEscapes {
      let unescaped = JSONString.unescape(bytes[range])
      return unescaped?.elementsEqual(key) ?? false
    }
    guard range.count == key.count, let wanted = key.baseAddress, let base = bytes.baseAddress
    else { return false }
    return memcmp(base + range.lowerBound, wanted, key.count) == 0
  }

  private static func members(
    of bytes: UnsafeBufferPointer<UInt8>
  ) throws(JSONFailure) -> [Member] {
    var members: [Member] = []
    var scanner = JSONScanner(bytes)
    scanner.skipSpace()
    try scanner.take(UInt8(ascii: "{"))
    scanner.skipSpace()
    if !scanner.takes(UInt8(ascii: "}")) {
      members.reserveCapacity(16)
      repeat {
        guard members.count < maximumMembers else { throw .tooLarge }
        members.append(try member(&scanner))
        scanner.skipSpace()
        if scanner.takes(UInt8(ascii: "}")) { break }
        try scanner.take(UInt8(ascii: ","))
      } while true
    }
    scanner.skipSpace()
    guard scanner.isAtEnd else { throw .malformed(at: scanner.offset) }
    return members
  }

  private static func member(_ scanner: inout JSONScanner) throws(JSONFailure) -> Member {
    scanner.skipSpace()
    let keyStart = UInt32(scanner.offset)
    let keyHasEscapes = try scanner.skipString()
    let keyEnd = UInt32(scanner.offset)
    scanner.skipSpace()
    try scanner.take(UInt8(ascii: ":"))
    scanner.skipSpace()
    let start = UInt32(scanner.offset)
    let (kind, hasEscapes) = try scanner.skipValue()
    return Member(
      key: keyStart..<keyEnd, value: start..<UInt32(scanner.offset), kind: kind,
      keyHasEscapes: keyHasEscapes, valueHasEscapes: hasEscapes)
  }
}

extension ArraySlice<UInt8> {
  /// The bytes at offsets counted from the start of this slice.
  fileprivate func sliced(_ range: Range<UInt32>) -> ArraySlice<UInt8> {
    self[startIndex + Int(range.lowerBound)..<startIndex + Int(range.upperBound)]
  }
}
