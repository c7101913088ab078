import Foundation

/// Computes: exact arithmetic, dates, units, texts, tables; in the language it is asked in.
struct CalculatorBot: Bot {
  let id = "7379462189365190004"
  let name = "计算器 Calculator"
  let description = "Exact arithmetic, dates, units, texts, tables. 精确计算、日期、单位换算、字数统计、表格。"
  /// The day on which it is asked.
  var today: @Sendable () -> CivilDay? = { CalculatorBot.systemDay() }

  func opening(in language: BotLanguage) -> Opening {
    switch language {
    case .english:
      Opening(
        prologue: """
          I compute, and I do not round where I need not: `0.1 + 0.2` is 0.3 here. I also know \
          dates, units, texts and tables.
          """,
        suggestions: [
          "0.1 + 0.2", "what day is 100 days from today", "multiplication table 9",
        ])
    case .chinese:
      Opening(
        prologue: "我来计算，能不四舍五入就不舍入：在我这里 `0.1 + 0.2` 就是 0.3。日期、单位、字数、表格也都会。",
        suggestions: ["0.1 + 0.2 等于多少？", "100 天后是几号？", "3 斤是多少公斤？"])
    }
  }

  func reply(to question: Question) -> Reply {
    let language = question.language
    do throws(CalculationProblem) {
      guard let worked = try work(question.text, language) else { return menu(in: language) }
      return Reply(answer: worked.text, followUps: worked.followUps)
    } catch {
      return Reply(
        answer: error.sentence(in: language), followUps: opening(in: language).suggestions)
    }
  }

  /// The first of its arts that knows what to do.
  private func work(
    _ text: String, _ language: BotLanguage
  ) throws(CalculationProblem) -> Worked? {
    if let worked = TextQuestion.answer(text, language) { return worked }
    guard text.utf8.count <= 4_000 else { return nil }
    if let worked = try TableQuestion.answer(text, language) { return worked }
    if let today = today(),
      let worked = try DateQuestion.answer(text, language, today: today)
    {
      return worked
    }
    if let worked = try UnitQuestion.answer(text, language) { return worked }
    return try ArithmeticQuestion.answer(text, language)
  }

  private func menu(in language: BotLanguage) -> Reply {
    let text = language.choose(
      """
      I did not find anything to compute in that. I can do

      - **arithmetic**, exactly: `(1.5 + 2) * 3^4`, `10% of 250`, `2^100`, `100!`, `sqrt 2`
      - **dates**: `days between 2026-01-01 and 2026-11-23`, `what day is 100 days from today`
      - **units**: `5 km to miles`, `100 F to C`, `1 GiB to MB`, `3 jin to kg`, `100 mu`
      - **texts**: `count: ` and then the text
      - **tables**: `multiplication table 9`, `compare 1..10 squares and cubes`
      """,
      """
      没看出要算什么。我会这些：

      - **精确计算**：`(1.5 + 2) * 3^4`、`250 的 10%`、`2 的 100 次方`、`100!`、`根号 2`
      - **日期**：`2026-01-01 到 2026-11-23 有多少天`、`100 天后是几号`、`今天星期几`
      - **单位**：`3 斤是多少公斤`、`100 亩是多少公顷`、`5 里是多少公里`、`37 摄氏度是多少华氏度`
      - **字数**：`统计：`后面接上文字
      - **表格**：`九九乘法表`、`1..10 的平方、立方`
      """)
    return Reply(answer: text, followUps: opening(in: language).suggestions)
  }

  /// Today where this machine stands.
  private static func systemDay() -> CivilDay? {
    let now = Date()
    let seconds = Int(now.timeIntervalSince1970) + TimeZone.current.secondsFromGMT(for: now)
    return try? CivilDay(number: Int((Double(seconds) / 86_400).rounded(.down)))
  }
}
