/// A reply that is not streamed: all its steps at once, with the time they would have taken.
struct WrittenReply: Sendable {
  private(set) var collector: MessageCollector
  private(set) var duration: Duration
  /// Bytes that stand in the place of the body, if the reply has such.
  private(set) var raw: [UInt8]?

  init(_ reply: Reply, ids collector: MessageCollector, rate: Double?) {
    self.collector = collector
    var cursor = ReplyCursor(reply.parts)
    var pauses = Duration.zero
    while let step = cursor.next() {
      _ = self.collector.take(step)
      if case .pause(let duration) = step { pauses += duration }
      if case .raw(let bytes) = step { raw = (raw ?? []) + bytes }
    }
    switch reply.ending {
    case .complete, .withoutDone: _ = self.collector.finish()
    case .requiresAction(let calls): _ = self.collector.wait(for: calls)
    case .truncated, .dropped, .error, .failed: break
    }
    let pace = Pace(rate: rate, from: .now)
    duration = pace.duration(tokens: self.collector.tokenCount) + pauses
  }
}
