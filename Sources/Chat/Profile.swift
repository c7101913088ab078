/// A service that a profile talks to.
package enum API: String, CaseIterable, Hashable, Sendable {
  case cozeV2 = "coze-v2"
  case cozeV3 = "coze-v3"
}

/// One service, one bot, one person: what a `[profiles.NAME]` table says. It never holds a token.
package struct Profile: Hashable, Sendable {
  package var name: String
  package var api: API
  /// Scheme, host, port and path prefix, without a trailing slash.
  package var baseURL: String
  package var botID: String
  /// The caller's own id for the person; the service keeps people apart by it.
  package var user: String
  /// False asks for the whole answer at once.
  package var stream: Bool
  package var variables: [String: String]
  /// How many earlier messages v2 sends along, at most.
  package var historyMessages: Int
  /// Plain http to a host that is not loopback.
  package var allowsPlainHTTP: Bool

  package init(
    name: String, api: API, baseURL: String, botID: String, user: String, stream: Bool = true,
    variables: [String: String] = [:], historyMessages: Int = 40, allowsPlainHTTP: Bool = false
  ) {
    self.name = name
    self.api = api
    self.baseURL = baseURL
    self.botID = botID
    self.user = user
    self.stream = stream
    self.variables = variables
    self.historyMessages = historyMessages
    self.allowsPlainHTTP = allowsPlainHTTP
  }
}

/// A bot as the service describes it. Strings are raw: not yet sanitised.
package struct Bot: Hashable, Sendable {
  package var id: String
  package var name: String
  package var description: String
  /// The bot's opening words; empty when it has none.
  package var prologue: String
  package var suggestedQuestions: [String]

  package init(
    id: String, name: String, description: String = "", prologue: String = "",
    suggestedQuestions: [String] = []
  ) {
    self.id = id
    self.name = name
    self.description = description
    self.prologue = prologue
    self.suggestedQuestions = suggestedQuestions
  }
}
