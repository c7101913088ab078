/// Makes a failing walk short: leaves out stretches, long ones first, as long as it still fails.
struct RandomWalkShrinker {
  /// How many walks may be tried.
  private(set) var attemptsLeft: Int

  init(attempts: Int) { attemptsLeft = attempts }

  /// A walk that fails and of which no single step can be left out, if the attempts suffice.
  mutating func shrink(
    _ steps: [RandomWalkStep], while fails: ([RandomWalkStep]) async -> Bool
  ) async -> [RandomWalkStep] {
    var best = steps
    var length = max(1, best.count / 2)
    while attemptsLeft > 0 {
      var start = 0
      var hasShrunk = false
      while start < best.count, attemptsLeft > 0 {
        var shorter = best
        shorter.removeSubrange(start..<min(best.count, start + length))
        attemptsLeft -= 1
        if await fails(shorter) {
          best = shorter
          hasShrunk = true
        } else {
          start += length
        }
      }
      if length == 1, !hasShrunk { break }
      length = max(1, length / 2)
    }
    return best
  }
}
