// The words of TOML: blanks, keys, strings, and the values that are written bare.
extension TOMLLocator {
  func peek(_ offset: Int = 0) -> UInt8? {
    index + offset < bytes.count ? bytes[index + offset] : nil
  }

  /// At the end of a line or of the text.
  var isAtLineEnd: Bool {
    switch peek() {
    case nil, 0x0A: true
    case 0x0D: peek(1) == 0x0A
    default: false
    }
  }

  /// Steps over one byte after blanks, if it is this one.
  mutating func skip(_ scalar: Unicode.Scalar) -> Bool {
    skipBlanks(andLines: false)
    guard peek() == UInt8(ascii: scalar) else { return false }
    index += 1
    return true
  }

  /// Steps over one byte after blanks that must be this one.
  mutating func take(_ scalar: Unicode.Scalar) throws(Refusal) {
    guard skip(scalar) else { throw refusal("expected '\(scalar)'") }
  }

  /// Spaces and tabs; with `andLines` also line ends and comments.
  mutating func skipBlanks(andLines: Bool) {
    while let byte = peek() {
      switch byte {
      case 0x20, 0x09: index += 1
      case 0x0D where andLines && isAtLineEnd: index += 1
      case 0x0A where andLines:
        index += 1
        line += 1
      case UInt8(ascii: "#") where andLines:
        while !isAtLineEnd { index += 1 }
      default: return
      }
    }
  }

  mutating func readKeyPath() throws(Refusal) -> [String] {
    var path: [String] = []
    repeat {
      skipBlanks(andLines: false)
      path.append(try readKeyPart())
    } while skip(".")
    return path
  }

  private mutating func readKeyPart() throws(Refusal) -> String {
    if peek() == UInt8(ascii: "\"") || peek() == UInt8(ascii: "'") {
      return try readString(mayBeLong: false)
    }
    let start = index
    while let byte = peek(), Self.isBareKeyByte(byte) { index += 1 }
    guard index > start else { throw refusal("expected a key") }
    return String(decoding: bytes[start..<index], as: UTF8.self)
  }

  static func isBareKeyByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
      true
    default: false
    }
  }

  /// A string of any of the four kinds; keys are of the two short ones. The text is as it stands
  /// there, escapes too: keys have none but in jest.
  mutating func readString(mayBeLong: Bool) throws(Refusal) -> String {
    let unfinished = refusal("a string without an end")
    guard let quote = peek() else { throw unfinished }
    let isLong = mayBeLong && peek(1) == quote && peek(2) == quote
    let isBasic = quote == UInt8(ascii: "\"")
    index += isLong ? 3 : 1
    let start = index
    while let byte = peek() {
      if byte == quote, !isLong || (peek(1) == quote && peek(2) == quote) {
        let text = String(decoding: bytes[start..<index], as: UTF8.self)
        index += isLong ? 3 : 1
        // A long string may end in one or two quotes of its own.
        for _ in 0..<2 where isLong && peek() == quote { index += 1 }
        return text
      }
      if byte == UInt8(ascii: "\\"), isBasic, peek(1) != 0x0A { index += 1 }
      guard isLong || byte != 0x0A else { throw unfinished }
      if byte == 0x0A { line += 1 }
      index += 1
    }
    throw unfinished
  }

  /// A number, a date, true or false: it ends where the next mark stands.
  mutating func readBareValue() throws(Refusal) {
    let start = index
    while let byte = peek(), !isAtLineEnd, !",]}#".utf8.contains(byte) { index += 1 }
    var value = bytes[start..<index]
    while value.last == 0x20 || value.last == 0x09 { value.removeLast() }
    guard TOMLBareValue.isOne(value) else {
      throw refusal(value.isEmpty ? "expected a value" : "a value that is none")
    }
  }
}
