/// Finds the line of each key in TOML text that is known to parse: the library places only
/// syntax errors. It reads just enough of TOML 1.0 to step over values; at anything it does not
/// understand it stops, so a key has its right line or none.
struct TOMLLocator {
  private let bytes: [UInt8]
  private var index = 0
  private var line = 1
  private var lines: [[String]: Int] = [:]

  init(_ text: String) {
    bytes = Array(text.utf8)
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { index = 3 }
  }

  static func isBareKeyByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
      true
    default: false
    }
  }

  /// The line (from 1) of each key path that is written out: tables by their header, keys of
  /// inline tables too. Keys below `[[arrays of tables]]` have no unambiguous path and are left
  /// out.
  mutating func locate() -> [[String]: Int] {
    var table: [String]? = []
    while true {
      skipBlanks(andLines: true)
      guard let byte = peek() else { break }
      if byte == UInt8(ascii: "[") {
        guard let header = readHeader() else { break }
        table = header.isArray ? nil : header.path
        if let table, !table.isEmpty { record(table, line: header.line) }
      } else {
        guard readPair(prefix: table, depth: 0) else { break }
      }
    }
    return lines
  }

  private mutating func record(_ path: [String], line: Int) {
    if lines[path] == nil { lines[path] = line }
  }

  /// `[a.b]` or `[[a.b]]`; nil when it does not end as it should.
  private mutating func readHeader() -> (path: [String], isArray: Bool, line: Int)? {
    let start = line
    index += 1
    let isArray = skip("[")
    guard let path = readKeyPath(), skip("]"), !isArray || skip("]") else { return nil }
    return (path, isArray, start)
  }

  /// `key = value`. False when it does not read as one.
  private mutating func readPair(prefix: [String]?, depth: Int) -> Bool {
    let start = line
    guard depth < 64, let key = readKeyPath(), skip("=") else { return false }
    let path = prefix.map { $0 + key }
    if let path { record(path, line: start) }
    skipBlanks(andLines: false)
    return readValue(path: path, depth: depth)
  }

  private mutating func readValue(path: [String]?, depth: Int) -> Bool {
    switch peek() {
    case UInt8(ascii: "\""), UInt8(ascii: "'"): return readString() != nil
    case UInt8(ascii: "{"): return readInlineTable(path: path, depth: depth + 1)
    case UInt8(ascii: "["): return readArray(depth: depth + 1)
    case nil: return false
    default:
      // A number, a date, true or false: it ends where the next mark stands.
      while let byte = peek(), !Self.endsBareValue(byte) { index += 1 }
      return true
    }
  }

  private static func endsBareValue(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: ","), UInt8(ascii: "]"), UInt8(ascii: "}"), UInt8(ascii: "#"), 10, 13: true
    default: false
    }
  }

  private mutating func readInlineTable(path: [String]?, depth: Int) -> Bool {
    index += 1
    skipBlanks(andLines: true)
    while !skip("}") {
      guard readPair(prefix: path, depth: depth) else { return false }
      skipBlanks(andLines: true)
      _ = skip(",")
      skipBlanks(andLines: true)
    }
    return true
  }

  /// Keys in tables inside an array have no path of their own.
  private mutating func readArray(depth: Int) -> Bool {
    guard depth < 64 else { return false }
    index += 1
    skipBlanks(andLines: true)
    while !skip("]") {
      guard readValue(path: nil, depth: depth) else { return false }
      skipBlanks(andLines: true)
      _ = skip(",")
      skipBlanks(andLines: true)
    }
    return true
  }
}

// MARK: - Words

extension TOMLLocator {
  private func peek(_ offset: Int = 0) -> UInt8? {
    bytes.indices.contains(index + offset) ? bytes[index + offset] : nil
  }

  /// Steps over one byte after blanks, if it is this one.
  private mutating func skip(_ scalar: Unicode.Scalar) -> Bool {
    skipBlanks(andLines: false)
    guard peek() == UInt8(ascii: scalar) else { return false }
    index += 1
    return true
  }

  /// Spaces and tabs; with `andLines` also line ends and comments.
  private mutating func skipBlanks(andLines: Bool) {
    while let byte = peek() {
      switch byte {
      case 0x20, 0x09, 0x0D: index += 1
      case 0x0A where andLines:
        index += 1
        line += 1
      case UInt8(ascii: "#") where andLines:
        while let next = peek(), next != 0x0A { index += 1 }
      default: return
      }
    }
  }

  private mutating func readKeyPath() -> [String]? {
    var path: [String] = []
    repeat {
      skipBlanks(andLines: false)
      guard let part = readKeyPart() else { return nil }
      path.append(part)
    } while skip(".")
    return path
  }

  private mutating func readKeyPart() -> String? {
    if peek() == UInt8(ascii: "\"") || peek() == UInt8(ascii: "'") { return readString() }
    let start = index
    while let byte = peek(), Self.isBareKeyByte(byte) { index += 1 }
    return index == start ? nil : String(decoding: bytes[start..<index], as: UTF8.self)
  }

  /// A string of any of the four kinds. The text is right for keys (one line, and escapes are
  /// rare there: one makes it nil); for values only the step over it counts.
  private mutating func readString() -> String? {
    guard let quote = peek() else { return nil }
    let isLong = peek(1) == quote && peek(2) == quote
    let isBasic = quote == UInt8(ascii: "\"")
    index += isLong ? 3 : 1
    let start = index
    while let byte = peek() {
      if byte == UInt8(ascii: "\\"), isBasic {
        index += 1
        if peek() == 0x0A { line += 1 }
        index += 1
        continue
      }
      if byte == quote, !isLong || (peek(1) == quote && peek(2) == quote) {
        let text = String(decoding: bytes[start..<index], as: UTF8.self)
        index += isLong ? 3 : 1
        // A long string may end in one or two quotes of its own.
        while isLong, peek() == quote { index += 1 }
        return text
      }
      if byte == 0x0A { line += 1 }
      index += 1
    }
    return nil
  }
}
