package import Chat
package import Net
package import Settings
package import Wire

/// Drives the exchanges of any number of replies over one transport: requests wait for their
/// token, inputs go to the exchange they belong to, and what an exchange asks for is done.
///
/// The token goes only to the origin of the profile's `base_url`. When the service refuses a
/// token that came from a command, before anything of the reply came, the command is run again,
/// once, and the question asked anew.
package final class ReplyRunner {
  /// What came of a reply, for the user.
  package enum Outcome: Hashable, Sendable {
    case events(Turn.ID, [ReplyEvent])
    /// Nothing more will happen for this turn: its conversation may send again.
    case finished(Turn.ID)
  }

  private let transport: any Transport
  private let tokens: TokenFetcher
  private var runs: [Turn.ID: ReplyRun] = [:]
  private var owners: [TransferID: (turn: Turn.ID, tag: RequestTag)] = [:]
  private var outcomes: [Outcome] = []

  package init(transport: any Transport, tokens: TokenFetcher) {
    self.transport = transport
    self.tokens = tokens
  }

  /// Asks for one reply. `id` must be new.
  package func start(
    _ id: Turn.ID, request: ReplyRequest, dialect: any Dialect, source: TokenSource,
    at now: Duration
  ) {
    let origin = Origin(of: request.profile.baseURL)
    runs[id] = ReplyRun(request: request, dialect: dialect, source: source, origin: origin)
    input(.begin, to: id, at: now)
  }

  /// The user stopped a reply: its events end, while its exchange may still tell the service.
  package func stop(_ id: Turn.ID, at now: Duration) {
    runs[id]?.isStopped = true
    input(.stop, to: id, at: now)
  }

  /// Takes one event of a transfer; those of others are ignored.
  package func take(_ event: TransferEvent, of transfer: TransferID, at now: Duration) {
    guard let (turn, tag) = owners[transfer] else { return }
    switch event {
    case .head(let head): input(.head(tag, head), to: turn, at: now)
    case .body(let bytes): input(.body(tag, bytes), to: turn, at: now)
    case .end(let failure):
      owners[transfer] = nil
      runs[turn]?.transfers[tag] = nil
      input(.end(tag, failure), to: turn, at: now)
    }
  }

  /// Takes the time: what asked to be woken is, and tokens that have come are used.
  package func expire(at now: Duration) {
    tokens.advance(at: now)
    for id in runs.keys.sorted(by: { $0.rawValue < $1.rawValue }) {
      takeToken(id, at: now)
      guard let wake = runs[id]?.wake, wake <= now else { continue }
      runs[id]?.wake = nil
      input(.woke, to: id, at: now)
    }
  }

  /// What has come since the last call, in order.
  package func takeOutcomes() -> [Outcome] {
    defer { outcomes = [] }
    return outcomes
  }

  /// When `expire` is to be called next; nil when nothing waits for time.
  package var nextDeadline: Duration? {
    (runs.values.map(\.wake) + [tokens.deadline]).compactMap(\.self).min()
  }

  /// Descriptors of commands that bring tokens; `expire` reads them.
  package var interests: [Interest] { tokens.interests }

  /// True while any exchange is unfinished.
  package var isBusy: Bool { !runs.isEmpty }
}

// MARK: - Doing what an exchange asks for

extension ReplyRunner {
  private func input(_ input: ExchangeInput, to id: Turn.ID, at now: Duration) {
    // Actions never call back into the exchange, so one list is enough.
    guard let actions = runs[id]?.exchange.input(input, at: now) else { return }
    for action in actions {
      guard runs[id] != nil else { return }
      perform(action, of: id, at: now)
    }
  }

  private func perform(_ action: ExchangeAction, of id: Turn.ID, at now: Duration) {
    switch action {
    case .request(let tag, let request): send(tag, request, of: id, at: now)
    case .abort(let tag): abort(tag, of: id)
    case .wake(let time): runs[id]?.wake = time
    case .events(let events): deliver(events, of: id, at: now)
    case .finished: finish(id, at: now)
    }
  }

  private func send(_ tag: RequestTag, _ request: HTTPRequest, of id: Turn.ID, at now: Duration) {
    guard let run = runs[id] else { return }
    guard Origin(of: request.url) == run.origin, run.origin != nil else {
      // Not the profile's own origin: it never learns the token.
      begin(tag, request, secret: nil, of: id)
      return
    }
    guard let secret = run.secret else {
      runs[id]?.outbox.append((tag, request))
      if run.ticket == nil {
        runs[id]?.ticket = tokens.ask(
          run.source, profile: run.request.profile.name, isFresh: run.wantsFreshToken, at: now)
      }
      takeToken(id, at: now)
      return
    }
    begin(tag, request, secret: secret, of: id)
  }

  private func begin(
    _ tag: RequestTag, _ request: HTTPRequest, secret: Secret?, of id: Turn.ID
  ) {
    let transfer = transport.start(request, secret: secret)
    owners[transfer] = (id, tag)
    runs[id]?.transfers[tag] = transfer
  }

  private func abort(_ tag: RequestTag, of id: Turn.ID) {
    runs[id]?.outbox.removeAll { $0.tag == tag }
    guard let transfer = runs[id]?.transfers.removeValue(forKey: tag) else { return }
    owners[transfer] = nil
    transport.cancel(transfer)
  }

  /// Uses the token that a run waits for, once it is there.
  private func takeToken(_ id: Turn.ID, at now: Duration) {
    guard let ticket = runs[id]?.ticket, let answer = tokens.takeAnswer(to: ticket) else { return }
    runs[id]?.ticket = nil
    switch answer {
    case .success(let secret):
      runs[id]?.secret = secret
      let outbox = runs[id]?.outbox ?? []
      runs[id]?.outbox = []
      for (tag, request) in outbox { begin(tag, request, secret: secret, of: id) }
    case .failure(let failure):
      guard runs[id]?.outbox.isEmpty == false else { return }
      if runs[id]?.isStopped == false {
        outcomes.append(.events(id, [.failed(ReplyFailure(.noToken(failure)))]))
      }
      close(id, at: now)
    }
  }

  private func deliver(_ events: [ReplyEvent], of id: Turn.ID, at now: Duration) {
    guard let run = runs[id], !run.isStopped else { return }
    // Nothing may stand before it: a reply that has begun is paid, also when its begin and its
    // refusal come in one read.
    if run.canRetryToken, events.first?.isTokenRefusal == true {
      runs[id]?.retriesToken = true
      return
    }
    if !events.isEmpty { runs[id]?.hasBegun = true }
    outcomes.append(
      .events(
        id,
        run.secret.map { secret in
          events.map { $0.struckOut(secret) }
        } ?? events))
  }

  private func finish(_ id: Turn.ID, at now: Duration) {
    guard let run = runs[id] else { return }
    guard run.retriesToken, !run.isStopped else { return close(id, at: now) }
    cancelTransfers(of: id)
    runs[id] = run.again()
    input(.begin, to: id, at: now)
  }

  private func close(_ id: Turn.ID, at now: Duration) {
    cancelTransfers(of: id)
    if let ticket = runs[id]?.ticket { tokens.drop(ticket, at: now) }
    runs[id] = nil
    outcomes.append(.finished(id))
  }

  private func cancelTransfers(of id: Turn.ID) {
    let transfers = runs[id]?.transfers ?? [:]
    for tag in transfers.keys { abort(tag, of: id) }
  }
}
