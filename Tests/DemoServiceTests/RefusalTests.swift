import Foundation
import Testing

/// The service's own code in an answer.
private func expect(
  _ answer: DemoAnswer, code: Int, at location: SourceLocation = #_sourceLocation
) {
  #expect(answer.json["code"].int == code, sourceLocation: location)
}

@Suite("What the demo service refuses")
struct RefusalTests {
  @Test("a wrong token is refused under HTTP 200 with each API's own code")
  func token() async throws {
    try await withService { client in
      let v3 = try await client.call(
        "POST", "/v3/chat", DemoClient.v3(BotID.echo, "x"), token: "wrong")
      #expect(v3.status == 200 && v3.json["code"].int == 4100)
      #expect(v3.headers["content-type"]?.hasPrefix("application/json") == true)
      let v2 = try await client.call(
        "POST", "/open_api/v2/chat", DemoClient.v2(BotID.echo, "x"), token: "wrong")
      #expect(v2.status == 200 && v2.json["code"].int == 700_012_006)
      #expect(v2.json["detail"]["logid"].string == v2.headers["x-tt-logid"])
      #expect(!v2.text.contains(DemoClient.token))
    }
  }

  @Test(
    "a wrong parameter is 4000 in v3",
    arguments: [
      "", "{", "[]", #"{"bot_id":7379462189365190002,"user_id":"u"}"#,
      #"{"bot_id":"7379462189365190002","user_id":42}"#,
      #"{"bot_id":"7379462189365190002","user_id":"u","additional_messages":[]}"#,
      #"{"user_id":"u"}"#,
    ])
  func parameterV3(body: String) async throws {
    try await withService { client in
      expect(try await client.call("POST", "/v3/chat", body), code: 4000)
    }
  }

  @Test("a wrong parameter is 702242001 in v2")
  func parameterV2() async throws {
    try await withService { client in
      let body = #"{"bot_id":"7379462189365190002","user":"u"}"#
      let answer = try await client.call("POST", "/open_api/v2/chat", body)
      #expect(answer.json["code"].int == 702_242_001)
    }
  }

  @Test("an unknown bot, chat, conversation or path is 4200")
  func unknown() async throws {
    try await withService { client in
      expect(try await client.v3("123", "x"), code: 4200)
      expect(try await client.v3(BotID.echo, "x", in: "123"), code: 4200)
      expect(try await client.call("GET", "/v1/bots/123"), code: 4200)
      let chat = "/v3/chat/retrieve?conversation_id=1&chat_id=2"
      expect(try await client.call("GET", chat), code: 4200)
      let nowhere = try await client.call("GET", "/nowhere")
      #expect(nowhere.status == 404 && nowhere.json["code"].int == 4200)
    }
  }
}

@Suite("The bots of the demo service")
struct BotInfoTests {
  @Test("the list has all bots, with and without a workspace, in pages too")
  func list() async throws {
    try await withService { client in
      for query in ["", "?workspace_id=1", "?page_index=1&page_size=20"] {
        let data = try await client.call("GET", "/v1/bots" + query).json["data"]
        #expect(
          data["items"].list.map { $0["id"].string } == [
            BotID.guide, BotID.echo, BotID.mischief, BotID.calculator,
          ])
        #expect(data["total"].int == 4)
      }
      let second = try await client.call("GET", "/v1/bots?page_num=2&page_size=2").json["data"]
      #expect(second["items"].list.map { $0["id"].string } == [BotID.mischief, BotID.calculator])
      let beyond = "/v1/bots?page_num=9223372036854775807&page_size=50"
      let none = try await client.call("GET", beyond).json["data"]["items"].list
      #expect(none.isEmpty)
    }
  }

  @Test("a bot tells its opening words and questions, in the language that is asked for")
  func info() async throws {
    try await withService { client in
      for path in ["/v1/bots/\(BotID.guide)", "/v1/bot/get_online_info?bot_id=\(BotID.guide)"] {
        let both = try await client.call("GET", path).json["data"]
        #expect(both["bot_id"].string == BotID.guide)
        let prologue = both["onboarding_info"]["prologue"].string
        #expect(prologue?.contains("Hello") == true && prologue?.contains("你好") == true)
        #expect(both["onboarding_info"]["suggested_questions"].list.count == 6)
        let one = try await client.call("GET", path, headers: ["Accept-Language: zh-CN"])
        #expect(one.json["data"]["onboarding_info"]["suggested_questions"].list.count == 3)
        #expect(!one.text.contains("Hello"))
      }
    }
  }
}
