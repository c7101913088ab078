extension Ledger {
  /// How much is remembered.
  struct Limits: Sendable {
    var chats = 1_000
    var conversations = 1_000
    /// All contents together; the text of a chat's answers is shared with its conversation.
    var bytes = 64 << 20
  }

  /// Forgets the oldest chats, conversations and messages where there are too many. What was said
  /// last stays, however large it is.
  func forgetOldest() {
    var chatBytes = chats.values.reduce(0) { $0 + $1.bytes }
    while chatOrder.count > 1,
      chatOrder.count > limits.chats || chatBytes > limits.bytes
    {
      chatBytes -= chats.removeValue(forKey: chatOrder.removeFirst())?.bytes ?? 0
    }
    while conversationOrder.count > limits.conversations {
      drop(conversationOrder.removeFirst())
    }
    var bytes = conversations.values.reduce(0) { $0 + $1.bytes }
    for id in conversationOrder {
      while bytes > limits.bytes, var record = conversations[id], record.messages.count > 1 {
        bytes -= record.bytes
        record.removeOldest()
        bytes += record.bytes
        conversations[id] = record
      }
    }
  }

  /// Forgets a conversation and its chats; one that is running ends.
  func drop(_ id: String) {
    conversations[id] = nil
    conversationOrder.removeAll { $0 == id }
    for (chat, record) in chats where record.head.conversationID == id { chats[chat] = nil }
    chatOrder.removeAll { chats[$0] == nil }
  }
}
