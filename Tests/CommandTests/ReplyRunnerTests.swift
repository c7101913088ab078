import Chat
import Glibc
import Net
import Runtime
import Settings
import Testing
import Wire

@Suite("the reply runner")
struct ReplyRunnerTests {
  private let transport: ReplayTransport
  private let runner: ReplyRunner
  private let request = ReplyRequest(
    profile: Profile(
      name: "p", api: .cozeV3, baseURL: "https://bot.example", botID: "1", user: "u"),
    query: "hello", conversationID: nil)
  private let id = Turn.ID(rawValue: 1)

  init() {
    transport = ReplayTransport()
    runner = ReplyRunner(
      transport: transport, tokens: TokenFetcher(environment: ["TOKEN": "tok-env"]))
  }

  private func start(
    _ number: Int, _ source: TokenSource, _ dialect: ScriptedDialect = ScriptedDialect()
  ) {
    runner.start(
      Turn.ID(rawValue: number), request: request, dialect: dialect, source: source, at: .zero)
  }

  /// Turns the crank until the runner has something to tell, or a deadline of many turns.
  private func outcomes() -> [ReplyRunner.Outcome] {
    for _ in 0..<100 {
      for (transfer, event) in transport.takeEvents() {
        runner.take(event, of: transfer, at: transport.now)
      }
      runner.expire(at: transport.now)
      let found = runner.takeOutcomes()
      guard found.isEmpty else { return found }
      waitForChildren()
    }
    return []
  }

  /// Waits until a child of a token command may have moved.
  private func waitForChildren() {
    var entries = runner.interests.map { interest in
      pollfd(fd: interest.descriptor, events: Int16(POLLIN), revents: 0)
    }
    poll(&entries, nfds_t(entries.count), entries.isEmpty ? 0 : 100)
  }

  private func token(of index: Int) throws -> String? {
    try #require(transport.records.indices.contains(index))
    return transport.records[index].secret?.withHeaderValue { $0 }
  }

  @Test("several replies run at once, each with its own events")
  func several() throws {
    start(1, .environment("TOKEN"))
    start(2, .environment("TOKEN"))
    transport.deliver("a two\n", to: transport.records[1].id)
    transport.deliver("a one\nend\n", to: transport.records[0].id)
    #expect(
      outcomes() == [
        .events(Turn.ID(rawValue: 2), [.answerDelta(PartID("a"), "two")]),
        .events(id, [.answerDelta(PartID("a"), "one")]), .events(id, [.completed]),
        .finished(id),
      ])
    #expect(try token(of: 0) == "Bearer tok-env")
  }

  @Test(
    "the token goes to the profile's own scheme, host and port alone",
    arguments: [
      ("https://bot.example/x?y=1", true), ("https://BOT.example:443/x", true),
      ("http://bot.example/x", false), ("https://bot.example:444/x", false),
      ("https://bot.example.org/x", false), ("https://bot.example@evil.org/x", false),
    ])
  func ownOrigin(url: String, gets: Bool) throws {
    start(1, .environment("TOKEN"), ScriptedDialect(url: url))
    #expect(try token(of: 0) == (gets ? "Bearer tok-env" : nil))
  }

  @Test("without a token nothing is sent, and the failure says why")
  func noToken() {
    start(1, .environment("OTHER"))
    #expect(
      outcomes() == [
        .events(id, [.failed(ReplyFailure(.noToken(.variableMissing("OTHER"))))]),
        .finished(id),
      ])
    #expect(transport.records.isEmpty)
    #expect(!runner.isBusy)
  }

  @Test("a refused token makes the command run again, once, and strikes the token out")
  func again() throws {
    start(1, .command(["sh", "-c", "echo tok-1"]))
    #expect(outcomes().isEmpty)
    #expect(try token(of: 0) == "Bearer tok-1")
    try refuse(0)
    _ = outcomes()
    try refuse(1)
    let told = outcomes()
    let refusal = Refusal(cause: .token, code: "4100", message: "•••", status: 401)
    #expect(
      told == [
        .events(id, [.failed(ReplyFailure(.refused(refusal), logID: "L1"))]), .finished(id),
      ])
    #expect(transport.records.count == 2)
  }

  private func refuse(_ index: Int) throws {
    try #require(transport.records.indices.contains(index))
    transport.deliver(
      .head(HTTPHead(status: 401, headers: [])), to: transport.records[index].id)
  }

  @Test("a token from a variable is not asked for again, nor one that began to answer")
  func notAgain() throws {
    start(1, .environment("TOKEN"))
    try refuse(0)
    #expect(outcomes().count == 2)
    start(2, .command(["sh", "-c", "echo tok-1"]))
    _ = outcomes()
    transport.deliver("a text\n", to: transport.records[1].id)
    try refuse(1)
    _ = outcomes()
    #expect(transport.records.count == 2)
    #expect(!runner.isBusy)
  }

  @Test("a refused token is no reason to ask again once the service has begun, in one read or two")
  func begun() throws {
    let created =
      "event:conversation.chat.created\ndata:{\"id\":\"c\",\"conversation_id\":\"d\"}\n\n"
    let refused = "event:error\ndata:{\"code\":4100}\n\n"
    for (number, pieces) in [[created, refused], [created + refused]].enumerated() {
      let turn = Turn.ID(rawValue: number)
      runner.start(
        turn, request: request, dialect: CozeV3(), source: .command(["echo", "tok-1"]), at: .zero)
      _ = outcomes()
      let transfer = try #require(transport.records.last).id
      transport.deliver(
        .head(HTTPHead(status: 200, headers: [.init("content-type", "text/event-stream")])),
        to: transfer)
      for piece in pieces { transport.deliver(piece, to: transfer) }
      _ = outcomes()
      #expect(transport.records.count == number + 1)
    }
    #expect(!runner.isBusy)
  }

  @Test("the token is struck out of the code and the log id of a refusal, too")
  func struckOut() {
    start(1, .environment("TOKEN"))
    transport.deliver("echo tok-env\n", to: transport.records[0].id)
    let refusal = Refusal(cause: .other, code: "x•••", message: "•••", status: 200)
    #expect(
      outcomes().first
        == .events(id, [.failed(ReplyFailure(.refused(refusal), logID: "Bearer •••"))]))
  }

  @Test("a stop ends the events at once, while the service is still told")
  func stop() {
    start(1, .environment("TOKEN"))
    runner.stop(id, at: .zero)
    #expect(transport.records[0].isCancelled)
    #expect(transport.records.count == 2)
    transport.deliver("a late\n", to: transport.records[1].id)
    transport.deliver(.end(nil), to: transport.records[1].id)
    #expect(outcomes() == [.finished(id)])
  }

  @Test("an exchange is woken at the time it asked for")
  func wakes() {
    start(1, .environment("TOKEN"), ScriptedDialect(limit: .seconds(5)))
    #expect(runner.nextDeadline == .seconds(5))
    transport.advance(to: .seconds(5))
    #expect(
      outcomes().first
        == .events(
          id, [.failed(ReplyFailure(.broken(.silence(.seconds(5))), logID: "L1"))]))
  }
}
