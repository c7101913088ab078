import FlyingFox

/// The body of `POST /v1/conversation/create`.
private struct CreateRequest: Decodable {
  var bot_id: String?
  var name: String?
  var messages: [EnteredMessage]?
  var meta_data: [String: String]?
  var connector_id: String?
}

/// The body of `PUT /v1/conversations/:id`.
private struct RenameRequest: Decodable {
  var name: String?
}

extension Endpoints {
  /// The calls of conversations; nil where it is none of them.
  func conversationRoute(_ call: Call) async throws -> HTTPResponse? {
    switch (call.method, call.path) {
    case ("POST", "/v1/conversation/create"): return try await createConversation(call)
    case ("GET", "/v1/conversation/retrieve"):
      let id = try required(call.query("conversation_id"), "conversation_id")
      return call.answer.success(try await ledger.conversationObject(id))
    case ("GET", "/v1/conversations"): return try await listConversations(call)
    default: return try await oneConversation(call)
    }
  }

  private func createConversation(_ call: Call) async throws -> HTTPResponse {
    let body = call.body.isEmpty ? CreateRequest() : try decode(CreateRequest.self, call)
    if let id = body.bot_id { _ = try bot(id) }
    let messages = try await checked(body.messages ?? [], areKept: true)
    let first = StoredConversation.name(from: messages.first?.text ?? "")
    let opening = Ledger.Opening(
      bot: body.bot_id, name: try checkedName(body.name) ?? first,
      connector: body.connector_id ?? "1024", metaData: try MetaData.checked(body.meta_data))
    return call.answer.success(await ledger.create(opening, messages: messages))
  }

  private func listConversations(_ call: Call) async throws -> HTTPResponse {
    let bot = try bot(required(call.query("bot_id"), "bot_id"))
    let order = call.query("sort_order")?.uppercased() ?? "DESC"
    guard ["ASC", "DESC"].contains(order) else {
      throw Ledger.Failure(bad: "sort_order must be ASC or DESC")
    }
    let found = await ledger.conversations(
      bot: bot.id, connector: call.query("connector_id"), isAscending: order == "ASC",
      page: try call.page(["page_num"], size: 50, most: 50))
    return call.answer.success([
      "has_more": .bool(found.hasMore), "conversations": .array(found.items),
    ])
  }

  /// The calls with the conversation's id in their path.
  private func oneConversation(_ call: Call) async throws -> HTTPResponse? {
    let folder = "/v1/conversations/"
    if call.method == "POST", let id = call.pathPart(after: folder, before: "/clear") {
      return call.answer.success(try await ledger.clear(id))
    }
    guard let id = call.pathPart(after: folder) else { return nil }
    switch call.method {
    case "PUT":
      let name = try checkedName(decode(RenameRequest.self, call).name)
      return call.answer.success(try await ledger.rename(id, to: name))
    case "DELETE":
      try await ledger.delete(id)
      return call.answer.success()
    default: return nil
    }
  }

  private func checkedName(_ name: String?) throws(Ledger.Failure) -> String? {
    guard (name ?? "").count <= StoredConversation.longestName else {
      throw Ledger.Failure(bad: "name has at most \(StoredConversation.longestName) characters")
    }
    return name
  }
}
