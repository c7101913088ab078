import Testing

@Suite("The bot that misbehaves")
struct MischiefTests {
  @Test(
    "refuses with the status and code it is asked for",
    arguments: [("429", 429, 4013), ("限流", 429, 4013), ("401", 401, 4100), ("500", 500, 5000)])
  func refusals(text: String, status: Int, code: Int) async throws {
    try await withService { client in
      let answer = try await client.v3(BotID.mischief, text)
      #expect(answer.status == status && answer.json["code"].int == code)
      let again = try await client.v3(BotID.mischief, text, stream: false)
      #expect(again.status == status)
    }
  }

  @Test("html is a gateway's page")
  func html() async throws {
    try await withService { client in
      let answer = try await client.v2(BotID.mischief, "html")
      #expect(answer.status == 502 && answer.headers["content-type"] == "text/html")
    }
  }

  @Test("drop breaks the connection, truncate ends the body, nodone lacks only done")
  func endings() async throws {
    try await withService { client in
      let drop = try await client.v3(BotID.mischief, "drop")
      #expect(!drop.isWhole && drop.text.contains("message.delta"))
      let truncate = try await client.v3(BotID.mischief, "truncate")
      #expect(truncate.isWhole && !truncate.text.contains("completed"))
      let nodone = try await client.v3(BotID.mischief, "nodone")
      #expect(nodone.isWhole && nodone.frames.last?.event == "conversation.chat.completed")
      let whole = try await client.v2(BotID.mischief, "drop", stream: false)
      #expect(!whole.isWhole)
    }
  }

  @Test("chat.failed comes in its three shapes")
  func failed() async throws {
    try await withService { client in
      var told: [Value] = []
      for shape in ["failed", "failed 2", "失败 3"] {
        let frames = try await client.v3(BotID.mischief, shape).frames
        let frame = try #require(frames.first { $0.event == "conversation.chat.failed" })
        told.append(frame.json)
      }
      #expect(told[0]["last_error"]["code"].int == 701_231)
      #expect(told[1]["code"].int == 701_231)
      #expect(told[2]["code"].string == "720702204")
    }
  }

  @Test("error, requires_action and empty are what they say")
  func others() async throws {
    try await withService { client in
      let error = try await client.v3(BotID.mischief, "error").frames.last
      #expect(error?.event == "error" && error?.json["code"].int == 5000)
      let v2 = try await client.v2(BotID.mischief, "error").frames.last?.json
      #expect(v2?["error_information"]["code"].int == 5000)
      let action = try await client.v3(BotID.mischief, "requires_action")
      #expect(action.text.contains(#""type":"submit_tool_outputs""#))
      let empty = try await client.v3(BotID.mischief, "empty")
      #expect(!empty.text.contains("message.delta") && empty.text.contains("chat.completed"))
    }
  }

  @Test("a stall of no seconds goes on to the end")
  func stall() async throws {
    try await withService { client in
      let answer = try await client.v3(BotID.mischief, "stall 0")
      #expect(answer.frames.last?.event == "done")
    }
  }

  @Test("garbage has bytes that are no UTF-8 and frames that are no JSON, and then goes on")
  func garbage() async throws {
    try await withService { client in
      let answer = try await client.v3(BotID.mischief, "garbage")
      #expect(answer.body.contains(0xFF) && answer.body.contains(0x1B))
      #expect(answer.frames.last?.event == "done")
    }
  }

  @Test("anything else is answered with the menu, in the language it is asked in")
  func menu() async throws {
    try await withService { client in
      let english = try await client.v2(BotID.mischief, "hello", stream: false).text
      #expect(english.contains("`drop`") && english.contains("breaks in the middle"))
      let chinese = try await client.v2(BotID.mischief, "你好", stream: false).text
      #expect(chinese.contains("说到一半断开连接"))
    }
  }
}
