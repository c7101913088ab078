import Chat
import Wire

/// A dialect: any bytes as the service's responses. Nothing traps; the events come in legal order,
/// the same however the bytes are cut, and hold no more than came; what we ask for is a decent
/// request; and the exchange always comes to an end.
///
/// The responses stand one behind the other, split by the byte 0x1E; the first byte of each chooses
/// its status, its type and its end.
struct DialectBody {
  private let api: API
  private let profile: Profile
  private let conversation: String?
  /// The user stops the reply at this point, counted between inputs; nil: never.
  private let stopPoint: Int?
  private let responses: [Response]
  private let dice: Dice

  /// One answer of the service.
  struct Response {
    let head: HTTPHead
    let body: [UInt8]
    let end: NetworkFailure?

    init(_ bytes: ArraySlice<UInt8>) {
      let choice = Int(bytes.first ?? 0)
      let types = ["text/event-stream", "application/json", "text/html", "text/plain"]
      let status = [200, 200, 200, 200, 401, 429, 500, 204][choice >> 2 & 7]
      head = HTTPHead(
        status: status,
        headers: [.init("content-type", types[choice & 3]), .init("x-tt-logid", "log-1")])
      end = choice & 0x60 == 0x60 ? .lost(detail: "reset") : nil
      body = Array(bytes.dropFirst())
    }
  }

  init(_ api: API, _ input: inout FuzzInput) {
    let choice = input.byte()
    self.api = api
    profile = Profile(
      name: "fuzz", api: api, baseURL: "https://coze.example", botID: "b1", user: "me",
      stream: choice & 1 == 0)
    conversation = choice & 2 == 0 ? "c0" : nil
    stopPoint = choice & 4 == 0 ? nil : choice >> 3 & 7
    dice = input.dice()
    responses = input.rest.split(separator: 0x1E, omittingEmptySubsequences: false)
      .map(Response.init)
  }

  func run() throws(FuzzFinding) {
    let whole = try play(cutBy: nil)
    let cut = try play(cutBy: dice)
    try hold(cut == whole, "cut otherwise it does \(cut) and not \(whole)")
    try apply(whole)
    try readBots()
  }

  private func play(cutBy dice: Dice?) throws(FuzzFinding) -> [ExchangeAction] {
    let request = ReplyRequest(profile: profile, query: "hi", conversationID: conversation)
    var play = ExchangePlay(dialect(for: api).reply(to: request), responses, stopPoint, dice)
    return try play.run()
  }

  /// What was told makes a turn.
  private func apply(_ actions: [ExchangeAction]) throws(FuzzFinding) {
    var turn = Turn(id: Turn.ID(rawValue: 1), question: "hi")
    for case .events(let events) in actions {
      for event in events { _ = turn.apply(event) }
    }
    let isOver = !turn.isLive
    try hold(isOver || stopPoint != nil, "the reply has no end: \(actions)")
  }

  /// The same bytes as an answer about bots.
  private func readBots() throws(FuzzFinding) {
    guard let response = responses.first else { return }
    let dialect = dialect(for: api)
    _ = dialect.describeBot("b1", profile: profile).read(response.head, response.body)
    _ = dialect.listBots(profile: profile)?.read(response.head, response.body)
  }
}
