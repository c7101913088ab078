/// "what is 0.1 + 0.2?", "3的4次方等于多少", "10% of 250".
enum ArithmeticQuestion {
  private static let longest = 2_000
  /// More digits stand on lines of their own.
  private static let longestInLine = 60

  static func answer(
    _ text: String, _ language: BotLanguage
  ) throws(CalculationProblem) -> Worked? {
    guard text.utf8.count <= longest else { return nil }
    let (core, isOrder) = stripped(PlainText.normal(text))
    guard core.contains(where: \.isNumber),
      let tokens = try ArithmeticToken.read(signs(in: core)),
      isOrder || tokens.contains(where: isWork)
    else { return nil }
    let (value, isExact) = try Arithmetic.value(of: tokens)
    return Worked(
      text: told(ArithmeticToken.text(of: tokens), value, isExact, language),
      followUps: language == .chinese ? ["2 的 100 次方", "1/7"] : ["2^100", "1/7"])
  }

  private static func isWork(_ token: ArithmeticToken) -> Bool {
    if case .number = token { return false }
    return true
  }

  /// Without the words around it; and whether one of them orders to calculate.
  private static func stripped(_ text: String) -> (core: String, isOrder: Bool) {
    var core = text.trimmingPrefix(/(?:please|hey|请问?|帮我|麻烦|你|,|\s)*/)
    let order = /(?:calculate|compute|evaluate|work out|计算(?:一下)?|算(?:一下|算)?)\s*:?\s*/
    let isOrder = core.prefixMatch(of: order) != nil
    core = core.trimmingPrefix(order)
      .trimmingPrefix(/(?:what's|what is|how much is)\s*/)
    let end =
      /\s*(?:=|equals?|等于(?:多少|几)?|是(?:多少|几)|得(?:多少|几)|有?多少)?\s*=?[\s?.]*$/
    if let match = core.firstMatch(of: end) { core = core[..<match.range.lowerBound] }
    return (String(core), isOrder)
  }

  /// Words become signs.
  private static func signs(in text: String) -> String {
    var text = text.replacing(/百分之\s*([0-9.]+)/) { "(\($0.output.1)%)" }
    text = text.replacing(/([0-9.]+)\s*分之\s*([0-9.]+)/) {
      "(\($0.output.2)/\($0.output.1))"
    }
    text = text.replacing(/的\s*([0-9]+)\s*次(?:方|幂)/) { "^\($0.output.1)" }
    text = text.replacing(/([0-9.]+)\s*的(?:算术)?平方根/) { "√\($0.output.1)" }
    text = text.replacing(/([0-9)])\s*x\s*(?=[0-9(.\-])/) { "\($0.output.1)*" }
    for (word, sign) in words { text = text.replacing(word, with: sign) }
    return text
  }

  private static let words: [(String, String)] = [
    ("square root of", "√"), ("sqrt", "√"), ("根号", "√"), ("to the power of", "^"),
    ("multiplied by", "*"), ("divided by", "/"), ("**", "^"), ("squared", "^2"), ("cubed", "^3"),
    ("²", "^2"), ("³", "^3"), ("plus", "+"), ("minus", "-"), ("times", "*"),
    ("percent", "%"), (" of ", "*"), (" mod ", "%"), ("的平方", "^2"), ("的立方", "^3"),
    ("的阶乘", "!"), ("加上", "+"), ("减去", "-"), ("乘以", "*"), ("除以", "/"), ("加", "+"),
    ("减", "-"), ("乘", "*"), ("的", "*"),
  ]

  private static func told(
    _ expression: String, _ value: Fraction, _ isExact: Bool, _ language: BotLanguage
  ) -> String {
    let decimal = DecimalText(value, ofExact: isExact)
    let sign = decimal.isExact ? "=" : "≈"
    var text: String
    if decimal.text.utf8.count > longestInLine {
      let count = value.numerator.digitCount
      text = "`\(expression)` \(sign)\n\n```\n\(decimal.text)\n```"
      if value.isWhole { text += language.choose("\n\n\(count) digits.", "\n\n共 \(count) 位。") }
    } else {
      text = "`\(expression)` \(sign) **\(decimal.text)**"
    }
    if isExact, !decimal.isExact, value.numerator.digitCount + value.denominator.digitCount < 40 {
      let fraction =
        (value.isNegative ? "-" : "") + value.numerator.text + "/" + value.denominator.text
      text += language.choose("\n\nExactly \(fraction).", "\n\n准确值是 \(fraction)。")
    }
    return text
  }
}
