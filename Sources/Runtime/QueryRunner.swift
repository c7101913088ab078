package import AppCore
package import Chat
package import Net
package import Settings
import Wire

/// Runs the plain calls beside the replies: what a bot is, which bots there are. They are a
/// courtesy: only a bot that cannot be looked up is told, and none runs a `token_command` of its own accord (that is for
/// the first send), so such a call waits until a token is in memory.
package final class QueryRunner {
  private enum Question {
    case bot(Query<Bot>)
    case bots(Query<[Bot]>)

    var request: HTTPRequest {
      switch self {
      case .bot(let query): query.request
      case .bots(let query): query.request
      }
    }
  }

  private struct Call {
    let question: Question
    let profile: Profile
    let source: TokenSource
    var secret: Secret?
    var head: HTTPHead?
    var body: [UInt8] = []
  }

  /// No answer of these calls is near this size.
  private static let bodyLimit = 4 << 20

  private let transport: any Transport
  private let tokens: TokenFetcher
  private let language: String
  private var waiting: [(ticket: TokenFetcher.Ticket, call: Call)] = []
  /// Calls that wait for a send to bring a token.
  private var held: [Call] = []
  private var calls: [TransferID: Call] = [:]
  private var events: [Event] = []

  /// `language` goes along as `Accept-Language`: a service may word a bot's opening by it.
  package init(transport: any Transport, tokens: TokenFetcher, language: String) {
    self.transport = transport
    self.language = language
    self.tokens = tokens
  }

  /// Asks about one bot: `Event.botDescribed`.
  package func describe(
    bot: String, profile: Profile, source: TokenSource, at now: Duration
  ) {
    let query = dialect(for: profile.api).describeBot(bot, profile: profile)
    start(Call(question: .bot(query), profile: profile, source: source), at: now)
  }

  /// Asks which bots there are: `Event.botsListed`.
  package func listBots(profile: Profile, source: TokenSource, at now: Duration) {
    guard let query = dialect(for: profile.api).listBots(profile: profile) else { return }
    start(Call(question: .bots(query), profile: profile, source: source), at: now)
  }

  package func owns(_ transfer: TransferID) -> Bool { calls[transfer] != nil }

  /// Takes one event of a transfer of ours.
  package func take(_ event: TransferEvent, of transfer: TransferID, at now: Duration) {
    switch event {
    case .head(let head): calls[transfer]?.head = head
    case .body(let bytes):
      calls[transfer]?.body += bytes
      if (calls[transfer]?.body.count ?? 0) > Self.bodyLimit {
        calls[transfer] = nil
        transport.cancel(transfer)
      }
    case .end(let failure):
      guard let call = calls.removeValue(forKey: transfer) else { return }
      if let failure {
        tell(ReplyFailure(.network(failure)), of: call)
      } else if let head = call.head {
        read(call, head)
      }
    }
  }

  /// Goes on with calls whose token has come.
  package func advance(at now: Duration) {
    waiting.removeAll { waiting in
      guard let answer = tokens.takeAnswer(to: waiting.ticket) else { return false }
      switch answer {
      case .success(let secret): send(waiting.call, secret)
      case .failure(let failure): tell(ReplyFailure(.noToken(failure)), of: waiting.call)
      }
      return true
    }
    let ready = held.filter { tokens.isAtHand($0.source, profile: $0.profile.name) }
    held.removeAll { tokens.isAtHand($0.source, profile: $0.profile.name) }
    for call in ready { start(call, at: now) }
  }

  /// What the services said since the last call.
  package func takeEvents() -> [Event] {
    defer { events = [] }
    return events
  }

  /// Only what a bot is, is told when it fails: the list is a courtesy of the switcher.
  private func tell(_ failure: ReplyFailure, of call: Call) {
    guard case .bot = call.question else { return }
    var failure = failure
    if let secret = call.secret { failure = failure.struckOut(secret) }
    events.append(
      .botUnavailable(profile: call.profile.name, bot: call.profile.botID, failure))
  }

  private func start(_ call: Call, at now: Duration) {
    let origin = Origin(of: call.question.request.url)
    guard origin != nil, origin == Origin(of: call.profile.baseURL) else { return }
    guard tokens.isAtHand(call.source, profile: call.profile.name) else {
      held.append(call)
      return
    }
    let ticket = tokens.ask(call.source, profile: call.profile.name, at: now)
    waiting.append((ticket, call))
    advance(at: now)
  }

  private func send(_ call: Call, _ secret: Secret) {
    var request = call.question.request
    request.headers.append(HTTPRequest.Header("Accept-Language", language))
    var call = call
    call.secret = secret
    calls[transport.start(request, secret: secret)] = call
  }

  private func read(_ call: Call, _ head: HTTPHead) {
    switch call.question {
    case .bot(let query):
      switch query.read(head, call.body) {
      case .success(let bot): events.append(.botDescribed(profile: call.profile.name, bot))
      case .failure(let failure): tell(failure, of: call)
      }
    case .bots(let query):
      guard case .success(let bots) = query.read(head, call.body) else { return }
      events.append(.botsListed(profile: call.profile.name, bots))
    }
  }
}
