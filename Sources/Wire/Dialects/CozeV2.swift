package import Chat

/// Coze's older chat API, `POST /open_api/v2/chat`: one call brings a reply. It has no dependable
/// memory of its own, so each request carries the earlier messages.
package struct CozeV2: Dialect {
  private let idleTimeout: Duration

  /// `idleTimeout`: no byte for so long ends a reply.
  package init(idleTimeout: Duration = .seconds(90)) { self.idleTimeout = idleTimeout }

  package func reply(to request: ReplyRequest) -> any Exchange {
    CozeV2Exchange(request: Self.chat(request), idleTimeout: idleTimeout)
  }

  package func describeBot(_ id: String, profile: Profile) -> Query<Bot> {
    CozeBots(profile).describe(id)
  }

  package func listBots(profile: Profile) -> Query<[Bot]>? { CozeBots(profile).list() }

  private static func chat(_ request: ReplyRequest) -> HTTPRequest {
    let profile = request.profile
    let history = ChatHistory.bounded(request.history, maximumMessages: profile.historyMessages)
    let body = Body(
      conversationID: request.conversationID,
      botID: profile.botID,
      user: profile.user,
      query: request.query,
      stream: profile.stream,
      chatHistory: history.isEmpty ? nil : history.map(Body.Entry.init),
      customVariables: profile.variables.isEmpty ? nil : profile.variables)
    return CozeCalls(profile).post(
      "/open_api/v2/chat", body: body,
      accepting: profile.stream ? CozeCalls.streamType : CozeCalls.jsonType)
  }

  /// Names are the service's own, which writes them in snake case.
  private struct Body: Encodable {
    var conversationID: String?
    var botID: String
    var user: String
    var query: String
    var stream: Bool
    var chatHistory: [Entry]?
    var customVariables: [String: String]?

    struct Entry: Encodable {
      var role: String
      var type: String
      var content: String
      var contentType = "text"

      init(_ message: HistoryMessage) {
        role = message.speaker.rawValue
        switch message.speaker {
        case .user: type = "query"
        case .assistant: type = "answer"
        }
        content = message.text
      }
    }
  }
}
