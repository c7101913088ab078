import Chat
import Testing
import Wire

@Suite struct RequestTests {
  private func request(_ reply: ReplyRequest) throws -> HTTPRequest {
    var exchange = dialect(for: reply.profile.api).reply(to: reply)
    let actions = exchange.input(.begin, at: .zero)
    guard case .request(_, let request)? = actions.first else {
      throw MissingRequest()
    }
    return request
  }

  private struct MissingRequest: Error {}

  private func body(_ request: HTTPRequest) -> String {
    String(decoding: request.body, as: UTF8.self)
  }

  @Test("v2 asks as the reference says; the first request has no history")
  func v2() throws {
    let request = try request(.sample(.cozeV2, query: "a/b \"中\"\n"))
    #expect(request.method == .post)
    #expect(request.url == "https://coze.example/open_api/v2/chat")
    #expect(
      request.headers == [
        .init("Content-Type", "application/json"), .init("Accept", "text/event-stream"),
        .init("User-Agent", "rivulet/" + ProductVersion.current),
      ])
    #expect(
      body(request)
        == #"{"bot_id":"b1","conversation_id":"c0","query":"a/b \"中\"\n","stream":true,"user":"me"}"#
    )
  }

  @Test("v2 sends earlier messages, and variables with their names untouched")
  func v2History() throws {
    var reply = ReplyRequest.sample(
      .cozeV2, stream: false, history: [.init(.user, "q"), .init(.assistant, "a")])
    reply.profile.variables = ["userName": "x", "b_c": "y"]
    let request = try request(reply)
    #expect(request.headers.contains(.init("Accept", "application/json")))
    #expect(
      body(request)
        == #"{"bot_id":"b1","chat_history":[{"content":"q","content_type":"text","role":"user","#
        + #""type":"query"},{"content":"a","content_type":"text","role":"assistant","#
        + #""type":"answer"}],"conversation_id":"c0","custom_variables":{"b_c":"y","userName":"x"},"#
        + #""query":"hi","stream":false,"user":"me"}"#)
  }

  @Test("v3 puts the conversation in the query string and the question last")
  func v3() throws {
    var reply = ReplyRequest.sample(.cozeV3, conversation: "a/b&c=中 ~")
    reply.profile.variables = ["k": "v"]
    reply.profile.baseURL = "http://localhost:8888//"
    let request = try request(reply)
    #expect(
      request.url == "http://localhost:8888/v3/chat?conversation_id=a%2Fb%26c%3D%E4%B8%AD%20~")
    #expect(
      body(request)
        == #"{"additional_messages":[{"content":"hi","content_type":"text","role":"user","#
        + #""type":"question"}],"auto_save_history":true,"bot_id":"b1","#
        + #""custom_variables":{"k":"v"},"stream":true,"user_id":"me"}"#)
  }

  @Test("v3 without a conversation asks for a new one, and sends no history")
  func v3First() throws {
    let request = try request(
      .sample(.cozeV3, conversation: nil, stream: false, history: [.init(.user, "old")]))
    #expect(request.url == "https://coze.example/v3/chat")
    #expect(!body(request).contains("old") && body(request).contains(#""stream":false"#))
  }

  @Test("history keeps the newest messages within both bounds and begins with the user")
  func historyBounds() throws {
    func sent(_ count: Int, limit: Int, length: Int = 1) throws -> Int {
      var reply = ReplyRequest.sample(
        .cozeV2,
        history: (0..<count).map {
          .init($0.isMultiple(of: 2) ? .user : .assistant, String(repeating: "中", count: length))
        })
      reply.profile.historyMessages = limit
      return body(try request(reply)).split(separator: #""content""#).count - 1
    }
    #expect(try sent(6, limit: 40) == 6)
    #expect(try sent(6, limit: 4) == 4)
    #expect(try sent(6, limit: 3) == 2)
    #expect(try sent(6, limit: 0) == 0)
    #expect(try sent(6, limit: -1) == 0)
    #expect(try sent(6, limit: 40, length: 8000) == 4)
    #expect(try sent(6, limit: 40, length: 32_001) == 0)
  }

  @Test("neighbours of one speaker become one message, empty ones are left out")
  func historyAlternates() throws {
    let reply = ReplyRequest.sample(
      .cozeV2,
      history: [
        .init(.user, "a"), .init(.assistant, ""), .init(.user, "b"), .init(.assistant, "c"),
      ])
    #expect(body(try request(reply)).contains(#""content":"a\n\nb""#))
  }
}
