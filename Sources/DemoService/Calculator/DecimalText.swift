/// A number as people read it.
struct DecimalText: Equatable, Sendable {
  var text: String
  /// Whether that is all of it.
  var isExact: Bool

  /// A longer fraction is rounded, even where it has an end.
  private static let longestFraction = 60

  /// All digits where the decimal has an end that is near enough, else so many that count,
  /// rounded; these also where the value itself is not exact.
  init(_ value: Fraction, digits: Int = 30, ofExact isExact: Bool = true) {
    let sign = value.isNegative ? "-" : ""
    if isExact || value.isWhole, let places = DecimalText.places(of: value),
      places <= DecimalText.longestFraction
    {
      let scaled = (value.numerator * WholeNumber.powerOfTen(places)).divided(
        by: value.denominator)
      text = sign + DecimalText.pointed(scaled.quotient.text, places: places)
      self.isExact = isExact
    } else {
      text = sign + DecimalText.rounded(value, digits: digits)
      self.isExact = false
    }
  }

  /// How many digits there are behind the point; nil where they have no end.
  private static func places(of value: Fraction) -> Int? {
    var rest = value.denominator
    var places = 0
    for factor in [WholeNumber(2), WholeNumber(5)] {
      var count = 0
      while true {
        let (quotient, remainder) = rest.divided(by: factor)
        guard remainder.isZero else { break }
        rest = quotient
        count += 1
      }
      places = max(places, count)
    }
    return rest == .one ? places : nil
  }

  /// Digits with a point before the last `places` of them, without zeros at the end.
  private static func pointed(_ digits: String, places: Int) -> String {
    guard places > 0 else { return digits }
    let filled = String(repeating: "0", count: max(0, places + 1 - digits.utf8.count)) + digits
    var fraction = filled.suffix(places)
    while fraction.last == "0" { fraction.removeLast() }
    let whole = filled.dropLast(places)
    return fraction.isEmpty ? String(whole) : whole + "." + fraction
  }

  /// Rounded to so many digits that count, half away from zero.
  private static func rounded(_ value: Fraction, digits: Int) -> String {
    // The place of the first digit, or one more: then there is one digit too few.
    var first = value.numerator.digitCount - value.denominator.digitCount
    if quotient(value, shiftedBy: digits - 1 - first, isRounded: false).digitCount < digits {
      first -= 1
    }
    var scaled = quotient(value, shiftedBy: digits - 1 - first)
    if scaled.digitCount > digits {
      first += 1
      scaled = scaled.divided(by: WholeNumber(10)).quotient
    }
    let places = digits - 1 - first
    if first >= -7, first < digits { return pointed(scaled.text, places: places) }
    return pointed(scaled.text, places: digits - 1) + "e\(first)"
  }

  private static func quotient(
    _ value: Fraction, shiftedBy places: Int, isRounded: Bool = true
  ) -> WholeNumber {
    let scale = WholeNumber.powerOfTen(abs(places))
    let above = places < 0 ? value.numerator : value.numerator * scale
    let below = places < 0 ? value.denominator * scale : value.denominator
    let (quotient, rest) = above.divided(by: below)
    return isRounded && rest + rest >= below ? quotient + .one : quotient
  }
}
