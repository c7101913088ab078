import Foundation
import Testing

@Suite("The v3 chat of the demo service")
struct ChatV3Tests {
  @Test("a streamed reply has the service's events in the service's order")
  func order() async throws {
    try await withService { client in
      let answer = try await client.v3(BotID.guide, "What is the weather?")
      #expect(answer.status == 200 && answer.isWhole)
      #expect(answer.headers["content-type"]?.hasPrefix("text/event-stream") == true)
      #expect(answer.headers["connection"] == "close")
      #expect(answer.headers["x-tt-logid"]?.isEmpty == false)
      var events: [String] = []
      for frame in answer.frames {
        let type = frame.json["type"].string.map { ":" + $0 } ?? ""
        let event = frame.event.replacing("conversation.", with: "") + type
        if events.last != event { events.append(event) }
      }
      #expect(
        events == [
          "chat.created", "chat.in_progress", "message.delta:answer",
          "message.completed:function_call", "message.completed:tool_response",
          "message.delta:answer", "message.completed:answer", "message.completed:verbose",
          "message.completed:follow_up", "chat.completed", "done",
        ])
      #expect(answer.frames.last?.data == #""[DONE]""#)
    }
  }

  @Test("each frame is one event line and one data line without a space")
  func framing() async throws {
    try await withService { client in
      let answer = try await client.v3(BotID.echo, "line\u{2028}one\u{2029}two\u{85}three\u{1C}")
      for frame in answer.frames {
        #expect(frame.lines.count == 2)
        #expect(frame.lines[0].hasPrefix("event:") && frame.lines[1].hasPrefix("data:"))
        #expect(!frame.data.hasPrefix(" "))
      }
      let breakers = answer.text.unicodeScalars.filter {
        [0x0B, 0x0C, 0x1C, 0x1D, 0x1E, 0x85, 0x2028, 0x2029].contains($0.value)
      }
      #expect(breakers.isEmpty)
      let whole = answer.frames.first { $0.event == "conversation.message.completed" }
      #expect(whole?.json["content"].string == "line\u{2028}one\u{2029}two\u{85}three\u{1C}")
    }
  }

  @Test("the deltas joined are the completed message, under one id")
  func deltas() async throws {
    try await withService { client in
      let text = "你好，world!  two  spaces\n\n👩‍👩‍👧 and e\u{301}"
      let frames = try await client.v3(BotID.echo, text).frames
      let deltas = frames.filter { $0.event == "conversation.message.delta" }
      let whole = try #require(frames.first { $0.event == "conversation.message.completed" })
      #expect(deltas.compactMap { $0.json["content"].string }.joined() == text)
      #expect(whole.json["content"].string == text)
      #expect(deltas.allSatisfy { $0.json["id"].string == whole.json["id"].string })
      #expect(deltas.count > 8)
    }
  }

  @Test("reasoning comes in deltas of its own and not in the completed message")
  func reasoning() async throws {
    try await withService { client in
      let frames = try await client.v3(BotID.guide, "有哪些按键？").frames
      let thoughts = frames.filter { $0.json["reasoning_content"].exists }
      #expect(!thoughts.isEmpty)
      #expect(thoughts.allSatisfy { $0.json["content"].string == "" })
      #expect(thoughts.allSatisfy { $0.event == "conversation.message.delta" })
    }
  }

  @Test("usage counts the tokens that were sent")
  func usage() async throws {
    try await withService { client in
      let frames = try await client.v3(BotID.echo, "37 tokens").frames
      let deltas = frames.filter { $0.event == "conversation.message.delta" }
      let usage = try #require(frames.first { $0.event == "conversation.chat.completed" })
        .json["usage"]
      #expect(deltas.count == 37)
      #expect(usage["output_count"].int == 37)
      let input = try #require(usage["input_count"].int)
      #expect(input > 0 && usage["token_count"].int == input + 37)
    }
  }

  @Test("the service remembers a conversation and counts its turns")
  func memory() async throws {
    try await withService { client in
      let first = try await client.v3(BotID.guide, "hello").frames
      let conversation = try #require(first.first?.json["conversation_id"].string)
      #expect(conversation.allSatisfy(\.isNumber) && Int64(conversation) != nil)
      let second = try await client.v3(BotID.guide, "hello again", in: conversation)
      #expect(second.text.contains("question"))
      let whole = second.frames.first { $0.event == "conversation.message.completed" }
      #expect(whole?.json["content"].string?.contains("question 2") == true)
    }
  }

  @Test("a chat that is not streamed runs first and is finished when it is asked for later")
  func polling() async throws {
    try await withService { client in
      let begun = try await client.v3(BotID.guide, "weather", stream: false)
      #expect(begun.headers["content-type"]?.hasPrefix("application/json") == true)
      #expect(begun.json["code"].int == 0)
      let chat = begun.json["data"]
      #expect(chat["status"].string == "in_progress")
      let ids =
        try "conversation_id=\(#require(chat["conversation_id"].string))"
        + "&chat_id=\(#require(chat["id"].string))"
      for method in ["GET", "POST"] {
        let state = try await client.call(method, "/v3/chat/retrieve?\(ids)").json
        #expect(state["data"]["status"].string == "completed")
        #expect(state["data"]["usage"]["output_count"].int ?? 0 > 0)
      }
      let list = try await client.call("GET", "/v3/chat/message/list?\(ids)").json["data"].list
      let types = list.compactMap { $0["type"].string }
      #expect(Set(types).isSuperset(of: ["function_call", "tool_response", "answer", "follow_up"]))
      #expect(types.first == "verbose")
      #expect(!types.contains("question"))
    }
  }
}
