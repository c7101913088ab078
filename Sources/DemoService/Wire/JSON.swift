/// JSON as this service writes it: object members keep their order, and every character at which
/// Python's `str.splitlines` breaks is escaped, since the official Python SDK cuts its stream there.
indirect enum JSON: Sendable {
  case null
  case bool(Bool)
  case number(Int)
  case string(String)
  case array([JSON])
  case members([(String, JSON)])

  /// The text of this value, without white space between its parts.
  var text: String {
    var out: [UInt8] = []
    write(to: &out)
    return String(decoding: out, as: UTF8.self)
  }

  /// Appends the text of this value as UTF-8.
  func write(to out: inout [UInt8]) {
    switch self {
    case .null: out += "null".utf8
    case .bool(let value): out += (value ? "true" : "false").utf8
    case .number(let value): out += String(value).utf8
    case .string(let value): JSON.write(string: value, to: &out)
    case .array(let values):
      out.append(UInt8(ascii: "["))
      for (index, value) in values.enumerated() {
        if index > 0 { out.append(UInt8(ascii: ",")) }
        value.write(to: &out)
      }
      out.append(UInt8(ascii: "]"))
    case .members(let members):
      out.append(UInt8(ascii: "{"))
      for (index, member) in members.enumerated() {
        if index > 0 { out.append(UInt8(ascii: ",")) }
        JSON.write(string: member.0, to: &out)
        out.append(UInt8(ascii: ":"))
        member.1.write(to: &out)
      }
      out.append(UInt8(ascii: "}"))
    }
  }

  /// Appends a string with its quotes.
  static func write(string: String, to out: inout [UInt8]) {
    out.append(UInt8(ascii: "\""))
    write(escaped: string, to: &out)
    out.append(UInt8(ascii: "\""))
  }

  /// Appends the inside of a string: quotes, backslashes, controls and line breakers escaped.
  static func write(escaped string: String, to out: inout [UInt8]) {
    for scalar in string.unicodeScalars {
      switch scalar.value {
      case 0x22: out += #"\""#.utf8
      case 0x5C: out += #"\\"#.utf8
      case 0x0A: out += #"\n"#.utf8
      case 0x0D: out += #"\r"#.utf8
      case 0x09: out += #"\t"#.utf8
      case 0..<0x20, 0x7F..<0xA0, 0x2028, 0x2029: out += escape(scalar.value).utf8
      case 0x20..<0x7F: out.append(UInt8(truncatingIfNeeded: scalar.value))
      default: out += UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter
      }
    }
  }

  /// `\u00XX` for a scalar of the basic plane.
  private static func escape(_ value: UInt32) -> String {
    let digits = String(value, radix: 16)
    return #"\u"# + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}

extension JSON {
  /// An object of texts, in the order of their names.
  init(_ pairs: [String: String]) {
    self = .members(pairs.sorted { $0.key < $1.key }.map { ($0.key, .string($0.value)) })
  }
}

extension JSON: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByBooleanLiteral, ExpressibleByDictionaryLiteral, ExpressibleByArrayLiteral
{
  init(stringLiteral value: String) { self = .string(value) }
  init(integerLiteral value: Int) { self = .number(value) }
  init(booleanLiteral value: Bool) { self = .bool(value) }
  init(arrayLiteral elements: JSON...) { self = .array(elements) }
  init(dictionaryLiteral elements: (String, JSON)...) { self = .members(elements) }
}
