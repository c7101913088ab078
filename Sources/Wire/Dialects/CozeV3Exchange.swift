import Chat

/// One reply of v3, from the question to the last request that it needs.
///
/// Streamed: chat, until `done`. The reply is told complete at `conversation.chat.completed`, and
/// the end mark is waited for only a little longer. Not streamed (or a service that answers a
/// stream call with a chat object): chat, retrieve once a second, list. After a stop: cancel.
/// A conversation that is busy (4016) is tried once more after a second: this service refuses
/// before it counts anything, and its cancels take effect a moment late.
///
/// Polling and stopping stand in files of their own.
struct CozeV3Exchange: Exchange {
  /// How long the waits of the exchange may take.
  enum Wait {
    /// From a completed reply to its end mark.
    static let endMark = Duration.seconds(5)
    /// Before the one repetition after 4016.
    static let busy = Duration.seconds(1)
    /// Between two polls: the service allows one a second.
    static let poll = Duration.seconds(1)
    /// All polling together.
    static let polling = Duration.seconds(600)
    /// From a stop to ids with which the service can be asked to cancel.
    static let identification = Duration.seconds(3)
    /// For the answer to a cancel.
    static let cancel = Duration.seconds(5)
  }

  /// What is under way. A stop leads from any of the first six to one of the last three.
  enum Phase: Hashable, Sendable {
    /// The chat call is open, or not yet begun.
    case chatting
    /// The reply is told complete; the end mark is missing.
    case awaitingEndMark
    /// Refused as busy; the same call follows.
    case awaitingRetry
    /// The chat runs at the service, until this time at most.
    case awaitingPoll
    case retrieving
    case listing
    /// Stopped before the service told its ids: read on for these alone.
    case identifying
    case cancelling
    case finished
  }

  let calls: CozeV3Calls
  let idleTimeout: Duration
  var phase = Phase.chatting
  var reader = ResponseReader()
  var frames = CozeV3Frames()
  var progress = ReplyProgress()
  /// When the present wait ends.
  var deadline: Duration = .zero
  var pollingEnd: Duration = .zero
  /// Polls that may still fail without ending the reply, which runs and is paid for.
  var pollFailuresLeft = 3
  private var openTag: RequestTag?
  private var nextTag = 0
  private var hasRetried = false
  /// What the input at hand leads to.
  private var actions: [ExchangeAction] = []

  init(calls: CozeV3Calls, idleTimeout: Duration) {
    self.calls = calls
    self.idleTimeout = idleTimeout
  }

  mutating func input(_ input: ExchangeInput, at now: Duration) -> [ExchangeAction] {
    guard phase != .finished else { return [] }
    switch input {
    case .begin: send(calls.chat, .chatting, at: now)
    case .head(let tag, let head) where tag == openTag:
      touch(now)
      reader.take(head)
    case .body(let tag, let bytes) where tag == openTag:
      touch(now)
      take(bytes, at: now)
    case .end(let tag, let failure) where tag == openTag:
      openTag = nil
      end(failure, at: now)
    case .head, .body, .end: break  // of a request that is closed already
    case .woke: wake(at: now)
    case .stop: stop(at: now)
    }
    tell()
    defer { actions = [] }
    return actions
  }
}

// The steps from which the phases are made.
extension CozeV3Exchange {
  /// Starts the next request; nothing else is open. It gets the idle time-out, or `limit`.
  mutating func send(
    _ request: HTTPRequest, _ phase: Phase, for limit: Duration? = nil, at now: Duration
  ) {
    tell()
    let tag = RequestTag(rawValue: nextTag)
    nextTag += 1
    openTag = tag
    reader = ResponseReader()
    actions.append(.request(tag, request))
    wait(for: limit ?? idleTimeout, phase, at: now)
  }

  mutating func wait(for duration: Duration, _ phase: Phase, at now: Duration) {
    self.phase = phase
    deadline = now + duration
    actions.append(.wake(at: deadline))
  }

  /// A byte came: the silence begins anew. The waits for our own steps are not prolonged.
  private mutating func touch(_ now: Duration) {
    switch phase {
    case .chatting, .retrieving, .listing: deadline = now + idleTimeout
    case .awaitingEndMark, .awaitingRetry, .awaitingPoll, .identifying, .cancelling, .finished:
      break
    }
  }

  mutating func abort() {
    guard let tag = openTag else { return }
    openTag = nil
    actions.append(.abort(tag))
  }

  /// Hands over what has been told.
  private mutating func tell() {
    let events = progress.take()
    if !events.isEmpty { actions.append(.events(events)) }
  }

  mutating func finish() {
    tell()
    abort()
    phase = .finished
    actions.append(.finished)
  }

  mutating func fail(_ kind: ReplyFailure.Kind) {
    progress.fail(kind, logID: reader.logID)
    finish()
  }

  /// A failure that the service reports. One refusal as busy is waited out.
  mutating func fail(_ fault: ServiceFault, at now: Duration) {
    if fault.code == "4016", !progress.hasBegun, !hasRetried {
      hasRetried = true
      abort()
      return wait(for: Wait.busy, .awaitingRetry, at: now)
    }
    progress.fail(fault, status: reader.status, logID: reader.logID)
    finish()
  }
}

// What comes in.
extension CozeV3Exchange {
  private mutating func take(_ bytes: [UInt8], at now: Duration) {
    guard phase != .cancelling else { return }
    var items: [EventStreamItem] = []
    var isBeyondLimit = false
    do throws(EventStreamFailure) {
      try reader.take(bytes, into: &items)
    } catch {
      isBeyondLimit = true
    }
    for item in items where isReadingChat {
      follow(frames.read(item, into: &progress), at: now)
      if phase == .identifying { identify(at: now) }
    }
    if isBeyondLimit, openTag != nil { fail(.broken(.tooLarge)) }
  }

  /// Whether the response of the chat call is still listened to.
  private var isReadingChat: Bool {
    switch phase {
    case .chatting, .awaitingEndMark, .identifying: true
    case .awaitingRetry, .awaitingPoll, .retrieving, .listing, .cancelling, .finished: false
    }
  }

  private mutating func follow(_ outcome: FrameOutcome, at now: Duration) {
    guard phase != .identifying else {
      // The reply is over: nothing is left to cancel.
      if outcome != .proceed { finish() }
      return
    }
    switch outcome {
    case .proceed: break
    case .completed:
      guard !progress.isOver else { break }
      progress.complete()
      wait(for: Wait.endMark, .awaitingEndMark, at: now)
    case .done:
      // The end mark of a reply that never was complete: it broke off.
      progress.fail(.broken(.truncated), logID: reader.logID)
      finish()
    case .requiresAction:
      progress.requireAction()
      finish()
    case .failed(let fault): fail(fault, at: now)
    case .tooLarge: fail(.broken(.tooLarge))
    }
  }

  private mutating func end(_ failure: NetworkFailure?, at now: Duration) {
    switch phase {
    case .chatting: endChat(failure, at: now)
    case .identifying: endIdentification(at: now)
    case .retrieving: endRetrieve(failure, at: now)
    case .listing: endList(failure, at: now)
    case .awaitingEndMark, .cancelling, .awaitingRetry, .awaitingPoll, .finished: finish()
    }
  }

  private mutating func endChat(_ failure: NetworkFailure?, at now: Duration) {
    switch reader.ending() {
    case .plain(let body): endPlainChat(body, failure, at: now)
    case .stream(let remainder):
      if let fault = CozeStream.fault(bareLine: remainder) {
        fail(fault, at: now)
      } else if let failure {
        progress.fail(failure, logID: reader.logID)
        finish()
      } else {
        fail(.broken(.truncated))
      }
    }
  }

  private mutating func wake(at now: Duration) {
    guard now >= deadline else {
      actions.append(.wake(at: deadline))
      return
    }
    switch phase {
    case .chatting:
      progress.fail(silentFor: idleTimeout, logID: reader.logID)
      finish()
    case .awaitingRetry: send(calls.chat, .chatting, at: now)
    case .awaitingPoll: poll(at: now)
    case .retrieving, .listing:
      abort()
      pollWasSilent(at: now)
    case .awaitingEndMark, .identifying, .cancelling, .finished: finish()
    }
  }
}
