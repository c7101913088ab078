import Testing

@testable import DemoService

@Suite("What the demo service remembers")
struct LedgerTests {
  private func message(_ text: String) throws -> NewMessage {
    try NewMessage(EnteredMessage(role: "user", content: text))
  }

  private func begin(_ ledger: Ledger, _ text: String) async throws -> Ledger.Admission {
    try await ledger.begin(
      Ledger.Order(
        bot: "1", conversation: nil, entered: [message(text)], isRemembered: true, metaData: [:]))
  }

  @Test("the oldest conversations and chats are forgotten first")
  func counts() async throws {
    let ledger = Ledger(limits: .init(chats: 3, conversations: 4))
    var heads: [ChatHead] = []
    for index in 0..<6 { heads.append(try await begin(ledger, "q\(index)").head) }
    let conversations = await ledger.conversationOrder
    let chats = await ledger.chatOrder
    #expect(conversations == heads.suffix(4).map(\.conversationID))
    #expect(chats == heads.suffix(3).map(\.id))
    await #expect(throws: Ledger.Failure.self) {
      try await ledger.retrieve(heads[0].id, in: heads[0].conversationID)
    }
  }

  @Test("large contents push the oldest messages out, never the newest")
  func bytes() async throws {
    let ledger = Ledger(limits: .init(bytes: 1_000))
    let large = String(repeating: "x", count: 400)
    for _ in 0..<5 { _ = await ledger.create(.init(bot: "1"), messages: [try message(large)]) }
    let records = await ledger.conversations
    #expect(records.count == 5)
    let id = try #require(await ledger.conversationOrder.last)
    for index in 0..<4 { _ = try await ledger.add(message("\(index)" + large), to: id) }
    let contents = await ledger.conversations[id]?.messages.map { $0.content.prefix(1) }
    #expect(contents?.last == "3" && (contents?.count ?? 9) < 5)
    let total = await ledger.conversations.values.reduce(0) { $0 + $1.bytes }
    #expect(total <= 5 * 401)
  }

  @Test("the end of a run that was left behind does not end the run that goes on")
  func runs() async throws {
    let ledger = Ledger()
    let first = try await begin(ledger, "q")
    let (id, place) = (first.head.id, first.head.conversationID)
    let call = ToolCall(id: "c", name: "f", arguments: "{}")
    await ledger.finish(id, run: 0, .init(status: .requiresAction, toolCalls: [call]))
    let second = try await ledger.resume(id, in: place, outputs: ["c": "x"])
    await ledger.finish(id, run: first.run, .init(status: .canceled))
    #expect(await ledger.isRunning(id, run: second.run))
    #expect(await !ledger.isRunning(id, run: first.run))
  }
}
