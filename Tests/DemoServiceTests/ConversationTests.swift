import Foundation
import Testing

@Suite("The conversations of the demo service")
struct ConversationTests {
  private func create(_ client: DemoClient, _ body: String) async throws -> Value {
    let answer = try await client.call("POST", "/v1/conversation/create", body).json
    #expect(answer["code"].int == 0)
    return answer["data"]
  }

  @Test("a conversation is made with messages and pairs, and is told again")
  func create() async throws {
    try await withService { client in
      let made = try await create(
        client,
        """
        {"bot_id":"\(BotID.echo)","meta_data":{"k":"v"},"name":null,"messages":[
        {"role":"user","content":"hi","content_type":"text","meta_data":null},
        {"role":"assistant","type":"answer","content":"yes?","content_type":"text"}]}
        """)
      let id = try #require(made["id"].string)
      #expect(id.allSatisfy(\.isNumber) && made["name"].string == "hi")
      #expect(made["meta_data"]["k"].string == "v" && made["connector_id"].string == "1024")
      #expect(made["last_section_id"].string?.isEmpty == false)
      let again = try await client.call("GET", "/v1/conversation/retrieve?conversation_id=\(id)")
      #expect(again.json["data"]["id"].string == id)
      #expect(again.json["data"]["created_at"].int == made["created_at"].int)
      let list = try await client.call(
        "POST", "/v1/conversation/message/list?conversation_id=\(id)")
      #expect(list.json["data"].list.map { $0["content"].string } == ["yes?", "hi"])
    }
  }

  @Test("the list is in pages, newest first or oldest first, and holds only the bot's own")
  func pages() async throws {
    try await withService { client in
      var made: [String] = []
      for index in 0..<7 {
        let body = #"{"bot_id":"\#(BotID.echo)","name":"c\#(index)"}"#
        made.append(try #require(try await create(client, body)["id"].string))
      }
      _ = try await create(client, #"{"bot_id":"\#(BotID.guide)"}"#)
      _ = try await create(client, "")
      for (order, wanted) in [("DESC", Array(made.reversed())), ("ASC", made)] {
        var seen: [String] = []
        for page in 1...3 {
          let path = "/v1/conversations?bot_id=\(BotID.echo)&page_size=3&sort_order=\(order)"
          let data = try await client.call("GET", path + "&page_num=\(page)").json["data"]
          seen += data["conversations"].list.compactMap { $0["id"].string }
          #expect(data["has_more"].any as? Bool == (page < 3))
        }
        #expect(seen == wanted)
      }
      let whole = "/v1/conversations?bot_id=\(BotID.echo)&page_size=7"
      let all = try await client.call("GET", whole).json["data"]
      #expect(all["conversations"].list.count == 7 && all["has_more"].any as? Bool == false)
      let beyond = "/v1/conversations?bot_id=\(BotID.echo)&page_num=9223372036854775807"
      let none = try await client.call("GET", beyond).json["data"]
      #expect(none["conversations"].list.isEmpty && none["has_more"].any as? Bool == false)
    }
  }

  @Test("a chat's own conversation is on the list, named after its question")
  func ofChat() async throws {
    try await withService { client in
      let chat = try await client.v3(BotID.echo, "name me", stream: false).json["data"]
      let list = try await client.call("GET", "/v1/conversations?bot_id=\(BotID.echo)").json
      let found = try #require(list["data"]["conversations"].list.first)
      #expect(found["id"].string == chat["conversation_id"].string)
      #expect(found["name"].string == "name me")
      #expect(found["last_section_id"].string == chat["section_id"].string)
    }
  }

  @Test("renaming, clearing and deleting")
  func changes() async throws {
    try await withService { client in
      let first = try await client.v3(BotID.guide, "hello").frames[0].json
      let id = try #require(first["conversation_id"].string)
      let path = "/v1/conversations/\(id)"
      let named = try await client.call("PUT", path, #"{"name":"旅行"}"#).json["data"]
      #expect(named["name"].string == "旅行" && named["id"].string == id)
      let same = try await client.call("PUT", path, #"{"name":null}"#).json["data"]
      #expect(same["name"].string == "旅行")
      let cleared = try await client.call("POST", path + "/clear").json["data"]
      #expect(cleared["conversation_id"].string == id)
      #expect(cleared["id"].string != first["section_id"].string)
      let after = try await client.v3(BotID.guide, "hello again", in: id)
      #expect(!after.text.contains("question"))
      let stored = try await client.call(
        "POST", "/v1/conversation/message/list?conversation_id=\(id)")
      #expect(stored.json["data"].list.count == 4)
      let gone = try await client.call("DELETE", path).json
      #expect(gone["code"].int == 0 && !gone["data"].exists)
      #expect(try await client.call("DELETE", path).json["code"].int == 4200)
      #expect(try await client.v3(BotID.guide, "x", in: id).json["code"].int == 4200)
    }
  }

  @Test("deleting a conversation ends the chat in it, and clearing waits for it")
  func whileRunning() async throws {
    try await withService(rate: 5) { client in
      let stream = try client.open("POST", "/v3/chat", DemoClient.v3(BotID.echo, "90000 tokens"))
      let head = try await stream.read { $0.contains("message.delta") }
      let id = try #require(
        DemoAnswer(Array(head.utf8)).frames.first?.json["conversation_id"].string)
      let clear = try await client.call("POST", "/v1/conversations/\(id)/clear").json
      #expect(clear["code"].int == 4016)
      _ = try await client.call("DELETE", "/v1/conversations/\(id)")
      let rest = try await stream.readToEnd()
      #expect(rest.contains("event:done") && !rest.contains("chat.completed"))
    }
  }

  @Test(
    "what is wrong is 4000, what is unknown 4200",
    arguments: [
      ("POST", "/v1/conversation/create", #"{"bot_id":"1"}"#, 4200),
      ("POST", "/v1/conversation/create", #"{"meta_data":{"":"x"}}"#, 4000),
      ("POST", "/v1/conversation/create", #"{"meta_data":{"x":1}}"#, 4000),
      ("POST", "/v1/conversation/create", #"{"messages":[{"role":"system","content":"x"}]}"#, 4000),
      ("POST", "/v1/conversation/create", #"{"messages":[{"role":"user","content":""}]}"#, 4000),
      ("GET", "/v1/conversations", "", 4000),
      ("GET", "/v1/conversations?bot_id=7379462189365190002&page_num=0", "", 4000),
      ("GET", "/v1/conversations?bot_id=7379462189365190002&page_size=x", "", 4000),
      ("GET", "/v1/conversations?bot_id=7379462189365190002&sort_order=UP", "", 4000),
      ("GET", "/v1/conversation/retrieve", "", 4000),
      ("GET", "/v1/conversation/retrieve?conversation_id=5", "", 4200),
      ("PUT", "/v1/conversations/5", #"{"name":"x"}"#, 4200),
      ("POST", "/v1/conversations/5/clear", "", 4200),
      ("PATCH", "/v1/conversations/5", "", 4200),
    ])
  func refusals(method: String, path: String, body: String, code: Int) async throws {
    try await withService { client in
      let answer = try await client.call(method, path, body)
      #expect(answer.json["code"].int == code)
      #expect(answer.json["detail"]["logid"].string == answer.headers["x-tt-logid"])
    }
  }

  @Test("a name has at most 100 characters, pairs are at most 16")
  func limits() async throws {
    try await withService { client in
      let long = String(repeating: "长", count: 101)
      let named = try await client.call("POST", "/v1/conversation/create", #"{"name":"\#(long)"}"#)
      #expect(named.json["code"].int == 4000)
      let pairs = (0...16).map { "\"k\($0)\":\"v\"" }.joined(separator: ",")
      let body = #"{"meta_data":{\#(pairs)}}"#
      let many = try await client.call("POST", "/v1/conversation/create", body)
      #expect(many.json["code"].int == 4000)
    }
  }
}
