/// A conversation with the messages it keeps.
struct StoredConversation: Sendable {
  /// More messages are not kept; the oldest go.
  static let mostMessages = 1_000
  static let longestName = 100

  let id: String
  /// Nil for one that was made without a bot: it is in no list.
  let botID: String?
  let connectorID: String
  let metaData: [String: String]
  let createdAt: Int
  var updatedAt: Int
  var name: String
  /// What is before the current section is not known to the bot any more.
  var sectionID: String
  var runningChat: String?
  /// In the order of their ids.
  private(set) var messages: [StoredMessage] = []
  /// How large all contents are, in UTF-8.
  private(set) var bytes = 0

  /// What the bot remembers.
  var context: [StoredMessage] {
    messages.filter { $0.isContext && $0.sectionID == sectionID }
  }

  func json() -> JSON {
    [
      "id": .string(id), "name": .string(name), "created_at": .number(createdAt),
      "updated_at": .number(updatedAt), "meta_data": JSON(metaData), "creator_id": "1",
      "last_section_id": .string(sectionID), "connector_id": .string(connectorID),
    ]
  }

  /// Puts a message in its place: ids may come late, as those of an answer do.
  mutating func insert(_ message: StoredMessage) {
    let place = messages.lastIndex { $0.id <= message.id }.map { $0 + 1 } ?? 0
    messages.insert(message, at: place)
    bytes += message.content.utf8.count
    if messages.count > StoredConversation.mostMessages { removeOldest() }
  }

  func message(_ id: UInt64) -> StoredMessage? { messages.first { $0.id == id } }

  /// Changes one message; nil when there is none.
  mutating func change(
    _ id: UInt64, _ body: (inout StoredMessage) -> Void
  ) -> StoredMessage? {
    guard let index = messages.firstIndex(where: { $0.id == id }) else { return nil }
    bytes -= messages[index].content.utf8.count
    body(&messages[index])
    bytes += messages[index].content.utf8.count
    return messages[index]
  }

  mutating func remove(_ id: UInt64) -> StoredMessage? {
    guard let index = messages.firstIndex(where: { $0.id == id }) else { return nil }
    let message = messages.remove(at: index)
    bytes -= message.content.utf8.count
    return message
  }

  mutating func removeOldest() {
    guard let oldest = messages.first else { return }
    _ = remove(oldest.id)
  }

  /// The turn of a chat leaves the context; its messages stay.
  mutating func leaveContext(chat: String) {
    for index in messages.indices where messages[index].chatID == chat {
      messages[index].isContext = false
    }
  }

  /// The beginning of a text that is long enough for a name.
  static func name(from text: String) -> String { String(text.prefix(longestName)) }
}
