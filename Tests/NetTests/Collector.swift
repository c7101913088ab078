import Chat
import Foundation
import Net
import Testing
import Wire

/// Drives a transport as the event loop does, and keeps what each transfer brought.
struct Collector {
  struct Result {
    var heads: [HTTPHead] = []
    var body: [UInt8] = []
    var ends: [NetworkFailure?] = []
    var text: String { String(decoding: body, as: UTF8.self) }
  }

  let transport: any Transport
  var results: [TransferID: Result] = [:]

  init(_ transport: any Transport) { self.transport = transport }

  subscript(_ id: TransferID) -> Result { results[id] ?? Result() }

  /// Turns the loop until `isDone`, or fails the test after `seconds`.
  mutating func run(
    seconds: Double = 20, until isDone: (Collector) -> Bool,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let deadline = ContinuousClock.now + .seconds(seconds)
    while !isDone(self) {
      guard ContinuousClock.now < deadline else {
        Issue.record("nothing more came in \(seconds) s", sourceLocation: sourceLocation)
        return
      }
      _ = transport.wait(for: [], timeout: .milliseconds(100))
      take()
    }
  }

  /// Turns the loop until these transfers have ended.
  mutating func finish(
    _ ids: TransferID..., sourceLocation: SourceLocation = #_sourceLocation
  ) {
    run(until: { all in ids.allSatisfy { !all[$0].ends.isEmpty } }, sourceLocation: sourceLocation)
  }

  mutating func take() {
    for (id, event) in transport.takeEvents() {
      switch event {
      case .head(let head): results[id, default: Result()].heads.append(head)
      case .body(let bytes): results[id, default: Result()].body += bytes
      case .end(let failure): results[id, default: Result()].ends.append(failure)
      }
    }
  }
}

/// A token for a test.
func makeSecret(_ text: String) throws -> Secret {
  let secret = Secret(text)
  return try #require(secret)
}
