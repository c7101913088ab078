import Chat
import Foundation
import FuzzBodies
import Testing
import Wire

extension StreamFixture: CustomTestStringConvertible {
  /// Its name stands for it.
  public var testDescription: String { name }
}

@Suite struct FixtureTests {
  @Test("there are enough fixtures, and each has its expected actions")
  func fixturesExist() {
    #expect(StreamFixture.all.count >= 60)
    for fixture in StreamFixture.all {
      #expect(fixture.name.hasPrefix("v2-") || fixture.name.hasPrefix("v3-"))
    }
  }

  @Test("a fixture in one piece gives the expected actions", arguments: StreamFixture.all)
  func whole(_ fixture: StreamFixture) throws {
    let actual = lines(play(fixture, cutAt: [])).joined(separator: "\n") + "\n"
    let file = StreamFixture.folder.appending(path: fixture.name + ".expected")
    guard ProcessInfo.processInfo.environment["UPDATE_SNAPSHOTS"] == nil else {
      try actual.write(to: file, atomically: true, encoding: .utf8)
      Issue.record("rewrote \(file.lastPathComponent): read it before it is committed")
      return
    }
    #expect(actual == (try String(contentsOf: file, encoding: .utf8)))
  }

  @Test("a fixture cut in two, at every byte, gives the same", arguments: StreamFixture.all)
  func everyCut(_ fixture: StreamFixture) {
    let whole = play(fixture, cutAt: [])
    for cut in fixture.body.indices.dropFirst() where play(fixture, cutAt: [cut]) != whole {
      Issue.record("\(fixture.name) differs when cut at \(cut)")
      return
    }
  }

  @Test("a fixture one byte at a time gives the same", arguments: StreamFixture.all)
  func byteByByte(_ fixture: StreamFixture) {
    let cuts = Array(fixture.body.indices.dropFirst())
    #expect(lines(play(fixture, cutAt: cuts)) == lines(play(fixture, cutAt: [])))
  }

  @Test("a fixture cut at random places gives the same", arguments: StreamFixture.all)
  func randomCuts(_ fixture: StreamFixture) {
    var random = SeededGenerator(seed: 7)
    let whole = play(fixture, cutAt: [])
    for _ in 0..<30 {
      let cuts = fixture.body.indices.dropFirst().filter { _ in random.next() % 16 == 0 }
      #expect(play(fixture, cutAt: cuts) == whole, "cut at \(cuts)")
    }
  }
}

/// Feeds a fixture to its dialect's exchange. What comes is told action by action, the events of
/// one input and of the next joined, waking times left out.
func play(_ fixture: StreamFixture, cutAt cuts: [Int]) -> [ExchangeAction] {
  let api: API = fixture.name.hasPrefix("v2-") ? .cozeV2 : .cozeV3
  var exchange = dialect(for: api).reply(to: .sample(api))
  var actions = exchange.input(.begin, at: .zero)
  actions.removeAll()  // The first request is the same for all.
  let tag = RequestTag(rawValue: 0)
  var inputs: [ExchangeInput] = [.head(tag, fixture.head)]
  for (start, end) in zip([0] + cuts, cuts + [fixture.body.count]) where start < end {
    inputs.append(.body(tag, Array(fixture.body[start..<end])))
  }
  inputs.append(.end(tag, fixture.end.map { .lost(detail: $0) }))
  for input in inputs {
    for action in exchange.input(input, at: .zero) {
      if case .wake = action { continue }
      if case .events(let new) = action, case .events(let old) = actions.last {
        actions[actions.count - 1] = .events(old + new)
      } else {
        actions.append(action)
      }
    }
  }
  return actions
}

extension ReplyRequest {
  static func sample(
    _ api: API, query: String = "hi", conversation: String? = "c0", stream: Bool = true,
    history: [HistoryMessage] = []
  ) -> ReplyRequest {
    ReplyRequest(
      profile: Profile(
        name: "work", api: api, baseURL: "https://coze.example", botID: "b1", user: "me",
        stream: stream),
      query: query, conversationID: conversation, history: history)
  }
}

/// SplitMix64: the same numbers in every run.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64
  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
