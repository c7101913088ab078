/// One scalar decoded from UTF-8 that may be invalid (The Unicode Standard, table 3-7).
struct UTF8Scalar {
  /// Nil for invalid bytes.
  let scalar: Unicode.Scalar?
  /// Bytes of the scalar, or of the maximal subpart that is replaced as one (1 to 4).
  let byteCount: Int

  /// `offset` is a valid index of `bytes`.
  init(in bytes: Span<UInt8>, at offset: Int) {
    let lead = bytes[offset]
    guard lead >= 0x80 else {
      (scalar, byteCount) = (Unicode.Scalar(lead), 1)
      return
    }
    // Most of what is not ASCII, CJK above all: three valid bytes, no special lead.
    if lead > 0xE0, lead < 0xED, offset + 2 < bytes.count {
      let (second, third) = (bytes[offset + 1], bytes[offset + 2])
      if second & 0xC0 == 0x80, third & 0xC0 == 0x80 {
        let value = UInt32(lead & 0x0F) << 12 | UInt32(second & 0x3F) << 6 | UInt32(third & 0x3F)
        (scalar, byteCount) = (Unicode.Scalar(value), 3)
        return
      }
    }
    let length = Self.length(lead: lead)
    var value = UInt32(lead) & (length == 2 ? 0x1F : length == 3 ? 0x0F : 0x07)
    var count = 1
    while count < length, offset + count < bytes.count {
      let byte = bytes[offset + count]
      guard Self.continues(byte, lead: lead, position: count) else { break }
      value = value << 6 | UInt32(byte & 0x3F)
      count += 1
    }
    scalar = count == length && length > 1 ? Unicode.Scalar(value) : nil
    byteCount = count
  }

  /// Where a sequence at the end that more bytes may complete starts; the count when there is none.
  static func unfinishedTail(of bytes: Span<UInt8>) -> Int {
    for start in stride(from: bytes.count - 1, through: max(0, bytes.count - 3), by: -1) {
      if bytes[start] < 0x80 { break }
      guard bytes[start] >= 0xC0 else { continue }
      let isUnfinished =
        length(lead: bytes[start]) > bytes.count - start
        && UTF8Scalar(in: bytes, at: start).byteCount == bytes.count - start
      return isUnfinished ? start : bytes.count
    }
    return bytes.count
  }

  /// Length that a lead byte announces; 1 for a byte that leads nothing.
  private static func length(lead: UInt8) -> Int {
    switch lead {
    case 0xC2...0xDF: 2
    case 0xE0...0xEF: 3
    case 0xF0...0xF4: 4
    default: 1
    }
  }

  private static func continues(_ byte: UInt8, lead: UInt8, position: Int) -> Bool {
    guard position == 1 else { return byte & 0xC0 == 0x80 }
    return switch lead {
    case 0xE0: (0xA0...0xBF).contains(byte)
    case 0xED: (0x80...0x9F).contains(byte)
    case 0xF0: (0x90...0xBF).contains(byte)
    case 0xF4: (0x80...0x8F).contains(byte)
    default: byte & 0xC0 == 0x80
    }
  }
}
