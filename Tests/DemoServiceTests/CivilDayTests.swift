import Foundation
import Testing

@testable import DemoService

@Suite("The calendar")
struct CivilDayTests {
  @Test("days and numbers agree, all the way, and weekdays follow each other")
  func numbers() throws {
    var day = try CivilDay(1, 1, 1)
    var weekday = day.weekday
    #expect(weekday == 1)
    for number in stride(from: day.number, through: 2_932_896, by: 1) {
      // Every day near the ends of months and centuries, each seventh elsewhere.
      guard number % 7 == 0 || number % 36_524 < 800 else { continue }
      day = try CivilDay(number: number)
      #expect(day.number == number)
    }
    #expect(day.text == "9999-12-31" || day.year == 9999)
    day = try CivilDay(2024, 2, 27)
    weekday = day.weekday
    for offset in 1...400 {
      #expect(try day.adding(days: offset).weekday == (weekday + offset) % 7)
    }
  }

  @Test("agrees with Foundation's calendar")
  func foundation() throws {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = try #require(TimeZone(identifier: "UTC"))
    for number in stride(from: -140_000, through: 1_000_000, by: 997) {
      let date = Date(timeIntervalSince1970: Double(number) * 86_400)
      let parts = calendar.dateComponents([.year, .month, .day, .weekday, .dayOfYear], from: date)
      let day = try CivilDay(number: number)
      // Foundation changes to the Julian calendar before 1582-10-15.
      #expect(day.year == parts.year && day.month == parts.month && day.day == parts.day)
      #expect(day.weekday + 1 == parts.weekday && day.dayOfYear == parts.dayOfYear)
    }
  }

  @Test("months end where they end")
  func months() throws {
    let day = try CivilDay(2024, 1, 31)
    #expect(try day.adding(months: 1).text == "2024-02-29")
    #expect(try day.adding(months: 13).text == "2025-02-28")
    #expect(try day.adding(months: -2).text == "2023-11-30")
    #expect(try day.adding(months: -1).text == "2023-12-31")
  }

  @Test("there is nothing outside of the calendar")
  func outside() throws {
    for (year, month, day) in [(2026, 2, 29), (2026, 13, 1), (2026, 0, 1), (2026, 4, 31)] {
      #expect(throws: CalculationProblem.self) { try CivilDay(year, month, day) }
    }
    #expect(throws: CalculationProblem.outOfCalendar) { try CivilDay(0, 1, 1) }
    let last = try CivilDay(9999, 12, 31)
    for days in [1, Int.max] {
      #expect(throws: CalculationProblem.outOfCalendar) { try last.adding(days: days) }
      #expect(throws: CalculationProblem.outOfCalendar) { try last.adding(months: days) }
    }
    #expect(throws: CalculationProblem.outOfCalendar) { try CivilDay(1, 1, 1).adding(days: -1) }
  }
}
