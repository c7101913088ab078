/// One sign of a calculation.
enum ArithmeticToken: Equatable, Sendable {
  /// With the text that it was read from.
  case number(Fraction, String)
  case plus, minus, times, over, power, percent, remainder, factorial, root, open, close

  /// As it is shown.
  var text: String {
    switch self {
    case .number(_, let text): text
    case .plus: "+"
    case .minus: "-"
    case .times: "×"
    case .over: "÷"
    case .power: "^"
    case .percent, .remainder: "%"
    case .factorial: "!"
    case .root: "√"
    case .open: "("
    case .close: ")"
    }
  }

  /// Whether a number may begin with it.
  fileprivate var isBeginning: Bool {
    switch self {
    case .number, .open, .root: true
    case .plus, .minus, .times, .over, .power, .percent, .remainder, .factorial, .close: false
    }
  }

  private static let signs: [Character: ArithmeticToken] = [
    "+": .plus, "-": .minus, "*": .times, "/": .over, "^": .power, "%": .percent,
    "!": .factorial, "√": .root, "(": .open, ")": .close,
  ]

  /// The signs of a text that `PlainText` made; nil where there is anything else in it.
  static func read(_ text: String) throws(CalculationProblem) -> [ArithmeticToken]? {
    var tokens: [ArithmeticToken] = []
    var rest = text[...]
    while let first = rest.first {
      if first.isWhitespace {
        rest.removeFirst()
      } else if let sign = signs[first] {
        tokens.append(sign)
        rest.removeFirst()
      } else if let match = rest.prefixMatch(of: number),
        let value = try Fraction(decimal: String(match.output))
      {
        tokens.append(.number(value, String(match.output)))
        rest = rest[match.range.upperBound...]
      } else {
        return nil
      }
    }
    return told(tokens)
  }

  /// Commas only in groups of three; an exponent only where digits follow.
  private static var number: Regex<Substring> {
    /(?:(?:[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])|[0-9]+)(?:\.[0-9]+)?|\.[0-9]+)(?:e[+\-]?[0-9]+)?/
  }

  /// A percent sign before another number is the sign of a remainder.
  private static func told(_ tokens: [ArithmeticToken]) -> [ArithmeticToken] {
    tokens.indices.map { index in
      let next = tokens.indices.contains(index + 1) ? tokens[index + 1] : .close
      return tokens[index] == .percent && next.isBeginning ? .remainder : tokens[index]
    }
  }

  /// All signs in one line, set as people set them.
  static func text(of tokens: [ArithmeticToken]) -> String {
    var out = ""
    var isAfterValue = false
    for token in tokens {
      switch token {
      case .plus, .minus, .times, .over, .remainder:
        out += isAfterValue ? " \(token.text) " : token.text
        isAfterValue = false
      case .power:
        out += token.text
        isAfterValue = false
      case .number, .close, .percent, .factorial:
        out += token.text
        isAfterValue = true
      case .open, .root:
        out += (isAfterValue ? " × " : "") + token.text
        isAfterValue = false
      }
    }
    return out
  }
}
