/// Works a calculation out while it reads it: `+ -` before `* / %`, then signs, then `^` from the
/// right, then `% !` behind a number.
struct Arithmetic {
  private static let deepest = 100

  private let tokens: [ArithmeticToken]
  private var place = 0
  private var depth = 0
  /// False when a root had to be rounded.
  private var isExact = true

  /// The value of all of it, and whether that is exact.
  static func value(
    of tokens: [ArithmeticToken]
  ) throws(CalculationProblem) -> (value: Fraction, isExact: Bool) {
    var arithmetic = Arithmetic(tokens: tokens)
    let value = try arithmetic.sum()
    if let extra = arithmetic.next { throw .unexpected(extra.text) }
    return (value, arithmetic.isExact)
  }

  private init(tokens: [ArithmeticToken]) { self.tokens = tokens }

  private var next: ArithmeticToken? { place < tokens.count ? tokens[place] : nil }

  /// Takes the next sign if it is this one.
  private mutating func take(_ token: ArithmeticToken) -> Bool {
    guard next == token else { return false }
    place += 1
    return true
  }

  private mutating func sum() throws(CalculationProblem) -> Fraction {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Arithmetic.deepest else { throw .tooDeep }
    var value = try product()
    while true {
      if take(.plus) {
        value = try value + product()
      } else if take(.minus) {
        value = try value - product()
      } else {
        return value
      }
    }
  }

  private mutating func product() throws(CalculationProblem) -> Fraction {
    var value = try signed()
    while true {
      if take(.times) || next == .open || next == .root {
        value = try value * signed()
      } else if take(.over) {
        value = try value / signed()
      } else if take(.remainder) {
        value = try value.remainder(dividingBy: signed())
      } else {
        return value
      }
    }
  }

  private mutating func signed() throws(CalculationProblem) -> Fraction {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Arithmetic.deepest else { throw .tooDeep }
    if take(.minus) { return try -signed() }
    if take(.plus) { return try signed() }
    let value = try marked()
    guard take(.power) else { return value }
    let exponent = try signed()
    if exponent.numerator == .one, exponent.denominator == WholeNumber(2), !exponent.isNegative {
      return try root(of: value)
    }
    return try value.power(exponent)
  }

  /// A value with what stands behind it.
  private mutating func marked() throws(CalculationProblem) -> Fraction {
    var value = try single()
    while true {
      if take(.percent) {
        value = try value / Fraction(100)
      } else if take(.factorial) {
        value = try value.factorial()
      } else {
        return value
      }
    }
  }

  private mutating func single() throws(CalculationProblem) -> Fraction {
    guard let token = next else { throw .unexpected(nil) }
    place += 1
    switch token {
    case .number(let value, _): return value
    case .root:
      depth += 1
      defer { depth -= 1 }
      guard depth <= Arithmetic.deepest else { throw .tooDeep }
      return try root(of: marked())
    case .open:
      let value = try sum()
      guard take(.close) else { throw .unexpected(next?.text) }
      return value
    case .plus, .minus, .times, .over, .power, .percent, .remainder, .factorial, .close:
      throw .unexpected(token.text)
    }
  }

  private mutating func root(of value: Fraction) throws(CalculationProblem) -> Fraction {
    let root = try value.squareRoot()
    isExact = isExact && root.isExact
    return root.value
  }
}
