extension WholeNumber {
  /// The greatest number that divides both.
  static func commonDivisor(_ one: WholeNumber, _ other: WholeNumber) -> WholeNumber {
    var (large, small) = (one, other)
    while !small.isZero { (large, small) = (small, large.divided(by: small).remainder) }
    return large
  }

  /// The exponent may not be negative; the caller sees to it that the result is not too large.
  func power(_ exponent: Int) -> WholeNumber {
    precondition(exponent >= 0)
    var (result, square, rest) = (WholeNumber.one, self, exponent)
    while rest > 0 {
      if rest % 2 == 1 { result = result * square }
      rest /= 2
      if rest > 0 { square = square * square }
    }
    return result
  }

  static func powerOfTen(_ exponent: Int) -> WholeNumber { WholeNumber(10).power(exponent) }

  /// The largest number whose square is not larger than this one, by Newton's method from above.
  var squareRoot: WholeNumber {
    if isZero { return self }
    var guess = WholeNumber.powerOfTen((digitCount + 1) / 2)
    while true {
      let next = (guess + divided(by: guess).quotient).divided(by: WholeNumber(2)).quotient
      if next >= guess { return guess }
      guess = next
    }
  }
}
