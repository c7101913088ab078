/// Finds the line of each key in TOML text (the library places only syntax errors), and finds what
/// is no TOML 1.0 by its structure. It steps over values and keeps none.
///
/// It goes before the library, which must not see text that is broken in structure: toml++ 3.4.0
/// has assertions on what it reads and not only on itself, so that `[(`, `a=[}` and
/// `a=1970-05-27T:` end the process. What stands in strings, which keys may come twice and how
/// large a number may be is left to it.
struct TOMLLocator {
  /// A place where the text is no TOML, and what would be. It quotes nothing: there may be a token.
  struct Refusal: Error {
    var line: Int
    var detail: String
  }

  static let maximumDepth = 64

  let bytes: [UInt8]
  var index = 0
  var line = 1
  private var lines: [[String]: Int] = [:]

  init(_ text: String) {
    bytes = Array(text.utf8)
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { index = 3 }
  }

  /// The line (from 1) of each key path that is written out: tables by their header, keys of
  /// inline tables too. Keys below `[[arrays of tables]]` have no unambiguous path and are left
  /// out.
  ///
  /// - Throws: the first thing that cannot be.
  mutating func locate() throws(Refusal) -> [[String]: Int] {
    var table: [String]? = []
    while true {
      skipBlanks(andLines: true)
      guard let byte = peek() else { return lines }
      if byte == UInt8(ascii: "[") {
        let header = try readHeader()
        table = header.isArray ? nil : header.path
        if let table, !table.isEmpty { record(table, line: header.line) }
      } else {
        try readPair(prefix: table, depth: 0)
      }
      skipBlanks(andLines: false)
      guard isAtLineEnd || peek() == UInt8(ascii: "#") else { throw refusal("expected a line end") }
    }
  }

  func refusal(_ detail: String) -> Refusal { Refusal(line: line, detail: detail) }

  private mutating func record(_ path: [String], line: Int) {
    if lines[path] == nil { lines[path] = line }
  }

  /// `[a.b]` or `[[a.b]]`, whose brackets touch.
  private mutating func readHeader() throws(Refusal) -> (path: [String], isArray: Bool, line: Int) {
    let start = line
    index += 1
    let isArray = peek() == UInt8(ascii: "[")
    if isArray { index += 1 }
    let path = try readKeyPath()
    try take("]")
    if isArray {
      guard peek() == UInt8(ascii: "]") else { throw refusal("expected ']]'") }
      index += 1
    }
    return (path, isArray, start)
  }

  /// `key = value`.
  private mutating func readPair(prefix: [String]?, depth: Int) throws(Refusal) {
    let start = line
    let key = try readKeyPath()
    try take("=")
    let path = prefix.map { $0 + key }
    if let path { record(path, line: start) }
    skipBlanks(andLines: false)
    try readValue(path: path, depth: depth)
  }

  private mutating func readValue(path: [String]?, depth: Int) throws(Refusal) {
    guard depth < Self.maximumDepth else { throw refusal("nested too deeply") }
    switch peek() {
    case UInt8(ascii: "\""), UInt8(ascii: "'"): _ = try readString(mayBeLong: true)
    case UInt8(ascii: "{"): try readInlineTable(path: path, depth: depth + 1)
    case UInt8(ascii: "["): try readArray(depth: depth + 1)
    default: try readBareValue()
    }
  }

  private mutating func readInlineTable(path: [String]?, depth: Int) throws(Refusal) {
    index += 1
    skipBlanks(andLines: false)
    if skip("}") { return }
    repeat {
      try readPair(prefix: path, depth: depth)
    } while skip(",")
    try take("}")
  }

  /// Keys in tables inside an array have no path of their own.
  private mutating func readArray(depth: Int) throws(Refusal) {
    index += 1
    skipBlanks(andLines: true)
    while peek() != UInt8(ascii: "]") {
      try readValue(path: nil, depth: depth)
      skipBlanks(andLines: true)
      guard skip(",") else { break }
      skipBlanks(andLines: true)
    }
    try take("]")
  }
}
