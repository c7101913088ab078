import Chat
import Wire

/// Bytes from the socket to reply events.
enum WireBenchmarks {
  static let all = [frame, json]

  private static let tokens = 4_000

  /// The event-stream framing alone.
  private static var frame: Benchmark {
    let stream = Texts.stream("prose", tokens: tokens)
    return Benchmark(name: "stream.frame", measure: .bytes(stream.count), countedRounds: 8) {
      let chunks = Texts.chunks(stream)
      return {
        var decoder = EventStreamDecoder()
        var items: [EventStreamItem] = []
        var count = 0
        for chunk in chunks {
          items.removeAll(keepingCapacity: true)
          try? decoder.input(chunk, into: &items)
          count += items.count
        }
        return count
      }
    }
  }

  /// The whole exchange of v3: framing, JSON, reply events.
  private static var json: Benchmark {
    let stream = Texts.stream("prose", tokens: tokens)
    return Benchmark(
      name: "stream.json", measure: .operations(tokens, of: "token"), countedRounds: 3
    ) {
      let chunks = Texts.chunks(stream)
      return {
        var exchange = begun()
        var count = 0
        for chunk in chunks {
          for action in exchange.input(.body(RequestTag(rawValue: 0), chunk), at: .zero) {
            if case .events(let events) = action { count += events.count }
          }
        }
        return count
      }
    }
  }

  private static func begun() -> any Exchange {
    let profile = Profile(
      name: "bench", api: .cozeV3, baseURL: "https://example.com", botID: "7", user: "me")
    var exchange = CozeV3().reply(
      to: ReplyRequest(profile: profile, query: "bench", conversationID: nil))
    var tag = RequestTag(rawValue: 0)
    for case .request(let asked, _) in exchange.input(.begin, at: .zero) { tag = asked }
    precondition(tag == RequestTag(rawValue: 0), "the first request has another tag now")
    let head = HTTPHead(
      status: 200, headers: [HTTPRequest.Header("content-type", "text/event-stream")])
    _ = exchange.input(.head(tag, head), at: .zero)
    return exchange
  }
}
