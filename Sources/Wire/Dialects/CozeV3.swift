package import Chat

/// Coze's current chat API, `POST /v3/chat`, with its companions: cancel, retrieve, list. The
/// service keeps the conversation.
package struct CozeV3: Dialect {
  private let idleTimeout: Duration

  /// `idleTimeout`: no byte for so long ends a reply.
  package init(idleTimeout: Duration = .seconds(90)) { self.idleTimeout = idleTimeout }

  package func reply(to request: ReplyRequest) -> any Exchange {
    CozeV3Exchange(calls: CozeV3Calls(request), idleTimeout: idleTimeout)
  }

  package func describeBot(_ id: String, profile: Profile) -> Query<Bot> {
    CozeBots(profile).describe(id)
  }

  package func listBots(profile: Profile) -> Query<[Bot]>? { CozeBots(profile).list() }
}

/// The two ids that name one running reply to every companion call.
struct CozeChatID: Hashable, Sendable {
  var conversation: String
  var chat: String
}

/// The requests that one reply may need.
struct CozeV3Calls: Sendable {
  private let request: ReplyRequest
  private let calls: CozeCalls

  init(_ request: ReplyRequest) {
    self.request = request
    calls = CozeCalls(request.profile)
  }

  /// `POST /v3/chat`. The conversation goes in the query string: in the body it is ignored.
  var chat: HTTPRequest {
    let profile = request.profile
    let body = ChatBody(
      botID: profile.botID, userID: profile.user, stream: profile.stream,
      additionalMessages: [.init(content: request.query)],
      customVariables: profile.variables.isEmpty ? nil : profile.variables)
    return calls.post(
      "/v3/chat", query: request.conversationID.map { [("conversation_id", $0)] } ?? [],
      body: body, accepting: profile.stream ? CozeCalls.streamType : CozeCalls.jsonType)
  }

  /// GET: Studio knows no POST here, the official page neither.
  func retrieve(_ id: CozeChatID) -> HTTPRequest { calls.get("/v3/chat/retrieve", query: id.query) }

  func list(_ id: CozeChatID) -> HTTPRequest {
    calls.get("/v3/chat/message/list", query: id.query)
  }

  func cancel(_ id: CozeChatID) -> HTTPRequest {
    calls.post(
      "/v3/chat/cancel", body: CancelBody(conversationID: id.conversation, chatID: id.chat),
      accepting: CozeCalls.jsonType)
  }

  /// Names are the service's own, which writes them in snake case.
  private struct ChatBody: Encodable {
    var botID: String
    var userID: String
    var stream: Bool
    /// The service must keep the message: polling reads it, and the next reply remembers it.
    var autoSaveHistory = true
    var additionalMessages: [Message]
    var customVariables: [String: String]?

    struct Message: Encodable {
      var role = "user"
      var type = "question"
      var content: String
      var contentType = "text"
    }
  }

  private struct CancelBody: Encodable {
    var conversationID: String
    var chatID: String
  }
}

extension CozeChatID {
  fileprivate var query: [(String, String)] {
    [("conversation_id", conversation), ("chat_id", chat)]
  }
}
