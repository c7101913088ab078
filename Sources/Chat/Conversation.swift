/// One conversation with one bot: its turns in order, and how the service knows it.
package struct Conversation: Hashable, Sendable {
  /// Fresh for each conversation in a session; never shown.
  package struct ID: RawRepresentable, Hashable, Sendable {
    package var rawValue: Int
    package init(rawValue: Int) { self.rawValue = rawValue }
  }

  package let id: ID
  package var profile: Profile
  /// What the service says of the bot; until it has, the name is empty.
  package var bot: Bot
  package var turns: [Turn] = []
  /// The service's id, or for v2 the label that we chose. Nil until v3 has opened one.
  package var serviceID: String?

  package init(id: ID, profile: Profile, bot: Bot, serviceID: String?) {
    self.id = id
    self.profile = profile
    self.bot = bot
    self.serviceID = serviceID
  }

  /// Earlier messages for a service without a memory of its own: questions, and answers that are
  /// not empty, oldest first.
  package var history: [HistoryEntry] {
    turns.flatMap { turn in
      turn.answer.isEmpty
        ? []
        : [
          HistoryEntry(isUser: true, text: turn.question), .init(isUser: false, text: turn.answer),
        ]
    }
  }
}

/// One earlier message.
package struct HistoryEntry: Hashable, Sendable {
  package var isUser: Bool
  package var text: String

  package init(isUser: Bool, text: String) {
    self.isUser = isUser
    self.text = text
  }
}
