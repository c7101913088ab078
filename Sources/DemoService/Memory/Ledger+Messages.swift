extension Ledger {
  /// Which messages of a conversation are wanted.
  struct Cursor: Sendable {
    var isAscending = false
    var chat: String?
    /// Only messages before this one, in the order that is asked for.
    var before: UInt64?
    /// Only messages after this one, in the order that is asked for.
    var after: UInt64?
    var limit = 50
  }

  /// A page of messages, in the order that was asked for.
  struct MessagePage: Sendable {
    var items: [JSON]
    /// Ids of the first and the last on the page; empty where there is none.
    var first: String
    var last: String
    /// Whether there are more in the direction of the cursor.
    var hasMore: Bool
  }

  func page(of id: String, _ cursor: Cursor) throws(Failure) -> MessagePage {
    let record = try conversation(id)
    if let running = record.runningChat { _ = status(of: running) }
    var found = try conversation(id).messages.filter {
      cursor.chat == nil || $0.chatID == cursor.chat
    }
    if !cursor.isAscending { found.reverse() }
    let isAfter = { (one: UInt64, other: UInt64) in cursor.isAscending ? one > other : one < other }
    if let after = cursor.after { found = found.filter { isAfter($0.id, after) } }
    var isBackwards = false
    if let before = cursor.before {
      found = found.filter { isAfter(before, $0.id) }
      isBackwards = cursor.after == nil
    }
    let items = isBackwards ? found.suffix(cursor.limit) : found.prefix(cursor.limit)
    return MessagePage(
      items: items.map { $0.json(in: id) }, first: items.first.map { String($0.id) } ?? "",
      last: items.last.map { String($0.id) } ?? "", hasMore: items.count < found.count)
  }

  /// Puts a message at the end of a conversation.
  func add(_ message: NewMessage, to id: String) throws(Failure) -> JSON {
    var record = try conversation(id)
    let kept = stored(
      message, id: nextID(), chat: nil, bot: record.botID ?? "", in: record)
    record.insert(kept)
    record.updatedAt = now
    conversations[id] = record
    forgetOldest()
    return kept.json(in: id)
  }

  func message(_ message: String, in id: String) throws(Failure) -> JSON {
    guard let found = try conversation(id).message(number(message)) else {
      throw unknown(message)
    }
    return found.json(in: id)
  }

  /// Changes what is not nil of a message.
  func modify(
    _ message: String, in id: String, content: NewMessage?, metaData: [String: String]?
  ) throws(Failure) -> JSON {
    var record = try conversation(id)
    let now = now
    let changed = record.change(number(message)) {
      if let content {
        $0.content = content.content
        $0.text = content.text
        $0.contentType = content.contentType
        $0.tokens = Pieces.cut(content.text).count
      }
      $0.metaData = metaData ?? $0.metaData
      $0.updatedAt = now
    }
    guard let changed else { throw unknown(message) }
    conversations[id] = record
    return changed.json(in: id)
  }

  func delete(_ message: String, in id: String) throws(Failure) -> JSON {
    var record = try conversation(id)
    guard let removed = record.remove(number(message)) else { throw unknown(message) }
    conversations[id] = record
    return removed.json(in: id)
  }

  /// No message has the number 0.
  private func number(_ message: String) -> UInt64 { UInt64(message) ?? 0 }

  private func unknown(_ message: String) -> Failure {
    Failure(code: .notFound, message: "message \(message) does not exist in this conversation")
  }
}
