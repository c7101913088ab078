import FlyingFox

/// The body of `POST /open_api/v2/chat`. Unset fields may be null.
private struct ChatRequestV2: Decodable {
  struct Past: Decodable {
    var role: String?
    var content: String?
  }

  var bot_id: String?
  var user: String?
  var query: String?
  var conversation_id: String?
  var chat_history: [Past]?
  var stream: Bool?
  var custom_variables: [String: String]?
}

extension Endpoints {
  /// v2 has no memory of its own: what was said before comes along in `chat_history`.
  func chatV2(_ call: Call) async throws -> HTTPResponse {
    let body = try decode(ChatRequestV2.self, call)
    let text = try required(body.query, "query")
    _ = try required(body.user, "user")
    let bot = try bot(required(body.bot_id, "bot_id"))
    let history = body.chat_history ?? []
    let turn = history.count { $0.role == "user" } + 1
    let reply = bot.reply(to: Question(text: text, turn: turn))
    if let refusal = reply.refusal { return call.answer.refusal(refusal) }
    var ids = await ledger.ids()
    let given = body.conversation_id ?? ""
    let conversation = given.isEmpty ? ids.next() : given
    let context =
      Pieces.cut(text).count
      + history.reduce(0) { $0 + Pieces.cut($1.content ?? "").count }
    let frames = FramesV2(conversationID: conversation, ids: ids)
    let stream = ReplyStream(
      reply: reply, frames: frames, rate: reply.rate ?? rate, contextTokens: context)
    if body.stream == true { return call.answer.stream(stream) }
    return try await whole(stream, conversation, call)
  }

  /// The answer in one piece, after the time it would have taken as a stream.
  private func whole(
    _ stream: ReplyStream, _ conversation: String, _ call: Call
  ) async throws -> HTTPResponse {
    let written = WrittenReply(stream.reply, ids: stream.frames.collector, rate: stream.rate)
    try await Task.sleep(for: written.duration, clock: .continuous)
    if let raw = written.raw { return call.answer.raw(raw) }
    let messages = written.collector.messages.map { FramesV2.message($0.kind, $0.content) }
    let body: JSON = [
      "messages": .array(messages), "conversation_id": .string(conversation), "code": 0,
      "msg": "success",
    ]
    switch stream.reply.ending {
    case .complete, .withoutDone: return call.answer.json(body)
    case .truncated: return call.answer.raw(Array(body.text.utf8.dropLast(24)))
    case .dropped: return call.answer.broken()
    case .error(let code, let message): return call.answer.failure(code, message)
    case .failed: return call.answer.failure(.generationFailed, "error")
    case .requiresAction:
      return call.answer.failure(.internalFailure, "this bot needs a tool of the client's")
    }
  }
}
