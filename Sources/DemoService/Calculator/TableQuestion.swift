/// "multiplication table 9", "compare 1..10 squares and cubes", "1 到 10 的平方、立方".
enum TableQuestion {
  private static let largestProduct = 20
  private static let mostRows = 100

  static func answer(
    _ text: String, _ language: BotLanguage
  ) throws(CalculationProblem) -> Worked? {
    let plain = PlainText.normal(text)
    let followUps = language.choose(
      ["compare 1..10 squares and cubes", "multiplication table 12"],
      ["1..10 的平方、立方、倒数", "乘法表 12"])
    var table = try products(plain)
    if table == nil { table = try columns(plain, language) }
    return table.map { Worked(text: $0, followUps: followUps) }
  }

  /// The table of products; 9 by 9 where no size is said.
  private static func products(_ plain: String) throws(CalculationProblem) -> String? {
    guard plain.contains(/multiplication table|times table|乘法(?:口诀)?表|九九表/) else { return nil }
    let size = plain.firstMatch(of: /[0-9]{1,4}/).flatMap { Int($0.output) } ?? 9
    guard (1...largestProduct).contains(size) else { throw .tooManyRows(largestProduct) }
    let rows = (1...size).map { row in
      ["**\(row)**"] + (1...size).map { "\(row * $0)" }
    }
    return Worked.table(["×"] + (1...size).map(String.init), rows)
  }

  /// What a column of a table is made of.
  private struct Column {
    var words: Regex<Substring>
    var english: String
    var chinese: String
    /// False for what was rounded.
    var isExact = true
    var value: (Fraction) throws(CalculationProblem) -> Fraction
  }

  private static var known: [Column] {
    [
      Column(words: /square roots?|roots?\b|平方根/, english: "√n", chinese: "√n", isExact: false) {
        value throws(CalculationProblem) in try value.squareRoot().value
      },
      Column(words: /squares?\b(?! root)|平方(?!根)/, english: "n²", chinese: "n²") {
        value throws(CalculationProblem) in try value * value
      },
      Column(words: /cubes?|立方/, english: "n³", chinese: "n³") {
        value throws(CalculationProblem) in try value * value * value
      },
      Column(words: /reciprocals?|inverses?|倒数/, english: "1/n", chinese: "1/n") {
        value throws(CalculationProblem) in try .one / value
      },
      Column(words: /factorials?|阶乘/, english: "n!", chinese: "n!") {
        value throws(CalculationProblem) in try value.factorial()
      },
      Column(words: /powers? of (?:2|two)|2 ?的(?:n ?次)?[幂方]/, english: "2ⁿ", chinese: "2ⁿ") {
        value throws(CalculationProblem) in try Fraction(2).power(value)
      },
    ]
  }

  /// A table of numbers in a row; nil where no column or no range is named.
  private static func columns(
    _ plain: String, _ language: BotLanguage
  ) throws(CalculationProblem) -> String? {
    let columns = known.filter { plain.contains($0.words) }
    guard !columns.isEmpty, let range = try range(in: plain) else { return nil }
    var rows: [[String]] = []
    for number in range {
      var row = ["\(number)"]
      for column in columns {
        let worked = try column.value(Fraction(number))
        let value = DecimalText(worked, digits: 10, ofExact: column.isExact || worked.isWhole)
        row.append((value.isExact ? "" : "≈ ") + value.text)
      }
      rows.append(row)
    }
    let head = ["n"] + columns.map { language.choose($0.english, $0.chinese) }
    return Worked.table(head, rows, rightFrom: 0)
  }

  private static func range(
    in plain: String
  ) throws(CalculationProblem) -> ClosedRange<Int>? {
    let stretch = /(-?[0-9]{1,6})(?:\s*(?:\.\.\.?|…|to|~|到|至)\s*|-)(-?[0-9]{1,6})/
    guard let match = plain.firstMatch(of: stretch), let first = Int(match.output.1),
      let last = Int(match.output.2)
    else { return plain.contains(/\btable\b|表/) ? 1...10 : nil }
    let (low, high) = (min(first, last), max(first, last))
    guard high - low < mostRows else { throw .tooManyRows(mostRows) }
    return low...high
  }
}
