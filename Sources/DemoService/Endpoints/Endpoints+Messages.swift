import FlyingFox

/// The body of `POST /v1/conversation/message/list`; unset fields may be null.
private struct MessageListRequest: Decodable {
  var order: String?
  var chat_id: String?
  var before_id: String?
  var after_id: String?
  var limit: Int?
}

/// The body of `POST /v1/conversation/message/modify`.
private struct ModifyRequest: Decodable {
  var content: String?
  var content_type: String?
  var meta_data: [String: String]?
}

extension Endpoints {
  /// The calls of a conversation's messages; nil where it is none of them.
  func messageRoute(_ call: Call) async throws -> HTTPResponse? {
    let folder = "/v1/conversation/message/"
    guard let name = call.pathPart(after: folder) else { return nil }
    let conversation = { try required(call.query("conversation_id"), "conversation_id") }
    let message = { try required(call.query("message_id"), "message_id") }
    switch (call.method, name) {
    case ("POST", "list"): return try await listMessages(call, of: conversation())
    case ("POST", "create"):
      let entered = try decode(EnteredMessage.self, call)
      let checked = try await checked([entered], areKept: true)
      return call.answer.success(try await ledger.add(checked[0], to: conversation()))
    case ("GET", "retrieve"):
      return call.answer.success(try await ledger.message(message(), in: conversation()))
    case ("POST", "modify"):
      return try await modify(message(), in: conversation(), call)
    case ("POST", "delete"):
      return call.answer.success(try await ledger.delete(message(), in: conversation()))
    default: return nil
    }
  }

  /// `first_id`, `last_id` and `has_more` stand beside `data`, not in it.
  private func listMessages(_ call: Call, of id: String) async throws -> HTTPResponse {
    let body =
      call.body.isEmpty ? MessageListRequest() : try decode(MessageListRequest.self, call)
    guard ["", "asc", "desc"].contains(body.order ?? "") else {
      throw Ledger.Failure(bad: "order must be asc or desc")
    }
    guard (1...50).contains(body.limit ?? 50) else {
      throw Ledger.Failure(bad: "limit must be from 1 to 50")
    }
    let chat = body.chat_id ?? ""
    let page = try await ledger.page(
      of: id,
      Ledger.Cursor(
        isAscending: body.order == "asc", chat: chat.isEmpty ? nil : chat,
        before: number(body.before_id, "before_id"), after: number(body.after_id, "after_id"),
        limit: body.limit ?? 50))
    return call.answer.success([
      ("data", .array(page.items)), ("first_id", .string(page.first)),
      ("last_id", .string(page.last)), ("has_more", .bool(page.hasMore)),
    ])
  }

  private func number(_ id: String?, _ name: String) throws(Ledger.Failure) -> UInt64? {
    guard let id, !id.isEmpty else { return nil }
    guard let number = UInt64(id) else { throw Ledger.Failure(bad: "\(name) is no message id") }
    return number
  }

  /// The changed message stands under `message`, not under `data`.
  private func modify(
    _ message: String, in conversation: String, _ call: Call
  ) async throws -> HTTPResponse {
    let body = try decode(ModifyRequest.self, call)
    var content: NewMessage?
    if body.content != nil || body.content_type != nil {
      let entered = EnteredMessage(
        role: "user", content: body.content, content_type: body.content_type)
      content = try await checked([entered], areKept: true).first
    }
    let metaData = try body.meta_data.map { try MetaData.checked($0) }
    let changed = try await ledger.modify(
      message, in: conversation, content: content, metaData: metaData)
    return call.answer.success([("message", changed)])
  }
}
