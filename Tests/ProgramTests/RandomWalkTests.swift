import Foundation
import FuzzBodies
import Testing

/// The whole app driven at random. A walk runs in a process of its own, so that a trap is a failure
/// like any other: with its seed, and with a tape that was made short.
///
/// By hand: `RIVULET_WALK_STEPS=1000000` walks that far in all, `RIVULET_WALK_SEED=17` walks that
/// seed alone, `RIVULET_WALK_TAPE=FILE` plays a tape.
@Suite("A random walk")
struct RandomWalkTests {
  private static let stepsAWalk = 2000
  private static let walksAProcess = 5
  /// In all that a run does.
  private static var stepCount: Int {
    variable("RIVULET_WALK_STEPS").flatMap { Int($0) } ?? 200_000
  }

  /// The first seed of each process.
  private static var seeds: [Int] {
    if let seed = variable("RIVULET_WALK_SEED").flatMap({ Int($0) }) { return [seed] }
    return Array(stride(from: 0, to: stepCount / stepsAWalk, by: walksAProcess))
  }

  private static func variable(_ name: String) -> String? {
    ProcessInfo.processInfo.environment[name]
  }

  @Test("whatever happens, in any order, nothing traps and what must hold holds", arguments: seeds)
  func walk(_ first: Int) async {
    let result = await #expect(processExitsWith: .success, observing: [\.standardErrorContent]) {
      [first = first as Int] in
      for seed in first..<first + RandomWalkTests.walksAProcess {
        await RandomWalkTests.walkAndReport(seed)
      }
    }
    if let result {
      if let report = Self.report(in: result.standardErrorContent) { Issue.record("\(report)") }
    } else {
      await explainTrap(first..<first + Self.walksAProcess)
    }
  }

  @Test("a tape is read as it was written")
  func tape() {
    let steps = RandomWalkGenerator.walk(seed: 1, count: 3000)
    #expect([RandomWalkStep](tape: steps.tape) == steps)
  }

  @Test("a tape that was kept", .enabled(if: variable("RIVULET_WALK_TAPE") != nil))
  func keptTape() throws {
    let file = try #require(Self.variable("RIVULET_WALK_TAPE"))
    let steps = [RandomWalkStep](tape: try String(contentsOfFile: file, encoding: .utf8))
    #expect(!steps.isEmpty)
    if let finding = Self.finding(steps) { Issue.record("\(finding)") }
  }
}

// In the process of the walk.
extension RandomWalkTests {
  private static let mark = "A random walk failed: "

  /// What does not hold on a walk; every fifth is walked twice, the bodies cut in other places, and
  /// must give the same frames.
  private static func finding(_ steps: [RandomWalkStep], isTwice: Bool = true) -> FuzzFinding? {
    do {
      let frames = try RandomWalkApp.walk(steps, keepsFrames: isTwice)
      guard isTwice else { return nil }
      let others = try RandomWalkApp.walk(steps, cutBy: Dice(seed: 1), keepsFrames: true)
      try hold(frames == others, "cut in other places, the bodies give other frames")
      return nil
    } catch {
      return error
    }
  }

  /// Walks, and writes what was found and how to get there to standard error.
  private static func walkAndReport(_ seed: Int) async {
    let steps = RandomWalkGenerator.walk(seed: seed, count: stepsAWalk)
    let isTwice = seed.isMultiple(of: 5)
    guard let finding = finding(steps, isTwice: isTwice) else { return }
    var shrinker = RandomWalkShrinker(attempts: 600)
    let short = await shrinker.shrink(steps) {
      Self.finding($0, isTwice: isTwice)?.description == finding.description
    }
    let report = mark + "\(finding), seed \(seed). The way there:\n\(short.tape)\n"
    FileHandle.standardError.write(Data(report.utf8))
  }

  private static func report(in output: [UInt8]) -> String? {
    let text = String(decoding: output, as: UTF8.self)
    return text.range(of: mark).map { String(text[$0.lowerBound...]) }
  }
}

// A trap: the process is gone, so each try is another one.
extension RandomWalkTests {
  private func explainTrap(_ seeds: Range<Int>) async {
    for seed in seeds {
      let steps = RandomWalkGenerator.walk(seed: seed, count: Self.stepsAWalk)
      guard await traps(steps) else { continue }
      var shrinker = RandomWalkShrinker(attempts: 150)
      let short = await shrinker.shrink(steps) { await traps($0) }
      Issue.record("A random walk traps, seed \(seed). The way there:\n\(short.tape)")
    }
  }

  private func traps(_ steps: [RandomWalkStep]) async -> Bool {
    var isTrap = false
    let tape = steps.tape
    await withKnownIssue("a try of the shrinker", isIntermittent: true) {
      let result = await #expect(processExitsWith: .success) { [tape = tape as String] in
        _ = RandomWalkTests.finding([RandomWalkStep](tape: tape), isTwice: false)
      }
      isTrap = result == nil
    }
    return isTrap
  }
}
