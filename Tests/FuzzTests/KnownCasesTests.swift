import FuzzBodies
import Testing

/// What libFuzzer found once, and what it begins with, through the same code that it runs.
@Suite("Hostile bytes")
struct KnownCasesTests {
  @Test("every case that was found stays mended", arguments: FuzzTarget.allCases)
  func found(_ target: FuzzTarget) {
    for (name, bytes) in target.foundCases { check(target, bytes, name) }
  }

  @Test(
    "every seed passes, and so it does with its bytes disturbed", arguments: FuzzTarget.allCases)
  func seeds(_ target: FuzzTarget) {
    #expect(!target.seeds.isEmpty)
    var dice = Dice(seed: 4)
    for (index, seed) in target.seeds.enumerated() {
      check(target, seed, "seed \(index)")
      for round in 0..<4 {
        let bytes = disturbed(seed, &dice)
        check(target, bytes, "seed \(index), round \(round): \(bytes)")
      }
    }
  }

  private func check(_ target: FuzzTarget, _ bytes: [UInt8], _ name: String) {
    do {
      try target.run(bytes)
    } catch {
      Issue.record("\(target.rawValue), \(name): \(error)")
    }
  }

  /// A few bytes changed, left out, doubled or cut off.
  private func disturbed(_ seed: [UInt8], _ dice: inout Dice) -> [UInt8] {
    var bytes = seed
    for _ in 0...dice.below(4) where !bytes.isEmpty {
      let place = dice.below(bytes.count)
      switch dice.below(5) {
      case 0: bytes[place] = UInt8(dice.below(256))
      case 1: bytes.remove(at: place)
      case 2: bytes.insert(dice.pick(bytes), at: place)
      case 3: bytes.insert(contentsOf: bytes[place..<min(bytes.count, place + 9)], at: place)
      default: bytes.removeLast(min(bytes.count, dice.below(20)))
      }
    }
    return bytes
  }
}
