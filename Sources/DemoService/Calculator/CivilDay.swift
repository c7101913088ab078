/// A day of the calendar that is used today, also before it was made.
struct CivilDay: Equatable, Sendable {
  var year: Int
  /// From 1 to 12.
  var month: Int
  /// From 1 on.
  var day: Int

  /// Throws where the calendar has no such day.
  init(_ year: Int, _ month: Int, _ day: Int) throws(CalculationProblem) {
    guard (1...9999).contains(year) else { throw .outOfCalendar }
    guard (1...12).contains(month), day >= 1, day <= CivilDay.length(of: month, year) else {
      throw .noSuchDay("\(year)-\(month)-\(day)")
    }
    (self.year, self.month, self.day) = (year, month, day)
  }

  static func isLeap(_ year: Int) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }

  static func length(of month: Int, _ year: Int) -> Int {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// Days since 1970-01-01. Years begin in March here, so that the leap day is the last.
  var number: Int {
    let shifted = month > 2 ? year : year - 1
    let inYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
    return 365 * shifted + shifted / 4 - shifted / 100 + shifted / 400 + inYear - 719_468
  }

  /// The day of a number; throws outside of the calendar.
  init(number: Int) throws(CalculationProblem) {
    guard (-719_162...2_932_896).contains(number) else { throw .outOfCalendar }
    // From 0000-03-01, in turns of 400 years.
    let days = number + 719_468
    let (turn, inTurn) = (days / 146_097, days % 146_097)
    let yearInTurn = (inTurn - inTurn / 1_460 + inTurn / 36_524 - inTurn / 146_096) / 365
    let inYear = inTurn - (365 * yearInTurn + yearInTurn / 4 - yearInTurn / 100)
    let shifted = (5 * inYear + 2) / 153
    let month = shifted < 10 ? shifted + 3 : shifted - 9
    try self.init(
      turn * 400 + yearInTurn + (month <= 2 ? 1 : 0), month, inYear - (153 * shifted + 2) / 5 + 1)
  }

  /// 0 is Sunday.
  var weekday: Int { ((number + 4) % 7 + 7) % 7 }

  /// From 1 on.
  var dayOfYear: Int {
    (1..<month).reduce(day) { $0 + CivilDay.length(of: $1, year) }
  }

  /// So many months on; the last day of a month that is too short.
  func adding(months: Int) throws(CalculationProblem) -> CivilDay {
    let (count, isOver) = (year * 12 + month - 1).addingReportingOverflow(months)
    guard !isOver, count >= 12, count < 10_000 * 12 else { throw .outOfCalendar }
    let (year, month) = (count / 12, count % 12 + 1)
    return try CivilDay(year, month, min(day, CivilDay.length(of: month, year)))
  }

  func adding(days: Int) throws(CalculationProblem) -> CivilDay {
    let (number, isOver) = number.addingReportingOverflow(days)
    guard !isOver else { throw .outOfCalendar }
    return try CivilDay(number: number)
  }

  /// `2026-01-05`
  var text: String {
    func padded(_ number: Int, _ width: Int) -> String {
      let digits = String(number)
      return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
  }

  func weekdayName(in language: BotLanguage) -> String {
    let names = [
      ("Sunday", "星期日"), ("Monday", "星期一"), ("Tuesday", "星期二"), ("Wednesday", "星期三"),
      ("Thursday", "星期四"), ("Friday", "星期五"), ("Saturday", "星期六"),
    ][weekday]
    return language.choose(names.0, names.1)
  }
}
