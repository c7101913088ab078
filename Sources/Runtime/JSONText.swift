/// A piece of JSON source (RFC 8259), written by hand: a line a token should not cost an encoder.
struct JSONText: Hashable {
  let source: String

  static let null = JSONText(source: "null")

  static func number(_ value: Int) -> JSONText { JSONText(source: String(value)) }

  static func optional(_ text: String?) -> JSONText { text.map { .text($0) } ?? .null }

  /// Members in order.
  static func object(_ members: [(String, JSONText)]) -> JSONText {
    let list = members.map { text($0.0).source + ":" + $0.1.source }
    return JSONText(source: "{" + list.joined(separator: ",") + "}")
  }

  /// A string. Every control, line separator, bidi control and invisible character is escaped:
  /// the same string to a reader of JSON, and harmless on a terminal.
  static func text(_ text: String) -> JSONText {
    var source = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": source += "\\\""
      case "\\": source += "\\\\"
      case "\n": source += "\\n"
      case "\r": source += "\\r"
      case "\t": source += "\\t"
      default:
        if isHarmless(scalar) {
          source.unicodeScalars.append(scalar)
        } else {
          escape(scalar, in: &source)
        }
      }
    }
    return JSONText(source: source + "\"")
  }

  private static func isHarmless(_ scalar: Unicode.Scalar) -> Bool {
    guard scalar.value >= 0x20 else { return false }
    guard scalar.value >= 0x7F else { return true }
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned,
      .surrogate:
      return false
    default: return true
    }
  }

  private static func escape(_ scalar: Unicode.Scalar, in source: inout String) {
    for unit in UTF16.encode(scalar) ?? .init() {
      let digits = String(unit, radix: 16)
      source += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    }
  }
}
