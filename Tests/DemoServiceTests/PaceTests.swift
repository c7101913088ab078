import Testing

@testable import DemoService

@Suite("The schedule of tokens")
struct PaceTests {
  @Test("tokens are due at even steps from one start, however late each was sent")
  func noDrift() {
    let start = ContinuousClock.now
    var pace = Pace(rate: 4, from: start)
    for index in 0..<100 {
      #expect(pace.next == start + .milliseconds(250) * index)
      pace.advance()
    }
  }

  @Test("no rate, a rate of 0, and rates that are none mean no waiting")
  func unlimited() {
    for rate in [nil, 0, -1, .nan, .infinity] as [Double?] {
      #expect(Pace(rate: rate, from: .now).next == nil)
      #expect(Pace(rate: rate, from: .now).duration(tokens: 1_000) == .zero)
    }
  }

  @Test("after a pause the schedule goes on from its end")
  func pause() {
    let start = ContinuousClock.now
    var pace = Pace(rate: 10, from: start)
    pace.resume(at: start + .seconds(5))
    #expect(pace.next == start + .seconds(5))
  }
}
