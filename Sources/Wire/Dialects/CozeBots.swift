import Chat

/// What both versions ask about bots: the calls are those of the host, not of the chat API.
struct CozeBots: Sendable {
  /// What a bot may say of itself: unicode scalars of each text. Its name is drawn with every
  /// frame, so it must not be a book.
  enum Limit {
    static let name = 200
    static let line = 1000
    static let prologue = 20_000
    static let questions = 50
    /// Many times what was asked for.
    static let bots = 1000
    /// UTF-8 bytes. A longer id is none: half of it would be another.
    static let id = 256
  }

  private let calls: CozeCalls

  init(_ profile: Profile) { calls = CozeCalls(profile) }

  /// `GET /v1/bots/:id`: the older `get_online_info` is to be retired, and Coze Studio has both.
  func describe(_ id: String) -> Query<Bot> {
    Query(request: calls.get("/v1/bots/" + CozeCalls.percentEncoded(id))) { head, body in
      Self.answer(head, body).map { Self.bot($0["data"]?.object ?? $0, id: id) }
    }
  }

  /// `GET /v1/bots`, its first page. The hosted service wants a `workspace_id`, which a profile
  /// does not have: its refusal is an empty list, not a failure.
  func list() -> Query<[Bot]> {
    let query = [("page_num", "1"), ("page_size", "50")]
    return Query(request: calls.get("/v1/bots", query: query)) { head, body in
      guard case .success(let object) = Self.answer(head, body) else { return .success([]) }
      let data = object["data"]?.object ?? object
      let items = (data["items"] ?? data["space_bots"] ?? data["bots"])?.array ?? []
      return .success(
        items.prefix(Limit.bots).compactMap { item in
          guard let object = item.object, let id = Self.id(object),
            (1...Limit.id).contains(id.utf8.count)
          else { return nil }
          return Self.bot(object, id: id)
        })
    }
  }

  private static func answer(
    _ head: HTTPHead, _ body: [UInt8]
  ) -> Result<JSONObject, ReplyFailure> {
    var reader = ResponseReader()
    reader.take(head)
    switch PlainAnswer(body[...], status: head.status, logID: reader.logID) {
    case .object(let object): return .success(object)
    case .refused(let refusal, let logID):
      return .failure(ReplyFailure(.refused(refusal), logID: logID))
    case .tooLarge: return .failure(ReplyFailure(.broken(.tooLarge), logID: reader.logID))
    }
  }

  private static func id(_ object: JSONObject) -> String? {
    (object["bot_id"] ?? object["id"])?.identifier
  }

  private static func bot(_ object: JSONObject, id: String) -> Bot {
    let onboarding = object["onboarding_info"]?.object
    return Bot(
      id: Self.id(object) ?? id,
      name: beginning(object["name"] ?? object["bot_name"], Limit.name),
      description: beginning(object["description"], Limit.line),
      prologue: withoutPlaceholder(beginning(onboarding?["prologue"], Limit.prologue)),
      suggestedQuestions: (onboarding?["suggested_questions"]?.array ?? [])
        .prefix(Limit.questions).map { beginning($0, Limit.line) }.filter { !$0.isEmpty })
  }

  /// As much of a text as is taken; empty where there is none.
  private static func beginning(_ value: JSONValue?, _ limit: Int) -> String {
    guard let text = value?.string else { return "" }
    return String(text.unicodeScalars.prefix(limit))
  }

  /// The opening words may say `{{user_name}}` for the client to replace. We know an id, and most
  /// are random: the place is left out, with the comma or space before it.
  private static func withoutPlaceholder(_ prologue: String) -> String {
    var parts: [Substring] = []
    var rest = prologue[...]
    while let range = rest.firstRange(of: "{{user_name}}") {
      var before = rest[..<range.lowerBound]
      while let last = before.last, " ,，、".contains(last) { before.removeLast() }
      parts.append(before)
      rest = rest[range.upperBound...]
    }
    parts.append(rest)
    return parts.joined()
  }
}
