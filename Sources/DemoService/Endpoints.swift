import FlyingFox
import Foundation

/// The service's paths: checks the token, finds the call, answers in the service's envelopes.
struct Endpoints: Sendable {
  let token: String
  let bots: [any Bot]
  /// Tokens a second; nil or 0 means as fast as possible.
  let rate: Double?
  let ledger: Ledger

  /// The largest request that is read.
  private static let mostBytes = 8 << 20

  /// A call with what every answer to it needs.
  struct Call: Sendable {
    var request: HTTPRequest
    var body: Data
    var answer: Answer

    /// A parameter of the query string; nil when it is missing or empty.
    func query(_ name: String) -> String? {
      request.query.first { $0.name == name && !$0.value.isEmpty }?.value
    }
  }

  func handle(_ request: HTTPRequest) async -> HTTPResponse {
    let isV2 = request.path.hasPrefix("/open_api/v2/")
    let answer = Answer(isV2: isV2)
    if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > Self.mostBytes {
      return answer.failure(.badParameter, "the request is too large")
    }
    guard let body = try? await request.bodyData else {
      return answer.failure(.badParameter, "the request broke off")
    }
    guard request.headers[.authorization] == "Bearer \(token)" else {
      return answer.failure(.badToken, "access token invalid")
    }
    do {
      return try await route(Call(request: request, body: body, answer: answer))
    } catch let failure as Ledger.Failure {
      return answer.failure(failure.code, failure.message)
    } catch {
      return answer.failure(.internalFailure, "internal error")
    }
  }

  private func route(_ call: Call) async throws -> HTTPResponse {
    let method = call.request.method.rawValue
    switch (method, call.request.path) {
    case ("POST", "/open_api/v2/chat"): return try await chatV2(call)
    case ("POST", "/v3/chat"): return try await chatV3(call)
    case ("GET", "/v3/chat/retrieve"), ("POST", "/v3/chat/retrieve"):
      return try await retrieve(call)
    case ("GET", "/v3/chat/message/list"): return try await listMessages(call)
    case ("POST", "/v3/chat/cancel"): return try await cancel(call)
    case ("GET", "/v1/bot/get_online_info"): return try botInfo(call, id: call.query("bot_id"))
    case ("GET", "/v1/bots"): return listBots(call)
    case ("GET", let path) where path.hasPrefix("/v1/bots/"):
      return try botInfo(call, id: String(path.dropFirst("/v1/bots/".count)))
    default:
      return call.answer.failure(.notFound, "no such call: \(method) \(call.request.path)", 404)
    }
  }

  /// The bot of an id, or 4200.
  func bot(_ id: String) throws(Ledger.Failure) -> any Bot {
    guard let bot = bots.first(where: { $0.id == id }) else {
      throw Ledger.Failure(code: .notFound, message: "bot \(id) does not exist or is not published")
    }
    return bot
  }

  /// The request's JSON, or 4000.
  func decode<Body: Decodable>(_ type: Body.Type, _ call: Call) throws(Ledger.Failure) -> Body {
    do {
      return try JSONDecoder().decode(type, from: call.body)
    } catch {
      throw Ledger.Failure(
        code: .badParameter, message: "the request is not a valid json or chat request")
    }
  }

  /// A parameter that has to be there, or 4000.
  func required(_ value: String?, _ name: String) throws(Ledger.Failure) -> String {
    guard let value, !value.isEmpty else {
      throw Ledger.Failure(code: .badParameter, message: "parameter \(name) is required")
    }
    return value
  }
}
