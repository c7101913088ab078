extension Ledger {
  /// Fixes how a run that is not streamed will end, and when.
  func plan(_ outcome: StoredChat.Outcome, for id: String, at instant: ContinuousClock.Instant) {
    chats[id]?.planned = (instant, outcome)
  }

  /// A run of a chat has come to its end; without effect when the chat was cancelled before, or
  /// goes on already.
  func finish(_ id: String, run: Int, _ outcome: StoredChat.Outcome) {
    guard var chat = chats[id], chat.run == run, chat.outcome == nil else { return }
    chat.outcome = outcome
    chat.outcome?.messages = chat.earlierMessages + outcome.messages
    chat.endedAt = now
    chat.planned = nil
    chats[id] = chat
    keep(chat, outcome)
    forgetOldest()
  }

  /// Puts the answers of a finished chat into its conversation, or takes the turn out of it.
  private func keep(_ chat: StoredChat, _ outcome: StoredChat.Outcome) {
    guard chat.isRemembered, var record = conversations[chat.head.conversationID] else { return }
    defer { conversations[record.id] = record }
    record.updatedAt = now
    switch outcome.status {
    case .created, .inProgress, .requiresAction: return
    case .failed, .canceled: record.leaveContext(chat: chat.head.id)
    case .completed:
      var tokens = outcome.usage.output
      for message in chats[chat.head.id]?.outcome?.messages ?? [] where message.kind == .answer {
        record.insert(
          StoredMessage(
            id: UInt64(message.id) ?? nextID(), role: .assistant, content: message.content,
            text: message.content, contentType: .text, metaData: [:], chatID: chat.head.id,
            botID: chat.head.botID,
            sectionID: chat.head.sectionID, createdAt: now, updatedAt: now, tokens: tokens))
        tokens = 0
      }
    }
  }

  /// Whether a run of a chat is still to be written.
  func isRunning(_ id: String, run: Int) -> Bool {
    chats[id]?.run == run && status(of: id).isRunning
  }

  /// Cancels a running chat; refuses (4104) one that has ended or waits for a tool.
  func cancel(_ id: String, in conversation: String) throws(Failure) -> JSON {
    let chat = try chat(id, in: conversation)
    guard status(of: id).isRunning else {
      throw Failure(code: .cannotCancel, message: "chat \(id) has ended and can not be cancelled")
    }
    finish(id, run: chat.run, StoredChat.Outcome(status: .canceled))
    return chat.head.json(.canceled, usage: Usage())
  }

  /// The chat object.
  func retrieve(_ id: String, in conversation: String) throws(Failure) -> JSON {
    _ = try chat(id, in: conversation)
    let status = status(of: id)
    return chats[id]?.json(status) ?? .null
  }

  /// The messages of a chat without its question; none before it ends. Not in the order of time,
  /// as the real service has it: `verbose` comes first.
  func messages(_ id: String, in conversation: String) throws(Failure) -> JSON {
    _ = try chat(id, in: conversation)
    _ = status(of: id)
    guard let chat = chats[id], let messages = chat.outcome?.messages else { return [] }
    let sorted = messages.filter { $0.kind == .verbose } + messages.filter { $0.kind != .verbose }
    return .array(sorted.map { chat.head.json($0) })
  }

  /// Lets a chat go on that waits for tools; refuses (4000) one that does not, and outputs that
  /// are not exactly those it waits for.
  func resume(
    _ id: String, in conversationID: String, outputs: [String: String]
  ) throws(Failure) -> Admission {
    var chat = try chat(id, in: conversationID)
    guard status(of: id) == .requiresAction, let outcome = chat.outcome else {
      throw Failure(bad: "chat \(id) does not wait for the output of a tool")
    }
    guard chat.isRemembered else {
      throw Failure(
        code: .internalFailure, message: "auto_save_history must be true to submit tool outputs")
    }
    guard Set(outputs.keys) == Set(outcome.toolCalls.map(\.id)) else {
      let wanted = outcome.toolCalls.map(\.id).joined(separator: ", ")
      throw Failure(bad: "tool_outputs must hold one output for each of: \(wanted)")
    }
    let record = try conversation(conversationID)
    try checkFree(record)
    chat.run += 1
    chat.outcome = nil
    chat.endedAt = nil
    chat.earlierMessages = outcome.messages
    chat.head.messageIDs = IDBlock(base: nextID())
    chats[id] = chat
    conversations[conversationID]?.runningChat = id
    return Admission(
      head: chat.head, run: chat.run, question: chat.question,
      contextTokens: outcome.usage.input, spentTokens: outcome.usage.output)
  }

  private func chat(_ id: String, in conversation: String) throws(Failure) -> StoredChat {
    guard let chat = chats[id], chat.head.conversationID == conversation else {
      throw Failure(code: .notFound, message: "chat \(id) does not exist in this conversation")
    }
    return chat
  }

  /// The state now: a planned end that is due happens first.
  func status(of id: String) -> ChatHead.Status {
    if let chat = chats[id], let planned = chat.planned, planned.at <= ContinuousClock.now {
      finish(id, run: chat.run, planned.outcome)
    }
    guard let chat = chats[id] else { return .completed }
    return chat.outcome?.status ?? .inProgress
  }
}
