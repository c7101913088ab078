import FlyingFox

extension Endpoints {
  /// When all bots were published, in Unix seconds.
  private static let published = 1_700_000_000

  /// The calls of bots; nil where it is none of them.
  func botRoute(_ call: Call) throws -> HTTPResponse? {
    guard call.method == "GET" else { return nil }
    switch call.path {
    case "/v1/bot/get_online_info": return try botInfo(call, id: call.query("bot_id"))
    case "/v1/bots": return try listBots(call)
    case "/v1/space/published_bots_list": return try listSpaceBots(call)
    default:
      guard let id = call.pathPart(after: "/v1/bots/") else { return nil }
      return try botInfo(call, id: id)
    }
  }

  /// `GET /v1/bots/:id` and the older `GET /v1/bot/get_online_info`. Answers in the language of
  /// `Accept-Language`, in both where the caller names neither.
  private func botInfo(_ call: Call, id: String?) throws(Ledger.Failure) -> HTTPResponse {
    let bot = try bot(required(id, "bot_id"))
    let opening = bot.opening(in: language(of: call))
    let onboarding: JSON = [
      "prologue": .string(opening.prologue),
      "suggested_questions": .array(opening.suggestions.map(JSON.string)),
    ]
    return call.answer.success([
      "bot_id": .string(bot.id), "name": .string(bot.name),
      "description": .string(bot.description), "icon_url": "",
      "create_time": .number(Self.published), "update_time": .number(Self.published),
      "version": "1", "prompt_info": ["prompt": ""], "onboarding_info": onboarding,
      "bot_mode": 0, "plugin_info_list": [],
      "model_info": ["model_id": "1", "model_name": "demo"], "owner_user_id": "1",
    ])
  }

  /// `GET /v1/bots`: all bots, whatever workspace is asked for; pages by `page_num` (as the
  /// documents say) or `page_index` (as the Python SDK does). None is a draft.
  private func listBots(_ call: Call) throws -> HTTPResponse {
    let page = try call.page(["page_num", "page_index"], size: 20, most: 50)
    let states = ["all", "published_online", "published_draft", "unpublished_draft"]
    let state = call.query("publish_status") ?? "published_online"
    guard states.contains(state) else {
      throw Ledger.Failure(bad: "publish_status must be one of \(states.joined(separator: ", "))")
    }
    let found = state.hasSuffix("draft") ? [] : bots
    let items = page.of(found).map { bot -> JSON in
      [
        "id": .string(bot.id), "name": .string(bot.name),
        "description": .string(bot.description), "icon_url": "", "is_published": true,
        "published_at": .number(Self.published), "updated_at": .number(Self.published),
        "owner_user_id": "1", "folder_id": "",
      ]
    }
    return call.answer.success(["items": .array(items), "total": .number(found.count)])
  }

  /// `GET /v1/space/published_bots_list`, the older list with names of its own.
  private func listSpaceBots(_ call: Call) throws -> HTTPResponse {
    _ = try required(call.query("space_id"), "space_id")
    let page = try call.page(["page_index", "page_num"], size: 20, most: 50)
    let items = page.of(bots).map { bot -> JSON in
      [
        "bot_id": .string(bot.id), "bot_name": .string(bot.name),
        "description": .string(bot.description), "icon_url": "",
        "publish_time": .string("\(Self.published)"),
      ]
    }
    return call.answer.success(["space_bots": .array(items), "total": .number(bots.count)])
  }

  private func language(of call: Call) -> BotLanguage? {
    let wanted = call.request.headers[HTTPHeader("Accept-Language")]?.lowercased() ?? ""
    if wanted.hasPrefix("zh") { return .chinese }
    return wanted.hasPrefix("en") ? .english : nil
  }
}
