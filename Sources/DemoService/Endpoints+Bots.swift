import FlyingFox

extension Endpoints {
  /// `GET /v1/bots/:id` and the older `GET /v1/bot/get_online_info`. Answers in the language of
  /// `Accept-Language`, in both where the caller names neither.
  func botInfo(_ call: Call, id: String?) throws(Ledger.Failure) -> HTTPResponse {
    let bot = try bot(required(id, "bot_id"))
    let opening = bot.opening(in: language(of: call))
    let onboarding: JSON = [
      "prologue": .string(opening.prologue),
      "suggested_questions": .array(opening.suggestions.map(JSON.string)),
    ]
    return call.answer.success([
      "bot_id": .string(bot.id), "name": .string(bot.name),
      "description": .string(bot.description), "icon_url": "", "create_time": 1_700_000_000,
      "update_time": 1_700_000_000, "version": "1", "prompt_info": ["prompt": ""],
      "onboarding_info": onboarding, "bot_mode": 0, "plugin_info_list": [],
      "model_info": ["model_id": "1", "model_name": "demo"], "owner_user_id": "1",
    ])
  }

  /// `GET /v1/bots`: all bots, whatever workspace is asked for; pages by `page_num` (as the
  /// documents say) or `page_index` (as the Python SDK does).
  func listBots(_ call: Call) -> HTTPResponse {
    let page = (call.query("page_num") ?? call.query("page_index")).flatMap { Int($0) } ?? 1
    let size = min(max(call.query("page_size").flatMap { Int($0) } ?? 20, 1), 50)
    let skipped = min(max(page - 1, 0), bots.count) * size
    let items = bots.dropFirst(skipped).prefix(size).map { bot -> JSON in
      [
        "id": .string(bot.id), "name": .string(bot.name),
        "description": .string(bot.description), "icon_url": "", "is_published": true,
        "published_at": 1_700_000_000, "updated_at": 1_700_000_000, "owner_user_id": "1",
        "folder_id": "",
      ]
    }
    return call.answer.success(["items": .array(items), "total": .number(bots.count)])
  }

  private func language(of call: Call) -> BotLanguage? {
    let wanted = call.request.headers[HTTPHeader("Accept-Language")]?.lowercased() ?? ""
    if wanted.hasPrefix("zh") { return .chinese }
    return wanted.hasPrefix("en") ? .english : nil
  }
}
