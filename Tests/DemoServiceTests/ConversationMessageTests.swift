import Foundation
import Testing

@Suite("The messages of a conversation of the demo service")
struct ConversationMessageTests {
  private static let folder = "/v1/conversation/message/"

  /// A new conversation with so many messages, oldest first.
  private func filled(
    _ client: DemoClient, _ count: Int
  ) async throws -> (conversation: String, ids: [String]) {
    let made = try await client.call(
      "POST", "/v1/conversation/create", #"{"bot_id":"\#(BotID.echo)"}"#)
    let id = try #require(made.json["data"]["id"].string)
    var ids: [String] = []
    for index in 0..<count {
      let body = #"{"role":"user","content":"m\#(index)","content_type":"text","meta_data":null}"#
      let message = try await client.call(
        "POST", Self.folder + "create?conversation_id=\(id)", body)
      ids.append(try #require(message.json["data"]["id"].string))
    }
    return (id, ids)
  }

  private func list(_ client: DemoClient, _ id: String, _ body: String) async throws -> Value {
    try await client.call("POST", Self.folder + "list?conversation_id=\(id)", body).json
  }

  @Test("pages follow each other by after_id, in both orders", arguments: ["desc", "asc"])
  func forwards(order: String) async throws {
    try await withService { client in
      let (id, ids) = try await filled(client, 8)
      var seen: [String] = []
      var cursor = ""
      var sizes: [Int] = []
      repeat {
        let body = #"{"order":"\#(order)","limit":3,"after_id":"\#(cursor)","chat_id":null}"#
        let page = try await list(client, id, body)
        #expect(page["code"].int == 0 && !page["data"]["data"].exists)
        let found = page["data"].list.compactMap { $0["id"].string }
        #expect(page["first_id"].string == found.first && page["last_id"].string == found.last)
        #expect(page["has_more"].any as? Bool == (seen.count + found.count < 8))
        seen += found
        sizes.append(found.count)
        cursor = page["last_id"].string ?? ""
      } while seen.count < 8 && sizes.count < 5
      #expect(seen == (order == "asc" ? ids : ids.reversed()))
      #expect(sizes == [3, 3, 2])
    }
  }

  @Test("before_id gives the page before, next to the cursor, also where its message is gone")
  func backwards() async throws {
    try await withService { client in
      let (id, ids) = try await filled(client, 6)
      let path = Self.folder + "delete?conversation_id=\(id)&message_id=\(ids[1])"
      #expect(try await client.call("POST", path).json["data"]["content"].string == "m1")
      let page = try await list(client, id, #"{"limit":2,"before_id":"\#(ids[1])"}"#)
      #expect(page["data"].list.map { $0["content"].string } == ["m3", "m2"])
      #expect(page["has_more"].any as? Bool == true)
      let before = try await list(client, id, #"{"limit":2,"before_id":"\#(ids[3])"}"#)
      #expect(before["data"].list.map { $0["content"].string } == ["m5", "m4"])
      #expect(before["has_more"].any as? Bool == false)
      let none = try await list(client, id, #"{"before_id":"\#(ids[5])"}"#)
      #expect(none["data"].list.isEmpty && none["first_id"].string == "")
    }
  }

  @Test("a chat leaves its question and its answer, and nothing else")
  func ofChat() async throws {
    try await withService { client in
      let frames = try await client.v3(BotID.guide, "What is the weather?").frames
      let chat = frames[0].json
      let id = try #require(chat["conversation_id"].string)
      _ = try await client.v3(BotID.guide, "hello", in: id)
      let body = #"{"order":"asc","chat_id":"\#(try #require(chat["id"].string))"}"#
      let found = try await list(client, id, body)["data"].list
      #expect(found.map { $0["type"].string } == ["question", "answer"])
      #expect(found.map { $0["role"].string } == ["user", "assistant"])
      let answer = frames.last {
        $0.event.hasSuffix("message.completed") && $0.json["type"].string == "answer"
      }
      #expect(found.last?["id"].string == answer?.json["id"].string)
      #expect(found.last?["content"].string == answer?.json["content"].string)
      #expect(chat["inserted_additional_messages"][0]["id"].string == found[0]["id"].string)
      #expect(try await list(client, id, "")["data"].list.count == 4)
    }
  }

  @Test("a cancelled turn stays in the list and leaves the context")
  func cancelled() async throws {
    try await withService(rate: 0.01) { client in
      let chat = try await client.v3(BotID.guide, "hello", stream: false).json["data"]
      let id = try #require(chat["conversation_id"].string)
      let names = try #"{"conversation_id":"\#(id)","chat_id":"\#(#require(chat["id"].string))"}"#
      _ = try await client.call("POST", "/v3/chat/cancel", names)
      #expect(try await list(client, id, "")["data"].list.count == 1)
      let next = try await client.v3(BotID.guide, "hi", stream: false, in: id)
      #expect(next.json["data"]["status"].string == "in_progress")
    }
  }

  @Test("what was inserted is known to the bot, and a waiting question can be asked so")
  func context() async throws {
    try await withService { client in
      let (id, _) = try await filled(client, 2)
      let body =
        #"{"bot_id":"\#(BotID.guide)","user_id":"u","additional_messages":[],"stream":true}"#
      let answer = try await client.call("POST", "/v3/chat?conversation_id=\(id)", body)
      #expect(answer.text.contains("question 2"))
      let again = try await client.call("POST", "/v3/chat?conversation_id=\(id)", body)
      #expect(again.json["code"].int == 4000)
    }
  }

  @Test("a message is told again, changed under `message`, and deleted")
  func one() async throws {
    try await withService { client in
      let (id, ids) = try await filled(client, 1)
      let names = "?conversation_id=\(id)&message_id=\(ids[0])"
      let told = try await client.call("GET", Self.folder + "retrieve" + names).json["data"]
      #expect(told["content"].string == "m0" && told["conversation_id"].string == id)
      let body = #"{"content":null,"content_type":null,"meta_data":{"a":"b"}}"#
      let paired = try await client.call("POST", Self.folder + "modify" + names, body).json
      #expect(paired["message"]["meta_data"]["a"].string == "b" && !paired["data"].exists)
      let content = #"{"content":"new","content_type":"text","meta_data":null}"#
      let changed = try await client.call("POST", Self.folder + "modify" + names, content).json
      #expect(changed["message"]["content"].string == "new")
      #expect(changed["message"]["meta_data"]["a"].string == "b")
      _ = try await client.call("POST", Self.folder + "delete" + names)
      for (method, call) in [("GET", "retrieve"), ("POST", "modify"), ("POST", "delete")] {
        let gone = try await client.call(method, Self.folder + call + names, "{}")
        #expect(gone.json["code"].int == 4200)
      }
    }
  }

  @Test(
    "what is wrong is 4000",
    arguments: [
      ("list", #"{"limit":0}"#), ("list", #"{"limit":51}"#), ("list", #"{"order":"up"}"#),
      ("list", #"{"after_id":"x"}"#), ("list", "["), ("create", #"{"role":"user"}"#),
      ("create", #"{"role":"bot","content":"x"}"#),
      ("create", #"{"role":"user","content":"x","content_type":"card"}"#),
      ("create", #"{"role":"user","content":"x","content_type":"object_string"}"#),
      (
        "create",
        ##"{"role":"user","content":"[{\"type\":\"text\",\"text\":\"a\"}]","##
          + ##""content_type":"object_string"}"##
      ),
      (
        "create",
        ##"{"role":"user","content":"[{\"type\":\"file\",\"file_id\":\"7\"}]","##
          + ##""content_type":"object_string"}"##
      ),
    ])
  func wrong(call: String, body: String) async throws {
    try await withService { client in
      let (id, _) = try await filled(client, 0)
      let answer = try await client.call(
        "POST", Self.folder + call + "?conversation_id=\(id)", body)
      #expect(answer.json["code"].int == 4000)
    }
  }

  @Test("an unknown conversation is 4200, and a missing one 4000")
  func unknown() async throws {
    try await withService { client in
      let body = #"{"role":"user","content":"x"}"#
      for call in ["list", "create"] {
        let path = Self.folder + call
        let unknown = try await client.call("POST", path + "?conversation_id=9", body)
        let missing = try await client.call("POST", path, body)
        #expect(unknown.json["code"].int == 4200 && missing.json["code"].int == 4000)
      }
    }
  }
}
