/// Who said a message, in the service's spelling.
enum Role: String, Sendable {
  case user, assistant
}

/// How the content of a message is to be read, in the service's spelling.
enum ContentType: String, Sendable {
  case text
  /// JSON text: an array of parts.
  case objectString = "object_string"
}

/// A message that a conversation keeps: inserted ones, questions, and answers.
struct StoredMessage: Sendable {
  var id: UInt64
  var role: Role
  var content: String
  /// What the content says in words.
  var text: String
  var contentType: ContentType
  var metaData: [String: String]
  /// Nil for a message that was inserted and belongs to no chat.
  var chatID: String?
  var botID: String
  var sectionID: String
  /// Unix times in seconds.
  var createdAt: Int
  var updatedAt: Int
  /// How large it is in tokens.
  var tokens: Int
  /// Whether the bot still knows of it: a turn that failed or was cancelled leaves the context.
  var isContext = true

  func json(in conversationID: String) -> JSON {
    [
      "id": .string(String(id)), "conversation_id": .string(conversationID),
      "bot_id": .string(botID), "chat_id": .string(chatID ?? ""),
      "section_id": .string(sectionID), "role": .string(role.rawValue),
      "type": role == .user ? "question" : "answer", "content": .string(content),
      "content_type": .string(contentType.rawValue), "meta_data": JSON(metaData),
      "created_at": .number(createdAt), "updated_at": .number(updatedAt),
    ]
  }
}
