/// Why there is no result.
enum CalculationProblem: Error, Equatable, Sendable {
  case divisionByZero
  /// More digits than are worked with.
  case tooLarge
  /// Only whole exponents, factorials of whole numbers, remainders, have a result here.
  case needsWhole(String)
  case negativeRoot
  /// Something stands where it can not; nil at the end.
  case unexpected(String?)
  case tooDeep
  case noSuchDay(String)
  /// Days are counted from the year 1 to the year 9999.
  case outOfCalendar
  /// Two units of different kinds.
  case unlike(String, String)
  case tooManyRows(Int)
}

/// An exact number: a whole number over another, without a common divisor.
struct Fraction: Equatable, Sendable {
  /// The most digits above and below the line.
  static let mostDigits = 3_000

  var isNegative: Bool
  var numerator: WholeNumber
  var denominator: WholeNumber

  static let zero = Fraction(0)
  static let one = Fraction(1)

  init(_ value: Int) {
    isNegative = value < 0
    numerator = WholeNumber(UInt64(value.magnitude))
    denominator = .one
  }

  /// The denominator may not be 0.
  init(
    _ numerator: WholeNumber, over denominator: WholeNumber = .one, isNegative: Bool = false
  ) throws(CalculationProblem) {
    let divisor =
      denominator == .one ? .one : WholeNumber.commonDivisor(numerator, denominator)
    self.numerator = divisor == .one ? numerator : numerator.divided(by: divisor).quotient
    self.denominator = divisor == .one ? denominator : denominator.divided(by: divisor).quotient
    self.isNegative = isNegative && !numerator.isZero
    guard max(self.numerator.digitCount, self.denominator.digitCount) <= Fraction.mostDigits
    else { throw .tooLarge }
  }

  /// A decimal such as `12`, `.5`, `1,234.50` or `6e-3`; nil where it is none, `tooLarge` where
  /// its exponent is.
  init?(decimal text: String) throws(CalculationProblem) {
    let sides = text.filter { $0 != "," }.lowercased().split(
      separator: "e", maxSplits: 1, omittingEmptySubsequences: false)
    let parts = (sides.first ?? "").split(
      separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    let fraction = parts.count == 2 ? parts[1] : ""
    guard let first = parts.first,
      let digits = WholeNumber(digits: String(first) + String(fraction)),
      let exponent = sides.count == 2 ? Int(sides[1]) : 0
    else { return nil }
    guard exponent.magnitude <= Fraction.mostDigits.magnitude,
      fraction.utf8.count <= Fraction.mostDigits
    else {
      throw .tooLarge
    }
    let shift = exponent - fraction.utf8.count
    let scale = WholeNumber.powerOfTen(abs(shift))
    if shift < 0 {
      try self.init(digits, over: scale)
    } else {
      try self.init(digits * scale)
    }
  }

  var isZero: Bool { numerator.isZero }
  var isWhole: Bool { denominator == .one }
  /// Nil where it is not whole or does not fit.
  var int: Int? { isWhole ? numerator.int.map { isNegative ? -$0 : $0 } : nil }

  static prefix func - (value: Fraction) -> Fraction {
    var result = value
    result.isNegative = !value.isNegative && !value.isZero
    return result
  }

  static func + (one: Fraction, other: Fraction) throws(CalculationProblem) -> Fraction {
    let left = one.numerator * other.denominator
    let right = other.numerator * one.denominator
    let denominator = one.denominator * other.denominator
    if one.isNegative == other.isNegative {
      return try Fraction(left + right, over: denominator, isNegative: one.isNegative)
    }
    return left >= right
      ? try Fraction(left - right, over: denominator, isNegative: one.isNegative)
      : try Fraction(right - left, over: denominator, isNegative: other.isNegative)
  }

  static func - (one: Fraction, other: Fraction) throws(CalculationProblem) -> Fraction {
    try one + (-other)
  }

  static func * (one: Fraction, other: Fraction) throws(CalculationProblem) -> Fraction {
    try Fraction(
      one.numerator * other.numerator, over: one.denominator * other.denominator,
      isNegative: one.isNegative != other.isNegative)
  }

  static func / (one: Fraction, other: Fraction) throws(CalculationProblem) -> Fraction {
    guard !other.isZero else { throw .divisionByZero }
    return try Fraction(
      one.numerator * other.denominator, over: one.denominator * other.numerator,
      isNegative: one.isNegative != other.isNegative)
  }

  /// What is left when the whole multiples are taken away; has the sign of the divisor.
  func remainder(dividingBy other: Fraction) throws(CalculationProblem) -> Fraction {
    let quotient = try self / other
    return try self - other * quotient.floor
  }

  /// The largest whole number that is not above it.
  var floor: Fraction {
    get throws(CalculationProblem) {
      let (quotient, rest) = numerator.divided(by: denominator)
      let isBelow = isNegative && !rest.isZero
      return try Fraction(isBelow ? quotient + .one : quotient, isNegative: isNegative)
    }
  }

  /// Whole exponents, negative ones too.
  func power(_ exponent: Fraction) throws(CalculationProblem) -> Fraction {
    guard exponent.isWhole else { throw .needsWhole("^") }
    if isZero {
      guard !exponent.isNegative else { throw .divisionByZero }
      return exponent.isZero ? .one : .zero
    }
    let isOdd = !exponent.numerator.isEven
    if numerator == .one, denominator == .one { return isOdd ? self : .one }
    let digits = max(numerator.digitCount, denominator.digitCount)
    guard let times = exponent.numerator.int,
      times <= Fraction.mostDigits * 4, max(digits - 1, 0) * times <= Fraction.mostDigits
    else { throw .tooLarge }
    let (above, below) = (numerator.power(times), denominator.power(times))
    return exponent.isNegative
      ? try Fraction(below, over: above, isNegative: isNegative && isOdd)
      : try Fraction(above, over: below, isNegative: isNegative && isOdd)
  }

  /// The square root, and whether it is exact; else it is right to 40 digits behind the point.
  func squareRoot() throws(CalculationProblem) -> (value: Fraction, isExact: Bool) {
    guard !isNegative else { throw .negativeRoot }
    let (above, below) = (numerator.squareRoot, denominator.squareRoot)
    if above * above == numerator, below * below == denominator {
      return (try Fraction(above, over: below), true)
    }
    let scale = WholeNumber.powerOfTen(40)
    let scaled = (numerator * scale * scale).divided(by: denominator).quotient
    return (try Fraction(scaled.squareRoot, over: scale), false)
  }

  /// Only of whole numbers that are not too large.
  func factorial() throws(CalculationProblem) -> Fraction {
    guard isWhole, !isNegative else { throw .needsWhole("!") }
    // 1131! has more digits than there may be.
    guard let last = int, last < 1_131 else { throw .tooLarge }
    var product = WholeNumber.one
    for factor in stride(from: 2, through: last, by: 1) {
      product = product * WholeNumber(UInt64(factor))
    }
    return try Fraction(product)
  }
}

extension Fraction: Comparable {
  static func < (one: Fraction, other: Fraction) -> Bool {
    if one.isNegative != other.isNegative { return one.isNegative }
    let (left, right) = (
      one.numerator * other.denominator, other.numerator * one.denominator
    )
    return one.isNegative ? right < left : left < right
  }
}
