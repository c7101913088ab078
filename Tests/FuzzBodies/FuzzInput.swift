/// The bytes of one run, taken from the front: first the choices, then the text.
struct FuzzInput {
  private var bytes: ArraySlice<UInt8>

  init(_ bytes: [UInt8]) { self.bytes = bytes[...] }

  /// What has not been taken.
  var rest: [UInt8] { Array(bytes) }

  /// The next byte; 0 when there is none.
  mutating func byte() -> Int { Int(bytes.popFirst() ?? 0) }

  /// Numbers that two bytes choose.
  mutating func dice() -> Dice { Dice(seed: UInt64(byte() << 8 | byte())) }
}

/// Repeatable pseudo-random numbers: SplitMix64 (Steele, Lea, Flood 2014).
package struct Dice: RandomNumberGenerator, Sendable {
  private var state: UInt64

  package init(seed: UInt64) { state = seed }

  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// From 0 on, less than `limit`, which is at least 1.
  package mutating func below(_ limit: Int) -> Int { Int(next() % UInt64(limit)) }

  package mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[below(elements.count)]
  }

  /// Cuts bytes into pieces that are not empty: each byte alone, in two, or in pieces of about a
  /// size, no more than `limit` of them.
  package mutating func pieces(of bytes: [UInt8], atMost limit: Int = .max) -> [[UInt8]] {
    guard bytes.count > 1, limit > 1 else { return bytes.isEmpty ? [] : [bytes] }
    let ends: [Int]
    switch below(4) {
    case 0 where bytes.count <= limit: ends = Array(1..<bytes.count)
    case 1: ends = [1 + below(bytes.count - 1)]
    default:
      let size = 1 + below(64)
      let cuts = (1..<bytes.count).filter { _ in below(size) == 0 }
      ends = Array(cuts.prefix(limit - 1))
    }
    return zip([0] + ends, ends + [bytes.count]).map { Array(bytes[$0..<$1]) }
  }
}
