import Chat
import Wire

/// A dialect of one request whose body holds one event a line: a word and a text. It stands in
/// for the real ones where only the driving of exchanges is tested.
struct ScriptedDialect: Dialect {
  var url = "https://bot.example/chat"
  /// Asks to be woken this long after the start; the wake fails the reply.
  var limit: Duration?

  func reply(to request: ReplyRequest) -> any Exchange {
    ScriptedExchange(
      request: HTTPRequest(.post, url, body: Array(request.query.utf8)), limit: limit)
  }

  func describeBot(_ id: String, profile: Profile) -> Query<Bot> {
    Query(request: HTTPRequest(.get, url)) { _, _ in .success(Bot(id: id, name: id)) }
  }

  func listBots(profile: Profile) -> Query<[Bot]>? { nil }
}

private struct ScriptedExchange: Exchange {
  private static let chat = RequestTag(rawValue: 1)
  private static let farewell = RequestTag(rawValue: 2)
  let request: HTTPRequest
  let limit: Duration?
  private var isOver = false

  init(request: HTTPRequest, limit: Duration?) {
    self.request = request
    self.limit = limit
  }

  mutating func input(_ input: ExchangeInput, at now: Duration) -> [ExchangeAction] {
    guard !isOver else { return [] }
    switch input {
    case .begin:
      return [.request(Self.chat, request)] + (limit.map { [.wake(at: now + $0)] } ?? [])
    case .head(_, let head):
      guard head.status == 401 else { return [] }
      return end(.refused(Refusal(cause: .token, code: "4100", message: "tok-1", status: 401)))
    case .body(_, let bytes): return read(String(decoding: bytes, as: UTF8.self))
    case .end(Self.farewell, _):
      isOver = true
      return [.finished]
    case .end(_, let failure):
      return end(failure.map { .network($0) } ?? .broken(.truncated))
    case .woke: return end(.broken(.silence(limit ?? .zero)))
    case .stop: return [.abort(Self.chat), .request(Self.farewell, request)]
    }
  }

  private mutating func read(_ text: String) -> [ExchangeAction] {
    var actions: [ExchangeAction] = []
    for line in text.split(separator: "\n") {
      // By bytes: a text may begin with a mark that joins the blank before it.
      let first = line.utf8.prefix { $0 != UInt8(ascii: " ") }
      let word = String(first) ?? ""
      let rest = (String(line.utf8.dropFirst(first.count + 1)) ?? "")
        .replacing("\\n", with: "\n")
      switch word {
      case "a", "b": actions.append(.events([.answerDelta(PartID(word), rest)]))
      case "A", "B":
        actions.append(.events([.answerCompleted(PartID(word.lowercased()), rest)]))
      case "think": actions.append(.events([.reasoningDelta(PartID("a"), rest)]))
      case "tool": actions.append(.events([.toolCall(name: rest, arguments: "{}")]))
      case "started": actions.append(.events([.started(chatID: "c", conversationID: rest)]))
      case "usage":
        actions.append(.events([.usage(Usage(input: 1, output: 2, total: 3))]))
      case "limit":
        let refusal = Refusal(cause: .rateLimit, code: "4013", message: rest, status: 429)
        actions += end(.refused(refusal))
      case "echo":
        // A service that says back what it was sent, everywhere.
        let refusal = Refusal(cause: .other, code: "x" + rest, message: rest, status: 200)
        actions += end(.refused(refusal), logID: "Bearer " + rest)
      case "action": actions += [.events([.requiresAction]), .finished]
      default: actions += [.events([.completed]), .abort(Self.chat), .finished]
      }
    }
    return actions
  }

  private mutating func end(
    _ kind: ReplyFailure.Kind, logID: String = "L1"
  ) -> [ExchangeAction] {
    isOver = true
    return [.events([.failed(ReplyFailure(kind, logID: logID))]), .finished]
  }
}
