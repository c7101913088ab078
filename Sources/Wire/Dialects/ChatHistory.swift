/// The earlier messages that go along with a request, for a service without a memory of its own.
enum ChatHistory {
  /// Unicode scalars of all messages together.
  static let maximumCharacters = 32_000

  /// The newest messages that fit `maximumMessages` and `maximumCharacters`, oldest first. It
  /// begins with a message of the user, and speakers take turns: neighbours of one speaker (after
  /// a reply that failed, say) become one message. Empty messages are left out.
  static func bounded(_ history: [HistoryMessage], maximumMessages: Int) -> [HistoryMessage] {
    let messages = alternating(history)
    var first = messages.count
    var characters = 0
    while first > 0, messages.count - first < maximumMessages {
      characters += messages[first - 1].text.unicodeScalars.count
      guard characters <= maximumCharacters else { break }
      first -= 1
    }
    if first < messages.count, messages[first].speaker == .assistant { first += 1 }
    return Array(messages[first...])
  }

  private static func alternating(_ history: [HistoryMessage]) -> [HistoryMessage] {
    var messages: [HistoryMessage] = []
    for message in history where !message.text.isEmpty {
      if messages.last?.speaker == message.speaker {
        messages[messages.count - 1].text += "\n\n" + message.text
      } else {
        messages.append(message)
      }
    }
    return messages
  }
}
