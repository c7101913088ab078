/// A number from 0 on, of any size: digits to the base of a thousand million, the lowest first.
struct WholeNumber: Equatable, Sendable {
  private static let base: UInt64 = 1_000_000_000
  private static let digitsOfLimb = 9

  /// Without zeros at the high end; empty for 0.
  private var limbs: [UInt64]

  static let zero = WholeNumber(0)
  static let one = WholeNumber(1)

  init(_ value: UInt64) {
    limbs = []
    var rest = value
    while rest > 0 {
      limbs.append(rest % Self.base)
      rest /= Self.base
    }
  }

  private init(limbs: [UInt64]) {
    self.limbs = limbs
    while self.limbs.last == 0 { self.limbs.removeLast() }
  }

  /// Nil where there is anything but ASCII digits, or nothing.
  init?(digits: some StringProtocol) {
    guard !digits.isEmpty, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
      return nil
    }
    var limbs: [UInt64] = []
    var rest = digits[...]
    while !rest.isEmpty {
      limbs.append(UInt64(rest.suffix(Self.digitsOfLimb)) ?? 0)
      rest = rest.dropLast(Self.digitsOfLimb)
    }
    self.init(limbs: limbs)
  }

  var isZero: Bool { limbs.isEmpty }
  var isEven: Bool { (limbs.first ?? 0) % 2 == 0 }

  /// As many as its decimal digits; 1 for 0.
  var digitCount: Int {
    guard let top = limbs.last else { return 1 }
    return (limbs.count - 1) * Self.digitsOfLimb + String(top).utf8.count
  }

  /// Nil where it does not fit.
  var int: Int? {
    limbs.count > 2 ? nil : limbs.reversed().reduce(0) { $0 * Int(Self.base) + Int($1) }
  }

  /// The decimal digits.
  var text: String {
    guard let top = limbs.last else { return "0" }
    return limbs.dropLast().reversed().reduce(String(top)) { text, limb in
      let digits = String(limb)
      return text + String(repeating: "0", count: Self.digitsOfLimb - digits.utf8.count) + digits
    }
  }

  static func + (one: WholeNumber, other: WholeNumber) -> WholeNumber {
    var sum: [UInt64] = []
    var carry: UInt64 = 0
    for index in 0..<max(one.limbs.count, other.limbs.count) {
      let total = one.limb(index) + other.limb(index) + carry
      sum.append(total % base)
      carry = total / base
    }
    return WholeNumber(limbs: sum + [carry])
  }

  /// The second may not be larger than the first.
  static func - (one: WholeNumber, other: WholeNumber) -> WholeNumber {
    precondition(one >= other)
    var difference = one.limbs
    var borrow: UInt64 = 0
    for index in difference.indices {
      let taken = other.limb(index) + borrow
      borrow = difference[index] < taken ? 1 : 0
      difference[index] = difference[index] + borrow * base - taken
    }
    return WholeNumber(limbs: difference)
  }

  static func * (one: WholeNumber, other: WholeNumber) -> WholeNumber {
    var product = [UInt64](repeating: 0, count: one.limbs.count + other.limbs.count)
    for (index, limb) in one.limbs.enumerated() {
      var carry: UInt64 = 0
      for (offset, factor) in other.limbs.enumerated() {
        let total = product[index + offset] + limb * factor + carry
        product[index + offset] = total % base
        carry = total / base
      }
      product[index + other.limbs.count] += carry
    }
    return WholeNumber(limbs: product)
  }

  private func limb(_ index: Int) -> UInt64 { index < limbs.count ? limbs[index] : 0 }

  /// Division with a remainder. The divisor may not be 0.
  func divided(by divisor: WholeNumber) -> (quotient: WholeNumber, remainder: WholeNumber) {
    precondition(!divisor.isZero)
    if self < divisor { return (.zero, self) }
    if divisor.limbs.count == 1 { return divided(byLimb: divisor.limbs[0]) }
    return dividedLong(by: divisor)
  }

  private func divided(byLimb divisor: UInt64) -> (WholeNumber, WholeNumber) {
    var quotient = limbs
    var rest: UInt64 = 0
    for index in limbs.indices.reversed() {
      let value = rest * Self.base + limbs[index]
      quotient[index] = value / divisor
      rest = value % divisor
    }
    return (WholeNumber(limbs: quotient), WholeNumber(rest))
  }

  /// Knuth, The Art of Computer Programming, volume 2, section 4.3.1, algorithm D.
  private func dividedLong(by divisor: WholeNumber) -> (WholeNumber, WholeNumber) {
    let size = divisor.limbs.count
    let scale = WholeNumber(Self.base / (divisor.limbs[size - 1] + 1))
    let low = (divisor * scale).limbs
    var rest = (self * scale).limbs
    rest += [UInt64](repeating: 0, count: limbs.count + 1 - rest.count)
    var quotient = [UInt64](repeating: 0, count: limbs.count - size + 1)
    for place in quotient.indices.reversed() {
      let top = rest[place + size] * Self.base + rest[place + size - 1]
      var guess = top / low[size - 1]
      var left = top % low[size - 1]
      while guess >= Self.base
        || guess * low[size - 2] > left * Self.base + rest[place + size - 2]
      {
        guess -= 1
        left += low[size - 1]
        if left >= Self.base { break }
      }
      quotient[place] = Self.subtract(low, times: guess, from: &rest, at: place)
    }
    let remainder = WholeNumber(limbs: Array(rest.prefix(size)))
    return (WholeNumber(limbs: quotient), remainder.divided(by: scale).quotient)
  }

  /// Takes a multiple of the divisor away; where it was one too many, gives one back. Returns how
  /// many it were.
  private static func subtract(
    _ divisor: [UInt64], times guess: UInt64, from rest: inout [UInt64], at place: Int
  ) -> UInt64 {
    var carry: UInt64 = 0
    var borrow: UInt64 = 0
    for index in 0...divisor.count {
      let product = (index < divisor.count ? divisor[index] * guess : 0) + carry
      carry = product / base
      let taken = product % base + borrow
      borrow = rest[place + index] < taken ? 1 : 0
      rest[place + index] = rest[place + index] + borrow * base - taken
    }
    guard borrow == 1 else { return guess }
    carry = 0
    for index in 0...divisor.count {
      let sum = rest[place + index] + (index < divisor.count ? divisor[index] : 0) + carry
      rest[place + index] = sum % base
      carry = sum / base
    }
    return guess - 1
  }
}

extension WholeNumber: Comparable {
  static func < (one: WholeNumber, other: WholeNumber) -> Bool {
    if one.limbs.count != other.limbs.count { return one.limbs.count < other.limbs.count }
    return one.limbs.reversed().lexicographicallyPrecedes(other.limbs.reversed())
  }
}
