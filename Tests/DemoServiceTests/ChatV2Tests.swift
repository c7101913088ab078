import Foundation
import Testing

@Suite("The v2 chat of the demo service")
struct ChatV2Tests {
  @Test("a stream has only data lines without a space, and its end is done")
  func framing() async throws {
    try await withService { client in
      let answer = try await client.v2(BotID.guide, "What is the weather?")
      #expect(answer.isWhole)
      for frame in answer.frames {
        #expect(frame.lines.count == 1)
        #expect(frame.lines[0].hasPrefix("data:{"))
      }
      #expect(answer.frames.last?.data == #"{"event":"done"}"#)
    }
  }

  @Test("each message has an index of its own and its pieces join to it")
  func indexes() async throws {
    try await withService { client in
      let frames = try await client.v2(BotID.guide, "What is the weather?").frames.dropLast()
      var types: [String] = []
      for frame in frames {
        let index = try #require(frame.json["index"].int)
        let type = try #require(frame.json["message"]["type"].string)
        if index == types.count { types.append(type) }
        #expect(types[index] == type)
        #expect(frame.json["conversation_id"].string == "c1")
      }
      #expect(
        types == [
          "function_call", "tool_response", "answer", "verbose", "follow_up", "follow_up",
        ])
      let numbers = frames.compactMap { $0.json["seq_id"].int }
      #expect(numbers == Array(0..<numbers.count))
    }
  }

  @Test("an answer that is not streamed holds the same messages")
  func whole() async throws {
    try await withService { client in
      let answer = try await client.v2(BotID.echo, "say this", stream: false).json
      #expect(answer["code"].int == 0)
      #expect(answer["conversation_id"].string == "c1")
      let messages = answer["messages"].list
      #expect(messages.map { $0["type"].string } == ["answer", "verbose"])
      #expect(messages.first?["content"].string == "say this")
    }
  }

  @Test("turns are counted from the history that comes along")
  func history() async throws {
    try await withService { client in
      let history = #"[{"role":"user","content":"a"},{"role":"assistant","content":"b"}]"#
      let body = DemoClient.v2(BotID.guide, "hello", stream: false, history: history)
      let answer = try await client.call("POST", "/open_api/v2/chat", body)
      #expect(answer.text.contains("question 2"))
    }
  }
}
