import FlyingSocks

/// The body of a streamed reply: frames made when their time comes, pulled by the connection, so
/// that a slow reader slows the reply down instead of filling memory, and one that has gone ends it.
struct ReplyStream: AsyncBufferedSequence {
  typealias Element = UInt8

  var reply: Reply
  var frames: any StreamFrames
  var rate: Double?
  var contextTokens: Int
  /// Tokens of the chat's runs before this one.
  var spentTokens = 0
  /// Of a v3 chat: where its end is written down. v2 keeps nothing.
  var ticket: ChatTicket?

  func makeAsyncIterator() -> Iterator { Iterator(self) }

  struct Iterator: AsyncBufferedIteratorProtocol {
    /// One write holds at most about this much, however fast the reply is.
    private static let mostBytes = 16_384
    /// A waiting stream looks this often whether it was cancelled.
    private static let patience = Duration.milliseconds(50)

    private enum Phase { case opening, writing, ended }

    private let ending: ReplyEnding
    private let contextTokens: Int
    private let spentTokens: Int
    private let ticket: ChatTicket?
    private var frames: any StreamFrames
    private var cursor: ReplyCursor
    private var pace: Pace
    private var ahead: ReplyStep?
    private var phase = Phase.opening
    private var single: ArraySlice<UInt8> = []

    init(_ stream: ReplyStream) {
      ending = stream.reply.ending
      contextTokens = stream.contextTokens
      spentTokens = stream.spentTokens
      ticket = stream.ticket
      frames = stream.frames
      cursor = ReplyCursor(stream.reply.parts)
      pace = Pace(rate: stream.rate, from: .now)
    }

    mutating func next() async throws -> UInt8? {
      while single.isEmpty {
        guard let bytes = try await nextBuffer(suggested: 1) else { return nil }
        single = bytes[...]
      }
      return single.popFirst()
    }

    /// The frames that are due, at least one; nil at the end of the body.
    mutating func nextBuffer(suggested count: Int) async throws -> [UInt8]? {
      switch phase {
      case .ended: return nil
      case .writing: return try await write()
      case .opening:
        phase = .writing
        let bytes = frames.opening()
        if bytes.isEmpty { return try await write() }
        return bytes
      }
    }

    private mutating func write() async throws -> [UInt8]? {
      var out: [UInt8] = []
      while out.count < Iterator.mostBytes {
        guard await ticket?.isRunning ?? true else { return end(frames.cancelled()) }
        ahead = ahead ?? cursor.next()
        guard let step = ahead else {
          if !out.isEmpty, !isOrderly { return out }
          return try await close(after: out)
        }
        if let due = due(step), due > .now {
          if !out.isEmpty { return out }
          guard try await wait(until: due) else { continue }
        }
        ahead = nil
        if step.isToken { pace.advance() }
        if case .pause = step { pace.resume(at: .now) }
        frames.append(step, to: &out)
      }
      return out
    }

    /// Whether the last frames may leave together with the closing ones.
    private var isOrderly: Bool {
      if case .dropped = ending { return false }
      return true
    }

    private var pauseEnd: ContinuousClock.Instant?

    /// When a step may be sent; nil for at once.
    private mutating func due(_ step: ReplyStep) -> ContinuousClock.Instant? {
      if step.isToken { return pace.next }
      guard case .pause(let duration) = step else { return nil }
      let end = pauseEnd ?? .now + duration
      pauseEnd = end
      return end
    }

    /// Sleeps until then; false when it was cancelled meanwhile.
    private func wait(until due: ContinuousClock.Instant) async throws -> Bool {
      while ContinuousClock.now < due {
        try await Task.sleep(until: Swift.min(due, .now + Iterator.patience), clock: .continuous)
        guard await ticket?.isRunning ?? true else { return false }
      }
      return true
    }

    /// The end of the reply: written down first, so that the next chat is not refused as busy.
    private mutating func close(after out: [UInt8]) async throws -> [UInt8]? {
      if case .dropped = ending {
        phase = .ended
        await ticket?.finish(ending, frames.collector, usage)
        throw ConnectionDropped()
      }
      let last = frames.closing(ending, usage: usage)
      await ticket?.finish(ending, frames.collector, usage)
      return end(out + last)
    }

    private var usage: Usage {
      Usage(input: contextTokens, output: spentTokens + frames.collector.tokenCount)
    }

    private mutating func end(_ bytes: [UInt8]) -> [UInt8]? {
      phase = .ended
      return bytes.isEmpty ? nil : bytes
    }
  }
}

/// Thrown to make the server break a connection off.
struct ConnectionDropped: Error {}

/// The right to write one run of a chat. When the last copy goes away, because the reader hung up, the chat
/// is over.
final class ChatTicket: Sendable {
  private let ledger: Ledger
  private let id: String
  private let run: Int

  init(ledger: Ledger, _ admission: Ledger.Admission) {
    self.ledger = ledger
    id = admission.head.id
    run = admission.run
  }

  deinit {
    let (ledger, id, run) = (ledger, id, run)
    Task { await ledger.finish(id, run: run, StoredChat.Outcome(status: .canceled)) }
  }

  var isRunning: Bool {
    get async { await ledger.isRunning(id, run: run) }
  }

  func finish(_ ending: ReplyEnding, _ collector: MessageCollector, _ usage: Usage) async {
    await ledger.finish(id, run: run, StoredChat.Outcome(ending, collector, usage))
  }
}

extension StoredChat.Outcome {
  /// The outcome of a reply that was written to its end.
  init(_ ending: ReplyEnding, _ collector: MessageCollector, _ usage: Usage) {
    let status: ChatHead.Status =
      switch ending {
      case .complete, .withoutDone: .completed
      case .truncated, .dropped: .canceled
      case .error, .failed: .failed
      case .requiresAction: .requiresAction
      }
    self.init(status: status, messages: collector.messages, usage: usage)
    if case .requiresAction(let calls) = ending { toolCalls = calls }
  }
}
