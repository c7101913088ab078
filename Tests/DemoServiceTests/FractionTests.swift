import Testing

@testable import DemoService

@Suite("Exact numbers")
struct FractionTests {
  /// A number, written as a decimal or as a fraction.
  private func number(_ text: String) throws -> Fraction {
    let isNegative = text.hasPrefix("-")
    let sides = text.drop { $0 == "-" }.split(separator: "/").map(String.init)
    let above = try #require(try Fraction(decimal: sides[0]))
    let value = sides.count == 2 ? try above / #require(try Fraction(decimal: sides[1])) : above
    return isNegative ? -value : value
  }

  @Test(
    "decimals are read exactly",
    arguments: [
      ("0.1", "1/10"), (".5", "1/2"), ("1,234.50", "2469/2"), ("6e-3", "3/500"), ("2e3", "2000"),
      ("007", "7"), ("1.000", "1"),
    ])
  func reading(text: String, wanted: String) throws {
    #expect(try number(text) == number(wanted))
  }

  @Test("what is no decimal is nil, what is too large a problem")
  func notRead() throws {
    for text in ["", ".", "e5", "1e", "1e9223372036854775808x", "-1", "1.2.3", "0x10", "１"] {
      #expect(try Fraction(decimal: text) == nil, "\(text)")
    }
    for text in ["1e4000", "1e-4000", "1e-9223372036854775808", "1e9223372036854775807"] {
      #expect(throws: CalculationProblem.tooLarge) { try Fraction(decimal: text) }
    }
    #expect(throws: CalculationProblem.tooLarge) {
      try Fraction(decimal: String(repeating: "9", count: 3_001))
    }
  }

  @Test("the laws of arithmetic hold for random fractions")
  func laws() throws {
    var dice = SystemRandomNumberGenerator()
    func random() throws -> Fraction {
      let above = Fraction(Int.random(in: -10_000...10_000, using: &dice))
      return try above / Fraction(Int.random(in: 1...10_000, using: &dice))
    }
    for _ in 0..<200 {
      let (a, b, c) = (try random(), try random(), try random())
      #expect(try (a + b) - b == a)
      #expect(try a * (b + c) == a * b + a * c)
      if !b.isZero {
        #expect(try a / b * b == a)
        let rest = try a.remainder(dividingBy: b)
        #expect(try ((a - rest) / b).isWhole)
        #expect(rest.isZero || rest.isNegative == b.isNegative)
      }
      #expect((a < b) == (try (b - a) > .zero))
    }
  }

  @Test(
    "numbers are shown as they are, or rounded",
    arguments: [
      ("1/8", 30, "0.125", true), ("-5/2", 30, "-2.5", true), ("0", 30, "0", true),
      ("100", 30, "100", true), ("1/3", 5, "0.33333", false), ("2/3", 5, "0.66667", false),
      ("200/3", 5, "66.667", false), ("99999.96/3", 3, "33333.32", true),
      ("2999999/3", 6, "1e6", false), ("1/3e9", 4, "3.333e-10", false),
      ("1e9/7e9", 4, "0.1429", false), ("1e20/3", 5, "3.3333e19", false),
      ("-1/7", 3, "-0.143", false), ("29/30", 2, "0.97", false), ("299/300", 2, "1", false),
    ])
  func decimals(text: String, digits: Int, wanted: String, isExact: Bool) throws {
    let shown = DecimalText(try number(text), digits: digits)
    #expect(shown.text == wanted && shown.isExact == isExact)
  }

  @Test("powers, roots and factorials, and what has none")
  func powers() throws {
    #expect(try number("2/3").power(number("-3")) == number("27/8"))
    #expect(try number("-2").power(number("3")) == number("-8"))
    #expect(try number("-1").power(number("99999999999999999999")) == number("-1"))
    #expect(try number("0").power(number("0")) == .one)
    #expect(try number("9/4").squareRoot() == (number("3/2"), true))
    #expect(try number("5").factorial() == number("120"))
    let problems: [(CalculationProblem, () throws -> Fraction)] = [
      (.divisionByZero, { try number("0").power(number("-1")) }),
      (.divisionByZero, { try number("1") / .zero }),
      (.tooLarge, { try number("10").power(number("3001")) }),
      (.tooLarge, { try number("1.5").power(number("99999999999999999999")) }),
      (.tooLarge, { try number("2").factorial().power(number("99999")) }),
      (.tooLarge, { try number("99999999999999999999").factorial() }),
      (.needsWhole("!"), { try number("1.5").factorial() }),
      (.needsWhole("^"), { try number("2").power(number("1/3")) }),
      (.negativeRoot, { try number("-2").squareRoot().value }),
    ]
    for (problem, work) in problems { #expect(throws: problem) { try work() } }
    #expect(try number("1130").factorial().numerator.digitCount <= Fraction.mostDigits)
  }
}
