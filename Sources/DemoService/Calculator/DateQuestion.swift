/// "days between 2026-01-01 and 2026-11-23", "100 天后是几号", "今天星期几".
enum DateQuestion {
  static func answer(
    _ text: String, _ language: BotLanguage, today: CivilDay
  ) throws(CalculationProblem) -> Worked? {
    let plain = PlainText.normal(text)
    if let leap = leapYear(plain, language) { return leap }
    let words = try DateWords(plain, today: today)
    // "how many days in 3 weeks" is a question of units.
    if words.days.isEmpty, plain.contains(/how many \w+ (?:are )?(?:there )?in\b/) { return nil }
    let followUps = language.choose(
      ["what day is 100 days from today", "what weekday is \(today.year + 1)-01-01"],
      ["100 天后是几号？", "\(today.year + 1)-01-01 是星期几？"])
    let told: String? =
      if words.days.count >= 2 {
        between(words.days[0], words.days[1], language)
      } else if let stretch = words.stretch, let isAfter = direction(words.rest) {
        try moved(words.days.first ?? today, stretch, isAfter: isAfter, language)
      } else if let day = words.days.first {
        one(day, words.rest, today, language)
      } else {
        nil
      }
    return told.map { Worked(text: $0, followUps: followUps) }
  }

  /// Whether a stretch leads to later days; nil where nothing says so.
  private static func direction(_ rest: String) -> Bool? {
    if rest.contains(/\b(?:ago|before|earlier)\b|前/) { return false }
    return rest.contains(/\b(?:from|after|later|in|hence|since|plus)\b|后|过|\+/) ? true : nil
  }

  /// What is told of one day: how far it is, or what weekday it is.
  private static func one(
    _ day: CivilDay, _ rest: String, _ today: CivilDay, _ language: BotLanguage
  ) -> String? {
    let isFar = rest.contains(/\b(?:until|till|to|since|left)\b|距离?|还有|还剩|离|过了|多少天|几天/)
    if isFar, day != today { return between(today, day, language) }
    let isAsked = rest.contains(/week ?day|what day|which day|what date|day of|星期|周几|礼拜|几号|日期/)
    let isAlone = rest.allSatisfy { "§ ?.".contains($0) }
    return isAsked || isAlone ? described(day, language) : nil
  }

  private static func described(_ day: CivilDay, _ language: BotLanguage) -> String {
    let left = (CivilDay.isLeap(day.year) ? 366 : 365) - day.dayOfYear
    let name = day.weekdayName(in: language)
    return language.choose(
      "**\(day.text)** is a **\(name)**, day \(day.dayOfYear) of its year; \(left) days are left.",
      "**\(day.text)** 是**\(name)**，当年的第 \(day.dayOfYear) 天，还剩 \(left) 天。")
  }

  private static func between(
    _ one: CivilDay, _ other: CivilDay, _ language: BotLanguage
  ) -> String {
    let (first, last) = one.number <= other.number ? (one, other) : (other, one)
    let days = last.number - first.number
    var months = (last.year - first.year) * 12 + last.month - first.month
    // The first day moved on may not pass the last.
    var reached = try? first.adding(months: months)
    if let day = reached, day.number > last.number {
      months -= 1
      reached = try? first.adding(months: months)
    }
    let rest = last.number - (reached ?? first).number
    let (from, to) = (
      "\(first.text) (\(first.weekdayName(in: language)))",
      "\(last.text) (\(last.weekdayName(in: language)))"
    )
    return language.choose(
      "From \(from) to \(to): **\(days) days**.\n\n"
        + "- \(days / 7) weeks and \(days % 7) days\n"
        + "- \(months / 12) years, \(months % 12) months and \(rest) days\n"
        + "- \(days + 1) days when both ends count",
      "从 \(from) 到 \(to)：**\(days) 天**。\n\n"
        + "- \(days / 7) 周零 \(days % 7) 天\n"
        + "- \(months / 12) 年 \(months % 12) 个月零 \(rest) 天\n"
        + "- 首尾都算是 \(days + 1) 天")
  }

  private static func moved(
    _ day: CivilDay, _ stretch: DateWords.Stretch, isAfter: Bool, _ language: BotLanguage
  ) throws(CalculationProblem) -> String {
    let sign = isAfter ? 1 : -1
    let end = try day.adding(months: sign * stretch.months).adding(days: sign * stretch.days)
    let days = abs(end.number - day.number)
    let name = end.weekdayName(in: language)
    let way =
      isAfter ? language.choose("after", "之后") : language.choose("before", "之前")
    return language.choose(
      "**\(end.text)**, a **\(name)**: \(days) days \(way) \(day.text).",
      "**\(end.text)**，**\(name)**：\(day.text) \(way) \(days) 天。")
  }

  private static func leapYear(_ plain: String, _ language: BotLanguage) -> Worked? {
    guard plain.contains(/\bleap\b|闰年/),
      let year = plain.firstMatch(of: /[0-9]{1,4}/).flatMap({ Int($0.output) }), year > 0
    else { return nil }
    let days = CivilDay.isLeap(year) ? 366 : 365
    return Worked(
      text: CivilDay.isLeap(year)
        ? language.choose(
          "**Yes**, \(year) is a leap year: \(days) days.", "**是**，\(year) 年是闰年，有 \(days) 天。")
        : language.choose(
          "**No**, \(year) is no leap year: \(days) days.", "**不是**，\(year) 年是平年，有 \(days) 天。"))
  }
}
