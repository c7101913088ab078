package import Chat

/// What one reply needs of the network: a state machine that a dialect makes and the runtime
/// drives. It knows no clock and no socket: `now` is the monotonic time since some fixed start.
///
/// A v2 exchange has one request. A v3 one may have several: the stream, the cancel after a stop,
/// or create, retrieve (polled) and list when `stream` is false.
package protocol Exchange {
  /// Takes one input and says what to do, in order. After `.finished` no input counts.
  mutating func input(_ input: ExchangeInput, at now: Duration) -> [ExchangeAction]
}

/// Tells the requests of one exchange apart.
package struct RequestTag: RawRepresentable, Hashable, Sendable {
  package var rawValue: Int
  package init(rawValue: Int) { self.rawValue = rawValue }
}

/// What happened to an exchange.
package enum ExchangeInput: Hashable, Sendable {
  /// First input, exactly once.
  case begin
  case head(RequestTag, HTTPHead)
  case body(RequestTag, [UInt8])
  /// The response ended: nil when it ended as HTTP says, else how the network failed.
  case end(RequestTag, NetworkFailure?)
  /// A time asked for by `.wake` has come.
  case woke
  /// The user stopped the reply.
  case stop
}

/// What an exchange wants done.
package enum ExchangeAction: Hashable, Sendable {
  case request(RequestTag, HTTPRequest)
  /// Close this request's connection now; no input for it follows.
  case abort(RequestTag)
  /// Call again with `.woke` at this monotonic time; a later `.wake` replaces it.
  case wake(at: Duration)
  /// Steps of the reply, for the user.
  case events([ReplyEvent])
  /// Nothing more will happen. The next send of the conversation may go.
  case finished
}

/// All that a dialect needs to ask for one reply.
package struct ReplyRequest: Hashable, Sendable {
  package var profile: Profile
  package var query: String
  /// The service's conversation id; nil makes the service open one (v3). v2 takes any string of
  /// ours: the caller passes one from the first request on.
  package var conversationID: String?
  /// Earlier turns, oldest first, without the query. v3 does not send it.
  package var history: [HistoryMessage]

  package init(
    profile: Profile, query: String, conversationID: String?, history: [HistoryMessage] = []
  ) {
    self.profile = profile
    self.query = query
    self.conversationID = conversationID
    self.history = history
  }
}

/// One earlier message as `chat_history` carries it.
package struct HistoryMessage: Hashable, Sendable {
  package enum Speaker: String, Sendable { case user, assistant }
  package var speaker: Speaker
  package var text: String

  package init(_ speaker: Speaker, _ text: String) {
    self.speaker = speaker
    self.text = text
  }
}

/// A service's way of speaking.
package protocol Dialect: Sendable {
  /// The exchange that brings one reply.
  func reply(to request: ReplyRequest) -> any Exchange
  /// The call that describes one bot, and the reader of its answer.
  func describeBot(_ id: String, profile: Profile) -> Query<Bot>
  /// The calls that list the bots a token reaches. Nil where the API has none.
  func listBots(profile: Profile) -> Query<[Bot]>?
}

/// One plain call and how its whole answer is read.
package struct Query<Value: Sendable>: Sendable {
  package var request: HTTPRequest
  /// Reads a whole answer: status, headers, body.
  package var read: @Sendable (HTTPHead, [UInt8]) -> Result<Value, ReplyFailure>

  package init(
    request: HTTPRequest,
    read: @escaping @Sendable (HTTPHead, [UInt8]) -> Result<Value, ReplyFailure>
  ) {
    self.request = request
    self.read = read
  }
}
