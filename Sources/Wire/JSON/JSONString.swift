import CBytes

/// The escapes of JSON strings (RFC 8259 §7).
enum JSONString {
  /// The bytes that an escaped string (without its quotation marks) stands for: UTF-8 as far as
  /// the input was. A surrogate without its half becomes U+FFFD. Nil for an escape that JSON
  /// does not have.
  static func unescape(_ input: Slice<UnsafeBufferPointer<UInt8>>) -> [UInt8]? {
    unescape(UnsafeBufferPointer(rebasing: input))
  }

  private static func unescape(_ input: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
    var output: [UInt8] = []
    output.reserveCapacity(input.count)
    var offset = 0
    while let backslash = nextBackslash(input, from: offset) {
      output.append(contentsOf: UnsafeBufferPointer(rebasing: input[offset..<backslash]))
      guard backslash + 1 < input.count else { return nil }
      offset = backslash + 2
      if input[backslash + 1] == UInt8(ascii: "u") {
        guard let scalar = scalar(input, &offset) else { return nil }
        if let encoded = UTF8.encode(scalar) { output.append(contentsOf: encoded) }
      } else {
        guard let byte = short(input[backslash + 1]) else { return nil }
        output.append(byte)
      }
    }
    output.append(contentsOf: UnsafeBufferPointer(rebasing: input[offset...]))
    return output
  }

  private static func nextBackslash(_ input: UnsafeBufferPointer<UInt8>, from: Int) -> Int? {
    guard let base = input.baseAddress, from < input.count,
      let found = memchr(base + from, Int32(UInt8(ascii: "\\")), input.count - from)
    else { return nil }
    return UnsafeRawPointer(found) - UnsafeRawPointer(base)
  }

  private static func short(_ letter: UInt8) -> UInt8? {
    switch letter {
    case UInt8(ascii: "n"): 0x0A
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): letter
    case UInt8(ascii: "t"): 0x09
    case UInt8(ascii: "r"): 0x0D
    case UInt8(ascii: "b"): 0x08
    case UInt8(ascii: "f"): 0x0C
    default: nil
    }
  }

  /// The scalar of `\uXXXX`, whose digits begin at `offset`, or of two of them that make a
  /// surrogate pair; `offset` is then behind it. Nil when four digits are not there.
  private static func scalar(
    _ input: UnsafeBufferPointer<UInt8>, _ offset: inout Int
  ) -> Unicode.Scalar? {
    guard let unit = codeUnit(input, at: offset) else { return nil }
    offset += 4
    let lone: Unicode.Scalar = "\u{FFFD}"
    guard (0xD800...0xDBFF).contains(unit) else { return Unicode.Scalar(unit) ?? lone }
    guard offset + 1 < input.count, input[offset] == UInt8(ascii: "\\"),
      input[offset + 1] == UInt8(ascii: "u"),
      let low = codeUnit(input, at: offset + 2), (0xDC00...0xDFFF).contains(low)
    else { return lone }
    offset += 6
    return Unicode.Scalar(0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00)) ?? lone
  }

  private static func codeUnit(_ input: UnsafeBufferPointer<UInt8>, at start: Int) -> UInt32? {
    guard start + 4 <= input.count else { return nil }
    var unit: UInt32 = 0
    for byte in input[start..<start + 4] {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): unit = unit << 4 | UInt32(byte - 0x30)
      case UInt8(ascii: "a")...UInt8(ascii: "f"): unit = unit << 4 | UInt32(byte - 0x57)
      case UInt8(ascii: "A")...UInt8(ascii: "F"): unit = unit << 4 | UInt32(byte - 0x37)
      default: return nil
      }
    }
    return unit
  }
}
