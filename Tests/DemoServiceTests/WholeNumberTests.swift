import Testing

@testable import DemoService

@Suite("Whole numbers of any size")
struct WholeNumberTests {
  private func number(_ digits: String) throws -> WholeNumber {
    try #require(WholeNumber(digits: digits))
  }

  @Test("text in is text out")
  func text() throws {
    for text in ["0", "1", "999999999", "1000000000", "1000000000000000000000001"] {
      #expect(try number(text).text == text && number(text).digitCount == text.count)
    }
    #expect(try number("000120").text == "120")
    for text in ["", "-1", "1.0", " 1", "１"] { #expect(WholeNumber(digits: text) == nil) }
    #expect(WholeNumber(.max).text == "18446744073709551615")
    #expect(WholeNumber(.max).int == nil && WholeNumber(999_999_999_999).int == 999_999_999_999)
  }

  @Test("small numbers agree with the machine's")
  func small() {
    var dice = SystemRandomNumberGenerator()
    for _ in 0..<500 {
      let one = UInt64.random(in: 0...4_000_000_000, using: &dice)
      let other = UInt64.random(in: 1...4_000_000_000, using: &dice)
      let (large, little) = (WholeNumber(one), WholeNumber(other))
      #expect((large + little).text == "\(one + other)")
      #expect((large * little).text == "\(one * other)")
      #expect(large.divided(by: little).quotient.text == "\(one / other)")
      #expect(large.divided(by: little).remainder.text == "\(one % other)")
      #expect((large < little) == (one < other))
    }
  }

  @Test("quotient times divisor plus remainder is the number, at every size")
  func division() throws {
    var dice = SystemRandomNumberGenerator()
    func random(_ digits: Int) throws -> WholeNumber {
      // Nines and zeros in a row are where long division goes wrong.
      let runs = (0..<digits).map { _ in ["0", "9", "9", "0", "5"].randomElement(using: &dice) }
      return try number("1" + runs.compactMap { $0 }.joined())
    }
    for _ in 0..<300 {
      let one = try random(Int.random(in: 0...80))
      let other = try random(Int.random(in: 0...50))
      let (quotient, rest) = one.divided(by: other)
      #expect(rest < other && quotient * other + rest == one, "\(one.text) / \(other.text)")
      #expect((one + other) - other == one)
    }
  }

  @Test(
    "long division takes back what it took too much of",
    arguments: [
      ("999999999000000000000000001999999998000000001", "1500000000000000001000000001"),
      ("500000001500000000500000001499999999250000000", "500000001500000000999999999250000000"),
      ("2999999998499999999000000003499999999", "2999999998499999999999999998"),
    ])
  func givenBack(above: String, below: String) throws {
    let (one, other) = (try number(above), try number(below))
    let (quotient, rest) = one.divided(by: other)
    #expect(rest < other && quotient * other + rest == one)
  }

  @Test("powers, roots and divisors")
  func others() throws {
    #expect(WholeNumber(2).power(100).text == "1267650600228229401496703205376")
    #expect(WholeNumber(7).power(0) == .one)
    for text in ["0", "1", "2", "3", "4", "99", "100", "152415787532388367501905199875019052100"] {
      let value = try number(text)
      let root = value.squareRoot
      #expect(root * root <= value && value < (root + .one) * (root + .one))
    }
    #expect(WholeNumber.commonDivisor(WholeNumber(84), WholeNumber(36)).text == "12")
    #expect(WholeNumber.commonDivisor(.zero, WholeNumber(5)).text == "5")
  }
}
