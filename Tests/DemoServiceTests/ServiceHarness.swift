import DemoService
import Foundation
import Testing

/// Runs a service on a free port for one test.
func withService(
  rate: Double? = 0, guide: DemoGuide = DemoGuide(),
  _ body: (DemoClient) async throws -> Void
) async throws {
  let service = DemoService(token: DemoClient.token, tokensPerSecond: rate, guide: guide)
  let address = try await service.start()
  let port = try #require(address.split(separator: ":").last.flatMap { UInt16($0) })
  do {
    try await body(DemoClient(port: port))
  } catch {
    await service.stop()
    throw error
  }
  await service.stop()
}

enum BotID {
  static let guide = "7379462189365190001"
  static let echo = "7379462189365190002"
  static let mischief = "7379462189365190003"
  static let calculator = "7379462189365190004"
}

extension DemoClient {
  /// The body of a v2 chat.
  static func v2(_ bot: String, _ query: String, stream: Bool = true, history: String = "[]")
    -> String
  {
    #"{"bot_id":"\#(bot)","user":"u","query":\#(quote(query)),"stream":\#(stream),"#
      + #""conversation_id":"c1","chat_history":\#(history)}"#
  }

  /// The body of a v3 chat.
  static func v3(_ bot: String, _ query: String, stream: Bool = true) -> String {
    #"{"bot_id":"\#(bot)","user_id":"u","stream":\#(stream),"custom_variables":null,"#
      + #""additional_messages":[{"role":"user","type":"question","content":\#(quote(query)),"#
      + #""content_type":"text","meta_data":null}]}"#
  }

  static func quote(_ text: String) -> String {
    guard let data = try? JSONEncoder().encode(text) else { return "\"\"" }
    return String(decoding: data, as: UTF8.self)
  }

  func v2(_ bot: String, _ query: String, stream: Bool = true) async throws -> DemoAnswer {
    try await call("POST", "/open_api/v2/chat", DemoClient.v2(bot, query, stream: stream))
  }

  func v3(_ bot: String, _ query: String, stream: Bool = true, in conversation: String? = nil)
    async throws -> DemoAnswer
  {
    let suffix = conversation.map { "?conversation_id=\($0)" } ?? ""
    return try await call("POST", "/v3/chat" + suffix, DemoClient.v3(bot, query, stream: stream))
  }
}
