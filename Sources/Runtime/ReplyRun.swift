import Chat
import Net
import Settings
import Wire

/// One reply under way: its exchange, and what stands between it and the network.
struct ReplyRun {
  let request: ReplyRequest
  let dialect: any Dialect
  let source: TokenSource
  /// Where the token may go; nil for an address that is none.
  let origin: Origin?
  var exchange: any Exchange
  var transfers: [RequestTag: TransferID] = [:]
  /// Requests that wait for the token.
  var outbox: [(tag: RequestTag, request: HTTPRequest)] = []
  var ticket: TokenFetcher.Ticket?
  var secret: Secret?
  /// When the exchange wants to be woken.
  var wake: Duration?
  /// The user stopped it: nothing more is told.
  var isStopped = false
  /// Something of the reply was told.
  var hasBegun = false
  /// The service refused the token: the exchange's end begins it anew.
  var retriesToken = false
  /// This is the second try already.
  var wantsFreshToken = false

  init(request: ReplyRequest, dialect: any Dialect, source: TokenSource, origin: Origin?) {
    self.request = request
    self.dialect = dialect
    self.source = source
    self.origin = origin
    exchange = dialect.reply(to: request)
  }

  /// Only a command can bring another token, and asking again is safe only while nothing came:
  /// what was begun is paid.
  var canRetryToken: Bool {
    guard case .command = source else { return false }
    return !hasBegun && !wantsFreshToken
  }

  /// The same question from the start, with a fresh token.
  func again() -> ReplyRun {
    var run = ReplyRun(request: request, dialect: dialect, source: source, origin: origin)
    run.wantsFreshToken = true
    return run
  }
}

extension ReplyEvent {
  var isTokenRefusal: Bool {
    guard case .failed(let failure) = self, case .refused(let refusal) = failure.kind else {
      return false
    }
    return refusal.cause == .token
  }

  /// The event with the token struck out of what a service or a library says.
  func struckOut(_ secret: Secret) -> ReplyEvent {
    guard case .failed(let failure) = self else { return self }
    return .failed(failure.struckOut(secret))
  }
}

extension ReplyFailure {
  /// The failure with the token struck out of what a service or a library says.
  func struckOut(_ secret: Secret) -> ReplyFailure {
    var failure = self
    failure.logID = logID.map(secret.struckOut)
    switch kind {
    case .refused(var refusal):
      refusal.code = refusal.code.map(secret.struckOut)
      refusal.message = secret.struckOut(of: refusal.message)
      failure.kind = .refused(refusal)
    case .broken(.service(let code, let message)):
      failure.kind = .broken(
        .service(code: code.map(secret.struckOut), message: secret.struckOut(of: message)))
    // The transport has seen to its own words.
    case .network, .broken, .noToken: break
    }
    return failure
  }
}
