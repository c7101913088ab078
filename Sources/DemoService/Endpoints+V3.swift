import FlyingFox
import Foundation

/// The body of `POST /v3/chat`. The Python SDK sends every unset field as null.
private struct ChatRequestV3: Decodable {
  struct Entered: Decodable {
    var role: String?
    var content: String?
    var content_type: String?
  }

  var bot_id: String?
  var user_id: String?
  var additional_messages: [Entered]?
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
  func chatV3(_ call: Call) async throws -> HTTPResponse {
    let body = try decode(ChatRequestV3.self, call)
    _ = try required(body.user_id, "user_id")
    let bot = try bot(required(body.bot_id, "bot_id"))
    let text = try questionText(body)
    let isStreamed = body.stream ?? false
    let isRemembered = body.auto_save_history ?? true
    guard isStreamed || isRemembered else {
      throw Ledger.Failure(
        code: .badParameter, message: "auto_save_history must be true when stream is false")
    }
    let admission = try await ledger.begin(
      bot: bot.id, conversation: call.query("conversation_id"), question: text,
      isRemembered: isRemembered, metaData: body.meta_data ?? [:])
    let reply = bot.reply(to: Question(text: text, turn: admission.turn))
    if let refusal = reply.refusal {
      await ledger.finish(admission.head.id, Ledger.Outcome(status: .failed))
      return call.answer.refusal(refusal)
    }
    if isStreamed {
      return call.answer.stream(
        ReplyStream(
          reply: reply, frames: FramesV3(chat: admission.head), rate: reply.rate ?? rate,
          contextTokens: admission.contextTokens,
          ticket: ChatTicket(ledger: ledger, id: admission.head.id)))
    }
    return await begin(reply, admission, call)
  }

  /// Not streamed: `in_progress` at once, finished when the stream would have been.
  private func begin(
    _ reply: Reply, _ admission: Ledger.Admission, _ call: Call
  ) async -> HTTPResponse {
    let head = admission.head
    let written = WrittenReply(
      reply, ids: MessageCollector(ids: head.messageIDs), rate: reply.rate ?? rate)
    let usage = Usage(input: admission.contextTokens, output: written.collector.tokenCount)
    let outcome = Ledger.Outcome(reply.ending, written.collector, usage)
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
    let conversation = try required(call.query("conversation_id"), "conversation_id")
    let chat = try required(call.query("chat_id"), "chat_id")
    return call.answer.success(try await ledger.retrieve(chat, in: conversation))
  }

  func listMessages(_ call: Call) async throws -> HTTPResponse {
    let conversation = try required(call.query("conversation_id"), "conversation_id")
    let chat = try required(call.query("chat_id"), "chat_id")
    return call.answer.success(try await ledger.messages(chat, in: conversation))
  }

  func cancel(_ call: Call) async throws -> HTTPResponse {
    let body = try decode(CancelRequest.self, call)
    let conversation = try required(body.conversation_id, "conversation_id")
    let chat = try required(body.chat_id, "chat_id")
    return call.answer.success(try await ledger.cancel(chat, in: conversation))
  }

  /// The question: the text of the last message.
  private func questionText(_ body: ChatRequestV3) throws(Ledger.Failure) -> String {
    guard let messages = body.additional_messages, messages.count <= 100,
      let last = messages.last, last.role == "user"
    else {
      throw Ledger.Failure(
        code: .badParameter, message: "additional_messages must end with a message of the user")
    }
    guard last.content_type == "object_string" else { return try required(last.content, "content") }
    return try objectText(required(last.content, "content"))
  }

  /// The text within a message of several parts.
  private func objectText(_ content: String) throws(Ledger.Failure) -> String {
    struct Part: Decodable {
      var type: String
      var text: String?
    }
    guard let parts = try? JSONDecoder().decode([Part].self, from: Data(content.utf8)),
      let text = parts.first(where: { $0.type == "text" })?.text, !text.isEmpty
    else {
      throw Ledger.Failure(code: .badParameter, message: "object_string needs a text part")
    }
    return text
  }
}
