import AppCore
import Chat
import Foundation
import Net
import Runtime
import Settings
import Testing
import Wire

/// Questions beside the replies: a courtesy that costs nothing and never fails aloud.
@Suite("Asking about bots")
struct QueryRunnerTests {
  private final class Asker {
    let transport: ReplayTransport
    let tokens = TokenFetcher(environment: ["TOKEN": "pat_env"])
    let runner: QueryRunner
    let profile = Profile(
      name: "test", api: .cozeV3, baseURL: "https://example.com", botID: "7", user: "me")

    init(_ responses: [ReplayResponse] = []) {
      transport = ReplayTransport(responses)
      runner = QueryRunner(transport: transport, tokens: tokens, language: "zh-CN")
    }

    /// What came of everything that was asked so far.
    func events() -> [Event] {
      var events: [Event] = []
      for _ in 0..<10 {
        _ = transport.wait(for: [], timeout: .zero)
        for (transfer, event) in transport.takeEvents() {
          runner.take(event, of: transfer, at: transport.now)
        }
        runner.advance(at: transport.now)
        events += runner.takeEvents()
      }
      return events
    }
  }

  private static let bot = #"{"code":0,"data":{"bot_id":"7","name":"Guide"}}"#

  @Test("a bot and the list of bots, each with the token and the language")
  func asks() throws {
    let list = #"{"code":0,"data":{"items":[{"id":"8","name":"Echo"}]}}"#
    let asker = Asker([.whole(chunks: [Self.bot]), .whole(chunks: [list])])
    asker.runner.describe(
      bot: "7", profile: asker.profile, source: .environment("TOKEN"), at: .zero)
    asker.runner.listBots(profile: asker.profile, source: .environment("TOKEN"), at: .zero)
    #expect(
      asker.events() == [
        .botDescribed(profile: "test", Bot(id: "7", name: "Guide")),
        .botsListed(profile: "test", [Bot(id: "8", name: "Echo")]),
      ])
    let record = try #require(asker.transport.records.first)
    #expect(record.secret != nil)
    #expect(record.request.headers.contains(.init("Accept-Language", "zh-CN")))
  }

  @Test(
    "a bot that cannot be looked up is told, a list that cannot be had is not",
    arguments: [
      ReplayResponse.failure(.connect(host: "example.com", detail: "refused")),
      .whole(status: 401, chunks: [#"{"code":4100,"msg":"bad token"}"#]),
      .whole(chunks: ["<html>"]), .whole(chunks: []), .whole(status: 500, chunks: ["x"]),
    ])
  func failures(_ response: ReplayResponse) {
    let asker = Asker([response])
    asker.runner.describe(
      bot: "7", profile: asker.profile, source: .environment("TOKEN"), at: .zero)
    let events = asker.events()
    #expect(events.count == 1)
    guard case .botUnavailable("test", "7", _) = events.first else {
      Issue.record("not told: \(events)")
      return
    }
    #expect(asker.transport.openIDs.isEmpty)
    let lister = Asker([response])
    lister.runner.listBots(profile: lister.profile, source: .environment("TOKEN"), at: .zero)
    let isTold = lister.events().contains {
      if case .botUnavailable = $0 { true } else { false }
    }
    #expect(!isTold)
  }

  @Test("without a token nothing is sent, and why is told")
  func noToken() {
    let asker = Asker()
    asker.runner.describe(
      bot: "7", profile: asker.profile, source: .environment("MISSING"), at: .zero)
    #expect(asker.events().count == 1)
    #expect(asker.transport.records.isEmpty)
  }

  @Test("a question to another origin than the profile's is never sent")
  func otherOrigin() {
    let asker = Asker()
    var profile = asker.profile
    profile.baseURL = ""
    asker.runner.describe(bot: "7", profile: profile, source: .environment("TOKEN"), at: .zero)
    #expect(asker.events().isEmpty)
    #expect(asker.transport.records.isEmpty)
  }

  @Test("no token_command runs for a question: it waits until a send has brought the token")
  func waitsForToken() throws {
    let asker = Asker([.whole(chunks: [Self.bot])])
    let source = TokenSource.command(["echo", "pat_command"])
    asker.runner.describe(bot: "7", profile: asker.profile, source: source, at: .zero)
    #expect(asker.events().isEmpty)
    #expect(asker.tokens.interests.isEmpty)
    // A send asks for the token.
    let ticket = asker.tokens.ask(source, profile: "test", at: .zero)
    let deadline = ContinuousClock.now + .seconds(20)
    var answer: TokenFetcher.Answer?
    while answer == nil, ContinuousClock.now < deadline {
      asker.tokens.advance(at: .zero)
      answer = asker.tokens.takeAnswer(to: ticket)
    }
    _ = try #require(answer).get()
    #expect(asker.events() == [.botDescribed(profile: "test", Bot(id: "7", name: "Guide"))])
  }

  @Test("an answer without end is cut off at its limit")
  func endless() {
    let chunk = String(repeating: "x", count: 1 << 20)
    let asker = Asker([.whole(chunks: Array(repeating: chunk, count: 8))])
    asker.runner.describe(
      bot: "7", profile: asker.profile, source: .environment("TOKEN"), at: .zero)
    #expect(asker.events().isEmpty)
    #expect(asker.transport.openIDs.isEmpty)
  }

  @Test("transfers of others are not its own")
  func strangers() {
    let asker = Asker()
    #expect(!asker.runner.owns(TransferID(rawValue: 1)))
    asker.runner.take(.end(nil), of: TransferID(rawValue: 1), at: .zero)
    #expect(asker.runner.takeEvents().isEmpty)
  }
}
