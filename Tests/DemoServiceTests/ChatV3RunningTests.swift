import Foundation
import Testing

@Suite("A running chat of the demo service")
struct ChatV3RunningTests {
  private func began(_ stream: DemoStream) async throws -> (chat: String, conversation: String) {
    let head = try await stream.read { $0.contains("message.delta") }
    let frame = try #require(DemoAnswer(Array(head.utf8)).frames.first)
    return try (
      #require(frame.json["id"].string), #require(frame.json["conversation_id"].string)
    )
  }

  private func status(
    _ client: DemoClient, _ ids: (chat: String, conversation: String)
  ) async throws -> String? {
    let path = "/v3/chat/retrieve?conversation_id=\(ids.conversation)&chat_id=\(ids.chat)"
    return try await client.call("GET", path).json["data"]["status"].string
  }

  @Test("a second chat in the same conversation is refused with 4016")
  func busy() async throws {
    try await withService(rate: 0.01) { client in
      let begun = try await client.v3(BotID.echo, "20 tokens", stream: false).json["data"]
      let conversation = try #require(begun["conversation_id"].string)
      let second = try await client.v3(BotID.echo, "again", in: conversation)
      #expect(second.status == 200)
      #expect(second.json["code"].int == 4016)
      #expect(second.json["detail"]["logid"].string == second.headers["x-tt-logid"])
    }
  }

  @Test("cancel ends a chat, frees its conversation, and can not be done twice")
  func cancel() async throws {
    try await withService(rate: 0.01) { client in
      let begun = try await client.v3(BotID.echo, "20 tokens", stream: false).json["data"]
      let conversation = try #require(begun["conversation_id"].string)
      let chat = try #require(begun["id"].string)
      let body = #"{"conversation_id":"\#(conversation)","chat_id":"\#(chat)"}"#
      let first = try await client.call("POST", "/v3/chat/cancel", body).json
      #expect(first["data"]["status"].string == "canceled")
      let second = try await client.call("POST", "/v3/chat/cancel", body).json
      #expect(second["code"].int == 4104)
      let next = try await client.v3(BotID.echo, "x", stream: false, in: conversation).json
      #expect(next["data"]["status"].string == "in_progress")
    }
  }

  @Test("cancelling stops a stream: it ends without chat.completed")
  func cancelStream() async throws {
    try await withService(rate: 5) { client in
      let stream = try client.open(
        "POST", "/v3/chat", DemoClient.v3(BotID.echo, "100000 tokens"))
      let ids = try await began(stream)
      let body = #"{"conversation_id":"\#(ids.conversation)","chat_id":"\#(ids.chat)"}"#
      _ = try await client.call("POST", "/v3/chat/cancel", body)
      let rest = try await stream.readToEnd()
      #expect(rest.contains("event:done"))
      #expect(!rest.contains("chat.completed"))
      #expect(try await status(client, ids) == "canceled")
    }
  }

  @Test("a reader that hangs up ends its chat")
  func hangUp() async throws {
    try await withService(rate: 200) { client in
      var ids = (chat: "", conversation: "")
      do {
        let stream = try client.open(
          "POST", "/v3/chat", DemoClient.v3(BotID.echo, "2000000 tokens"))
        ids = try await began(stream)
      }
      let deadline = ContinuousClock.now + .seconds(20)
      while try await status(client, ids) == "in_progress", ContinuousClock.now < deadline {}
      #expect(try await status(client, ids) == "canceled")
    }
  }

  @Test("tokens leave one by one: the first is there long before the last could be")
  func tokenByToken() async throws {
    try await withService(rate: 1) { client in
      let stream = try client.open("POST", "/v3/chat", DemoClient.v3(BotID.echo, "900 tokens"))
      let head = try await stream.read { $0.contains("message.delta") }
      #expect(head.components(separatedBy: "conversation.message.delta").count < 5)
      #expect(!head.contains("chat.completed"))
    }
  }

  @Test("several readers are served at once")
  func several() async throws {
    try await withService(rate: 0.01) { client in
      let slow = try client.open("POST", "/v3/chat", DemoClient.v3(BotID.echo, "50 tokens"))
      _ = try await began(slow)
      let answers = try await withThrowingTaskGroup(of: DemoAnswer.self) { group in
        for index in 0..<8 {
          group.addTask { try await client.v3(BotID.echo, "60 tokens at 0/s of \(index)") }
        }
        return try await group.reduce(into: []) { $0.append($1) }
      }
      #expect(answers.count == 8)
      #expect(answers.allSatisfy { $0.frames.last?.event == "done" })
      let conversations = answers.compactMap { $0.frames.first?.json["conversation_id"].string }
      #expect(Set(conversations).count == 8)
    }
  }
}
