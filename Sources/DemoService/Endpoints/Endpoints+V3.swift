import FlyingFox

/// The body of `POST /v3/chat`. The Python SDK sends every unset field as null.
private struct ChatRequestV3: Decodable {
  var bot_id: String?
  var user_id: String?
  var additional_messages: [EnteredMessage]?
  var stream: Bool?
  var auto_save_history: Bool?
  var custom_variables: [String: String]?
  var meta_data: [String: String]?
}

/// The body of `POST /v3/chat/cancel`.
private struct CancelRequest: Decodable {
  var conversation_id: String?
  var chat_id: String?
}

extension Endpoints {
  private static let mostEntered = 100

  func chatV3(_ call: Call) async throws -> HTTPResponse {
    let body = try decode(ChatRequestV3.self, call)
    _ = try required(body.user_id, "user_id")
    let bot = try bot(required(body.bot_id, "bot_id"))
    let isStreamed = body.stream ?? false
    let isRemembered = body.auto_save_history ?? true
    guard isStreamed || isRemembered else {
      throw Ledger.Failure(bad: "auto_save_history must be true when stream is false")
    }
    let entered = try await checked(body.additional_messages ?? [], areKept: isRemembered)
    let admission = try await ledger.begin(
      Ledger.Order(
        bot: bot.id, conversation: call.query("conversation_id"), entered: entered,
        isRemembered: isRemembered, metaData: MetaData.checked(body.meta_data)))
    let reply = bot.reply(to: admission.question)
    if let refusal = reply.refusal {
      await ledger.finish(
        admission.head.id, run: admission.run, StoredChat.Outcome(status: .failed))
      return call.answer.refusal(refusal)
    }
    return await answer(reply, admission, isStreamed: isStreamed, call)
  }

  /// Messages of a request, checked as a conversation wants them.
  func checked(_ entered: [EnteredMessage], areKept: Bool) async throws -> [NewMessage] {
    guard entered.count <= Self.mostEntered else {
      throw Ledger.Failure(bad: "at most \(Self.mostEntered) messages")
    }
    let messages = try entered.map { try NewMessage($0, isKept: areKept) }
    for id in messages.flatMap(\.fileIDs) where await !files.has(id) {
      throw Ledger.Failure(bad: "file \(id) does not exist")
    }
    return messages
  }

  /// The answer to a chat that began or goes on.
  func answer(
    _ reply: Reply, _ admission: Ledger.Admission, isStreamed: Bool, _ call: Call
  ) async -> HTTPResponse {
    guard isStreamed else { return await begin(reply, admission, call) }
    return call.answer.stream(
      ReplyStream(
        reply: reply, frames: FramesV3(chat: admission.head, isResumed: admission.run > 0),
        rate: reply.rate ?? rate, contextTokens: admission.contextTokens,
        spentTokens: admission.spentTokens, ticket: ChatTicket(ledger: ledger, admission)))
  }

  /// Not streamed: `in_progress` at once, finished when the stream would have been.
  private func begin(
    _ reply: Reply, _ admission: Ledger.Admission, _ call: Call
  ) async -> HTTPResponse {
    let head = admission.head
    let written = WrittenReply(
      reply, ids: MessageCollector(ids: head.messageIDs), rate: reply.rate ?? rate)
    let usage = Usage(
      input: admission.contextTokens, output: admission.spentTokens + written.collector.tokenCount)
    let outcome = StoredChat.Outcome(reply.ending, written.collector, usage)
    await ledger.plan(outcome, for: head.id, at: .now + written.duration)
    if let raw = written.raw { return call.answer.raw(raw) }
    switch reply.ending {
    case .complete, .withoutDone, .error, .failed, .requiresAction:
      return call.answer.success(head.json(.inProgress))
    case .truncated:
      let whole = head.json(.inProgress).text.utf8
      return call.answer.raw(Array(whole.prefix(whole.count / 2)))
    case .dropped: return call.answer.broken()
    }
  }

  func retrieve(_ call: Call) async throws -> HTTPResponse {
    let (conversation, chat) = try chatNames(call)
    return call.answer.success(try await ledger.retrieve(chat, in: conversation))
  }

  func listMessages(_ call: Call) async throws -> HTTPResponse {
    let (conversation, chat) = try chatNames(call)
    return call.answer.success(try await ledger.messages(chat, in: conversation))
  }

  func cancel(_ call: Call) async throws -> HTTPResponse {
    let body = try decode(CancelRequest.self, call)
    let conversation = try required(body.conversation_id, "conversation_id")
    let chat = try required(body.chat_id, "chat_id")
    return call.answer.success(try await ledger.cancel(chat, in: conversation))
  }

  /// The two ids of the query string that name a chat.
  func chatNames(_ call: Call) throws(Ledger.Failure) -> (conversation: String, chat: String) {
    (
      try required(call.query("conversation_id"), "conversation_id"),
      try required(call.query("chat_id"), "chat_id")
    )
  }
}
