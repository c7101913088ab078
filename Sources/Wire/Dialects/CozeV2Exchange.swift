import Chat

/// One reply of v2: one request, whose answer is a stream or one JSON object.
///
/// Stopping closes the connection; there is no call to cancel. Of a service that still answers
/// `done` the connection is closed as well: some leave it open.
struct CozeV2Exchange: Exchange {
  private static let tag = RequestTag(rawValue: 0)

  private let request: HTTPRequest
  private let idleTimeout: Duration
  private var deadline: Duration = .zero
  private var reader = ResponseReader()
  private var frames = CozeV2Frames()
  private var progress = ReplyProgress()
  private var isFinished = false

  init(request: HTTPRequest, idleTimeout: Duration) {
    self.request = request
    self.idleTimeout = idleTimeout
  }

  mutating func input(_ input: ExchangeInput, at now: Duration) -> [ExchangeAction] {
    guard !isFinished else { return [] }
    switch input {
    case .begin:
      deadline = now + idleTimeout
      return [.request(Self.tag, request), .wake(at: deadline)]
    case .head(let tag, let head):
      guard tag == Self.tag else { return [] }
      deadline = now + idleTimeout
      reader.take(head)
      return []
    case .body(let tag, let bytes):
      guard tag == Self.tag else { return [] }
      deadline = now + idleTimeout
      return read(bytes)
    case .end(let tag, let failure):
      guard tag == Self.tag else { return [] }
      end(failure)
      return finish(aborting: false)
    case .woke:
      guard now >= deadline else { return [.wake(at: deadline)] }
      progress.fail(silentFor: idleTimeout, logID: reader.logID)
      return finish(aborting: true)
    case .stop:
      progress.silence()
      return finish(aborting: true)
    }
  }

  private mutating func read(_ bytes: [UInt8]) -> [ExchangeAction] {
    var items: [EventStreamItem] = []
    var isBeyondLimit = false
    do throws(EventStreamFailure) {
      try reader.take(bytes, into: &items)
    } catch {
      isBeyondLimit = true
    }
    for item in items {
      switch frames.read(item, into: &progress) {
      case .proceed: continue
      case .completed, .done: progress.complete()
      case .requiresAction: progress.requireAction()
      case .failed(let fault): progress.fail(fault, status: reader.status, logID: reader.logID)
      case .tooLarge: progress.fail(.broken(.tooLarge), logID: reader.logID)
      }
      return finish(aborting: true)
    }
    if isBeyondLimit {
      progress.fail(.broken(.tooLarge), logID: reader.logID)
      return finish(aborting: true)
    }
    let events = progress.take()
    return events.isEmpty ? [] : [.events(events)]
  }

  /// The response has ended without an end mark: an answer in one piece, a refusal, or a stream
  /// that broke off.
  private mutating func end(_ failure: NetworkFailure?) {
    switch reader.ending() {
    case .stream(let remainder):
      if let fault = CozeStream.fault(bareLine: remainder) {
        progress.fail(fault, status: reader.status, logID: reader.logID)
      } else if let failure {
        progress.fail(failure, logID: reader.logID)
      } else {
        progress.fail(.broken(.truncated), logID: reader.logID)
      }
    case .plain(let body):
      // An answer that came whole counts, however the connection ended after it.
      switch PlainAnswer(body, status: reader.status, logID: reader.logID) {
      case .object(let answer): read(whole: answer, of: body)
      case .refused(let refusal, let logID):
        progress.fail(refusal, orRather: failure, logID: logID)
      case .tooLarge: progress.fail(.broken(.tooLarge), logID: reader.logID)
      }
    }
  }

  private mutating func read(whole answer: JSONObject, of body: Bytes) {
    if !frames.read(whole: answer, into: &progress) {
      progress.failForNonsense(body, status: reader.status, logID: reader.logID)
    } else if progress.isTooLarge {
      progress.fail(.broken(.tooLarge), logID: reader.logID)
    } else {
      progress.complete()
    }
  }

  private mutating func finish(aborting: Bool) -> [ExchangeAction] {
    isFinished = true
    let events = progress.take()
    return (events.isEmpty ? [] : [.events(events)]) + (aborting ? [.abort(Self.tag)] : [])
      + [.finished]
  }
}
