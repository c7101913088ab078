package import Chat

/// One line of the switcher.
package enum SwitcherRow: Hashable, Sendable {
  /// An open conversation, by index. Without a title while nothing was said.
  case conversation(Int, title: String?, bot: String)
  /// A bot to begin a new conversation with.
  case bot(profile: Profile, Bot)

  /// What typing is matched against and what is shown first.
  package var title: String {
    switch self {
    case .conversation(_, let title, let bot): title ?? bot
    case .bot(_, let bot): bot.name.isEmpty ? bot.id : bot.name
    }
  }
}

extension AppState {
  /// The switcher's rows that match what was typed: conversations first, then bots.
  package func switcherRows(matching filter: String) -> [SwitcherRow] {
    let conversationRows = conversations.indices.map { index in
      let conversation = conversations[index].conversation
      return SwitcherRow.conversation(
        index, title: conversation.title, bot: botName(of: conversation))
    }
    let botRows = profiles.flatMap { profile in
      knownBots(of: profile).map { SwitcherRow.bot(profile: profile, $0) }
    }
    return (conversationRows + botRows).filter { matches($0, filter) }
  }

  /// The bots a profile offers: those listed, else its own.
  func knownBots(of profile: Profile) -> [Bot] {
    let listed = bots[profile.name] ?? []
    return listed.isEmpty ? [Bot(id: profile.botID, name: "")] : listed
  }

  /// The name a bot goes by.
  package func botName(of conversation: Conversation) -> String {
    conversation.bot.name.isEmpty ? conversation.profile.name : conversation.bot.name
  }

  private func matches(_ row: SwitcherRow, _ filter: String) -> Bool {
    let words = filter.lowercased().split(separator: " ")
    let text =
      switch row {
      case .conversation(_, let title, let bot): ((title ?? "") + " " + bot).lowercased()
      case .bot(let profile, let bot): (bot.name + " " + bot.id + " " + profile.name).lowercased()
      }
    return words.allSatisfy { isSubsequence($0, of: text) }
  }

  private func isSubsequence(_ word: Substring, of text: String) -> Bool {
    var rest = word[...]
    for character in text where character == rest.first { rest.removeFirst() }
    return rest.isEmpty
  }
}

extension Conversation {
  /// The first question, in one line: what the conversation is about. Nil before there is one.
  package var title: String? {
    turns.first.map { turn in
      String(turn.question.prefix(60).map { $0.isNewline ? " " : $0 })
    }
  }
}
