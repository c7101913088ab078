import Chat
import Wire

/// Drives one exchange step by step and tells each step's actions as lines.
struct ExchangeDriver {
  private var exchange: any Exchange
  private(set) var requests: [HTTPRequest] = []
  /// What `.wake` asked for last.
  private(set) var wakeTime: Duration?
  private(set) var now: Duration = .zero

  init(
    _ api: API, conversation: String? = "c0", stream: Bool = true,
    idleTimeout: Duration = .seconds(90)
  ) {
    exchange = dialect(for: api, idleTimeout: idleTimeout)
      .reply(to: .sample(api, conversation: conversation, stream: stream))
  }

  mutating func input(_ input: ExchangeInput) -> [String] {
    let actions = exchange.input(input, at: now)
    for action in actions {
      if case .wake(let time) = action { wakeTime = time }
      if case .request(_, let request) = action { requests.append(request) }
    }
    return lines(actions)
  }

  mutating func begin() -> [String] { input(.begin) }
  mutating func stop() -> [String] { input(.stop) }

  /// Moves the clock to the time asked for, as the runtime does.
  mutating func sleep() -> [String] {
    now = wakeTime ?? now
    return input(.woke)
  }

  mutating func pass(_ duration: Duration) { now += duration }

  /// The head and a piece of an event stream for the latest request.
  mutating func stream(_ text: String) -> [String] {
    head(200, "text/event-stream") + body(text)
  }

  /// A whole JSON answer for the latest request.
  mutating func answer(_ json: String, status: Int = 200) -> [String] {
    head(status, "application/json") + body(json) + end()
  }

  mutating func head(_ status: Int, _ type: String) -> [String] {
    input(
      .head(tag, HTTPHead(status: status, headers: [.init("content-type", type)])))
  }

  mutating func body(_ text: String) -> [String] { input(.body(tag, Array(text.utf8))) }

  mutating func end(_ failure: NetworkFailure? = nil) -> [String] { input(.end(tag, failure)) }

  private var tag: RequestTag { RequestTag(rawValue: requests.count - 1) }
}
