extension Ledger {
  /// A conversation that is to be made.
  struct Opening: Sendable {
    var bot: String?
    var name = ""
    var connector = "1024"
    var metaData: [String: String] = [:]
  }

  /// Makes a conversation with messages in it.
  func create(_ opening: Opening, messages: [NewMessage]) -> JSON {
    var record = makeConversation(opening)
    var ids = ids()
    for message in messages {
      record.insert(
        stored(message, id: ids.nextNumber(), chat: nil, bot: record.botID ?? "", in: record))
    }
    put(record)
    forgetOldest()
    return record.json()
  }

  /// An empty conversation, not on the list yet.
  func makeConversation(_ opening: Opening) -> StoredConversation {
    StoredConversation(
      id: String(nextID()), botID: opening.bot, connectorID: opening.connector,
      metaData: opening.metaData, createdAt: now, updatedAt: now, name: opening.name,
      sectionID: String(nextID()))
  }

  /// Keeps a conversation as it is now.
  func put(_ record: StoredConversation) {
    if conversations.updateValue(record, forKey: record.id) == nil {
      conversationOrder.append(record.id)
    }
  }

  /// The conversation of an id, or 4200.
  func conversation(_ id: String) throws(Failure) -> StoredConversation {
    guard let record = conversations[id] else {
      throw Failure(code: .notFound, message: "conversation \(id) does not exist")
    }
    return record
  }

  func conversationObject(_ id: String) throws(Failure) -> JSON { try conversation(id).json() }

  /// One page of a bot's conversations, and whether there are more.
  func conversations(
    bot: String, connector: String?, isAscending: Bool, page: Page
  ) -> (items: [JSON], hasMore: Bool) {
    let ids = isAscending ? conversationOrder : conversationOrder.reversed()
    let all = ids.compactMap { conversations[$0] }.filter {
      $0.botID == bot && (connector == nil || $0.connectorID == connector)
    }
    let items = page.of(all)
    return (items.map { $0.json() }, items.endIndex < all.count)
  }

  /// Gives a conversation another name; nil leaves it.
  func rename(_ id: String, to name: String?) throws(Failure) -> JSON {
    var record = try conversation(id)
    if let name {
      record.name = name
      record.updatedAt = now
      conversations[id] = record
    }
    return record.json()
  }

  /// Cuts the context: a new section begins, the messages stay.
  func clear(_ id: String) throws(Failure) -> JSON {
    var record = try conversation(id)
    try checkFree(record)
    record.sectionID = String(nextID())
    record.updatedAt = now
    conversations[id] = record
    return ["id": .string(record.sectionID), "conversation_id": .string(id)]
  }

  /// Deletes a conversation with all that is in it; a chat that runs in it ends.
  func delete(_ id: String) throws(Failure) {
    _ = try conversation(id)
    drop(id)
  }
}
