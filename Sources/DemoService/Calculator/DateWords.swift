/// The days and the stretches of time that a text speaks of.
struct DateWords: Sendable {
  /// A stretch of time.
  struct Stretch: Equatable, Sendable {
    var days = 0
    var months = 0
  }

  /// In the order in which they stand.
  private(set) var days: [CivilDay] = []
  private(set) var stretch: Stretch?
  /// What is left of the text when the days are taken out; a `§` for each.
  private(set) var rest = ""

  private static var date: Regex<(Substring, Substring, Substring, Substring)> {
    /([0-9]{4}(?=[\-\/.])|[0-9]{1,4}(?=\s*年))\s*[\-\/.年]\s*([0-9]{1,2})\s*[\-\/.月]\s*([0-9]{1,2})(?![0-9])\s*[日号]?/
  }
  private static var dayOfYear: Regex<(Substring, Substring, Substring)> {
    /([0-9]{1,2})\s*月\s*([0-9]{1,2})\s*[日号]/
  }
  private static var englishDay: Regex<(Substring, Substring, Substring, Substring?)> {
    /\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+([0-9]{1,2})(?:st|nd|rd|th)?(?:,?\s+([0-9]{4}))?\b/
  }
  private static var length: Regex<(Substring, Substring, Substring)> {
    /([0-9]{1,7})\s*(days?|weeks?|months?|years?|个?星期|个?礼拜|个?月|天|日|周|年)/
  }
  private static let months = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
  ]
  private static let words: [(String, Int)] = [
    ("day after tomorrow", 2), ("day before yesterday", -2), ("tomorrow", 1), ("yesterday", -1),
    ("today", 0), ("后天", 2), ("前天", -2), ("明天", 1), ("昨天", -1), ("今天", 0), ("今日", 0),
  ]

  /// Reads a text that `PlainText` made.
  init(_ text: String, today: CivilDay) throws(CalculationProblem) {
    var found: [(String.Index, CivilDay)] = []
    var taken: [Range<String.Index>] = []
    func take(_ range: Range<String.Index>, _ day: CivilDay) {
      guard !taken.contains(where: { $0.overlaps(range) }) else { return }
      taken.append(range)
      found.append((range.lowerBound, day))
    }
    for match in text.matches(of: Self.date) {
      take(
        match.range,
        try CivilDay(Self.int(match.output.1), Self.int(match.output.2), Self.int(match.output.3)))
    }
    for match in text.matches(of: Self.dayOfYear)
    where !taken.contains(where: { $0.overlaps(match.range) }) {
      take(
        match.range,
        try CivilDay(today.year, Self.int(match.output.1), Self.int(match.output.2)))
    }
    for match in text.matches(of: Self.englishDay) {
      let month = (Self.months.firstIndex(of: String(match.output.1)) ?? 0) + 1
      let year = match.output.3.map { Self.int($0) } ?? today.year
      take(match.range, try CivilDay(year, month, Self.int(match.output.2)))
    }
    for (word, offset) in Self.words {
      for range in text.ranges(of: word) { take(range, try today.adding(days: offset)) }
    }
    days = found.sorted { $0.0 < $1.0 }.map(\.1)
    rest = Self.without(taken, text)
    stretch = rest.firstMatch(of: Self.length).map { Self.stretch($0.output.1, $0.output.2) }
  }

  private static func int(_ digits: Substring) -> Int { Int(digits) ?? 0 }

  private static func without(_ ranges: [Range<String.Index>], _ text: String) -> String {
    var rest = ""
    var place = text.startIndex
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      rest += text[place..<range.lowerBound] + "§"
      place = range.upperBound
    }
    return rest + text[place...]
  }

  private static func stretch(_ count: Substring, _ unit: Substring) -> Stretch {
    let count = int(count)
    if unit.hasPrefix("week") || unit.hasSuffix("周") || unit.hasSuffix("星期")
      || unit.hasSuffix("礼拜")
    {
      return Stretch(days: count * 7)
    }
    if unit.hasPrefix("month") || unit.hasSuffix("月") { return Stretch(months: count) }
    if unit.hasPrefix("year") || unit == "年" { return Stretch(months: count * 12) }
    return Stretch(days: count)
  }
}
