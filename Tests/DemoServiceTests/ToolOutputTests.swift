import Foundation
import Testing

@Suite("A chat that waits for a tool")
struct ToolOutputTests {
  private struct Waiting {
    var path: String
    var names: String
    var conversation: String
    var frames: [Frame]
  }

  private func begin(_ client: DemoClient, asking text: String = "requires_action") async throws
    -> Waiting
  {
    let frames = try await client.v3(BotID.mischief, text).frames
    let chat = try #require(frames.first).json
    let conversation = try #require(chat["conversation_id"].string)
    let id = try #require(chat["id"].string)
    let names = "conversation_id=\(conversation)&chat_id=\(id)"
    return Waiting(
      path: "/v3/chat/submit_tool_outputs?" + names, names: names, conversation: conversation,
      frames: frames)
  }

  private func body(_ output: String, id: String = "call_1", stream: Bool) -> String {
    #"{"tool_outputs":[{"tool_call_id":"\#(id)","output":"\#(output)"}],"stream":\#(stream)}"#
  }

  private func state(_ client: DemoClient, _ waiting: Waiting) async throws -> Value {
    try await client.call("GET", "/v3/chat/retrieve?" + waiting.names).json["data"]
  }

  @Test("it tells its call, ends its stream, and can not be cancelled")
  func waits() async throws {
    try await withService { client in
      let waiting = try await begin(client)
      let frame = try #require(waiting.frames.dropLast().last)
      #expect(frame.event == "conversation.chat.requires_action")
      let call = frame.json["required_action"]["submit_tool_outputs"]["tool_calls"][0]
      #expect(call["id"].string == "call_1" && call["type"].string == "function")
      #expect(call["function"]["name"].string == "read_local_file")
      let told = try await state(client, waiting)
      #expect(told["status"].string == "requires_action")
      #expect(told["required_action"]["type"].string == "submit_tool_outputs")
      let names = waiting.names.split(separator: "&").map { $0.split(separator: "=")[1] }
      let cancel = #"{"conversation_id":"\#(names[0])","chat_id":"\#(names[1])"}"#
      #expect(try await client.call("POST", "/v3/chat/cancel", cancel).json["code"].int == 4104)
    }
  }

  @Test("with the output it goes on as a stream, without being created again")
  func streamed() async throws {
    try await withService { client in
      let waiting = try await begin(client)
      let answer = try await client.call("POST", waiting.path, body("42 lines", stream: true))
      #expect(answer.headers["content-type"]?.hasPrefix("text/event-stream") == true)
      let events = answer.frames.map(\.event)
      #expect(events.first == "conversation.chat.in_progress")
      #expect(events.suffix(2) == ["conversation.chat.completed", "done"])
      #expect(answer.text.contains(#""type":"tool_response","content":"42 lines""#))
      #expect(answer.text.contains("`42 lines`"))
      let told = try await state(client, waiting)
      #expect(told["status"].string == "completed")
      let usage = answer.frames.dropLast().last?.json["usage"]
      #expect(told["usage"]["output_count"].int == usage?["output_count"].int)
      let path = "/v3/chat/message/list?" + waiting.names
      let types = try await client.call("GET", path).json["data"].list.map { $0["type"].string }
      #expect(types == ["verbose", "answer", "function_call", "tool_response", "answer"])
      let kept = "/v1/conversation/message/list?conversation_id=\(waiting.conversation)"
      #expect(try await client.call("POST", kept).json["data"].list.count == 3)
      let again = try await client.call("POST", waiting.path, body("x", stream: true))
      #expect(again.json["code"].int == 4000)
    }
  }

  @Test("not streamed it is in progress and then completed")
  func polled() async throws {
    try await withService { client in
      let waiting = try await begin(client, asking: "要求操作")
      let answer = try await client.call("POST", waiting.path, body("好", stream: false)).json
      #expect(answer["data"]["status"].string == "in_progress")
      #expect(try await state(client, waiting)["status"].string == "completed")
    }
  }

  @Test("outputs have to be those of its calls, and the chat has to wait")
  func refusals() async throws {
    try await withService { client in
      let waiting = try await begin(client)
      let wrong = [
        body("x", id: "call_2", stream: true), #"{"tool_outputs":[],"stream":true}"#,
        #"{"tool_outputs":[{"tool_call_id":"call_1"}]}"#, #"{"tool_outputs":null}"#, "{",
      ]
      for body in wrong {
        #expect(try await client.call("POST", waiting.path, body).json["code"].int == 4000)
      }
      let unknown = "/v3/chat/submit_tool_outputs?conversation_id=1&chat_id=2"
      let none = try await client.call("POST", unknown, body("x", stream: true))
      #expect(none.json["code"].int == 4200)
      #expect(try await state(client, waiting)["status"].string == "requires_action")
    }
  }
}
