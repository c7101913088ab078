/// What the calculator found out.
struct Worked: Equatable, Sendable {
  /// Markdown.
  var text: String
  /// What may be asked next.
  var followUps: [String] = []

  /// Rows as a Markdown table; columns of numbers are set to the right.
  static func table(_ head: [String], _ rows: [[String]], rightFrom: Int = 1) -> String {
    let rule = head.indices.map { $0 < rightFrom ? "---" : "---:" }
    return ([head, rule] + rows).map { "| " + $0.joined(separator: " | ") + " |" }
      .joined(separator: "\n")
  }
}

/// Question text without the differences that mean nothing.
enum PlainText {
  /// Full-width forms become ASCII, capitals small letters, other signs of arithmetic the usual.
  static func normal(_ text: String) -> String {
    var out = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\u{FF01}"..."\u{FF5E}":
        out.append(Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar)
      case "\u{3000}", "\u{A0}": out.append(" ")
      case "×", "✕", "∙", "·": out.append("*")
      case "÷": out.append("/")
      case "−", "–", "—": out.append("-")
      case "（": out.append("(")
      case "）": out.append(")")
      case "。": out.append(".")
      case "’": out.append("'")
      default: out.append(scalar)
      }
    }
    return String(out).lowercased()
  }
}

extension CalculationProblem {
  /// What is said about it.
  func sentence(in language: BotLanguage) -> String {
    switch self {
    case .divisionByZero:
      language.choose(
        "Nothing can be divided by zero: no number times 0 gives anything but 0.",
        "不能除以零：没有哪个数乘以 0 会得到别的数。")
    case .tooLarge:
      language.choose(
        "That has more than \(Fraction.mostDigits) digits, which is more than I write down. "
          + "Something smaller?",
        "结果超过 \(Fraction.mostDigits) 位数字，我写不下了，换个小一点的吧。")
    case .needsWhole(let sign):
      language.choose(
        "`\(sign)` works here with whole numbers only.", "`\(sign)` 在这里只能用整数。")
    case .negativeRoot:
      language.choose(
        "A negative number has no square root among the numbers I know.",
        "负数在实数里没有平方根。")
    case .unexpected(let sign?):
      language.choose(
        "I did not expect `\(sign)` there. Is something missing before it?",
        "没想到这里会有 `\(sign)`，它前面是不是少了什么？")
    case .unexpected(nil):
      language.choose("Something is missing at the end.", "末尾好像少了点什么。")
    case .tooDeep:
      language.choose("So many brackets make me dizzy.", "括号套得太深，我头晕了。")
    case .noSuchDay(let day):
      language.choose("There is no \(day) in the calendar.", "日历上没有 \(day) 这一天。")
    case .outOfCalendar:
      language.choose(
        "My calendar goes from the year 1 to the year 9999.", "我的日历只有公元 1 年到 9999 年。")
    case .unlike(let one, let other):
      language.choose(
        "\(one) and \(other) measure different things.", "\(one)和\(other)量的不是同一种东西。")
    case .tooManyRows(let most):
      language.choose(
        "That table would be too large; \(most) is the most.", "表太大了，最多到 \(most)。")
    }
  }
}
