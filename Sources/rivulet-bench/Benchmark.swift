/// One micro-benchmark: a fixed piece of work over inputs made beforehand.
struct Benchmark: Sendable {
  /// What its speed is told in.
  enum Measure: Sendable {
    /// MB/s over so many bytes.
    case bytes(Int)
    /// ns for each of so many.
    case operations(Int, of: String)
  }

  let name: String
  /// Of one round.
  let measure: Measure
  /// How often the work runs when instructions are counted: some 20 million of them in all.
  let countedRounds: Int
  /// Makes the inputs and gives the work, whose result depends on all that it did.
  let prepare: @Sendable () -> () -> Int

  /// Runs the work with a clock: the time of one round, in seconds, the least and the median of
  /// `samples`, each long enough for the clock.
  func time(samples: Int = 7) -> (least: Double, median: Double) {
    let work = prepare()
    let clock = ContinuousClock()
    var rounds = 1
    var checksum = work()
    // As many rounds as take 60 ms.
    while true {
      let elapsed = clock.measure { checksum &+= measured(rounds, work) }
      if elapsed > .milliseconds(60) { break }
      rounds *= 2
    }
    let times = (0..<samples).map { _ in
      let elapsed = clock.measure { checksum &+= measured(rounds, work) }
      return elapsed / .seconds(1) / Double(rounds)
    }.sorted()
    keep(checksum)
    return (times[0], times[samples / 2])
  }

  /// Runs the fixed work once: what callgrind counts.
  func count() {
    let work = prepare()
    keep(measured(countedRounds, work))
  }

  /// One line: the least time and the median, as the benchmark's own measure.
  func report() -> String {
    let (least, median) = time()
    switch measure {
    case .bytes(let bytes):
      let speeds = [least, median].map { Double(bytes) / $0 / 1e6 }
      return "\(name): \(Int(speeds[0])) MB/s (median \(Int(speeds[1])))"
    case .operations(let count, let what):
      let costs = [least, median].map { ($0 * 1e9 / Double(count) * 10).rounded() / 10 }
      return "\(name): \(costs[0]) ns a \(what) (median \(costs[1]))"
    }
  }
}

/// The only function in which callgrind counts: its name is known to `bench/count.py`. No closure
/// of its own stands in it, as that would bear its name too.
@inline(never)
func measured(_ rounds: Int, _ work: () -> Int) -> Int {
  var checksum = 0
  for _ in 0..<rounds { checksum &+= work() }
  return checksum
}

/// Makes the optimiser believe that a result matters.
@inline(never)
private func keep(_ checksum: Int) {
  if checksum == .min { print(checksum) }
}
