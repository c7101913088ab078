import FlyingFox
import Foundation

/// The service's paths: checks the token, finds the call, answers in the service's envelopes.
struct Endpoints: Sendable {
  let token: String
  let bots: [any Bot]
  /// Tokens a second; nil or 0 means as fast as possible.
  let rate: Double?
  let ledger = Ledger()
  let files = FileShelf()
  let authorizations = Authorizations()

  /// The largest request that is kept in memory; only a file may be larger.
  private static let mostBytes = 8 << 20

  /// A call with what every answer to it needs.
  struct Call: Sendable {
    var request: HTTPRequest
    /// Empty for a file, which is read piece by piece.
    var body = Data()
    var answer: Answer

    var method: String { request.method.rawValue }
    var path: String { request.path }

    /// A parameter of the query string; nil when it is missing or empty.
    func query(_ name: String) -> String? {
      request.query.first { $0.name == name && !$0.value.isEmpty }?.value
    }

    /// What stands between these two in the path, if it is one part of it.
    func pathPart(after prefix: String, before suffix: String = "") -> String? {
      guard path.hasPrefix(prefix), path.hasSuffix(suffix),
        path.utf8.count > prefix.utf8.count + suffix.utf8.count
      else { return nil }
      let part = path.dropFirst(prefix.count).dropLast(suffix.count)
      return part.contains("/") ? nil : String(part)
    }
  }

  func handle(_ request: HTTPRequest) async -> HTTPResponse {
    let isV2 = request.path.hasPrefix("/open_api/v2/")
    var call = Call(request: request, answer: Answer(isV2: isV2))
    do {
      if call.isUpload { return try await upload(call, isAllowed: isAllowed(call)) }
      guard let body = try await request.bodySequence.read(most: Self.mostBytes) else {
        throw Ledger.Failure(bad: "the request is too large")
      }
      call.body = body
      if let response = await authorizationRoute(call) { return response }
      guard await isAllowed(call) else {
        throw Ledger.Failure(code: .badToken, message: "access token invalid")
      }
      return try await route(call)
    } catch let failure as Ledger.Failure {
      return call.answer.failure(failure.code, failure.message)
    } catch {
      return call.answer.failure(.internalFailure, "internal error")
    }
  }

  /// Whether the caller brought the service's token, or one that it gave out itself.
  private func isAllowed(_ call: Call) async -> Bool {
    guard let header = call.request.headers[.authorization], header.hasPrefix("Bearer ") else {
      return false
    }
    let brought = String(header.dropFirst("Bearer ".count))
    if brought == token { return true }
    return await authorizations.isValid(brought)
  }

  private func route(_ call: Call) async throws -> HTTPResponse {
    if let response = try await chatRoute(call) { return response }
    if let response = try await conversationRoute(call) { return response }
    if let response = try await messageRoute(call) { return response }
    if let response = try botRoute(call) { return response }
    if let response = try accountRoute(call) { return response }
    if let response = try await fileRoute(call) { return response }
    return call.answer.failure(.notFound, "no such call: \(call.method) \(call.path)", 404)
  }

  private func chatRoute(_ call: Call) async throws -> HTTPResponse? {
    switch (call.method, call.path) {
    case ("POST", "/open_api/v2/chat"): try await chatV2(call)
    case ("POST", "/v3/chat"): try await chatV3(call)
    case ("GET", "/v3/chat/retrieve"), ("POST", "/v3/chat/retrieve"): try await retrieve(call)
    case ("GET", "/v3/chat/message/list"): try await listMessages(call)
    case ("POST", "/v3/chat/cancel"): try await cancel(call)
    case ("POST", "/v3/chat/submit_tool_outputs"): try await submitToolOutputs(call)
    default: nil
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
      throw Ledger.Failure(bad: "the request is not a valid json or chat request")
    }
  }

  /// A parameter that has to be there, or 4000.
  func required(_ value: String?, _ name: String) throws(Ledger.Failure) -> String {
    guard let value, !value.isEmpty else {
      throw Ledger.Failure(bad: "parameter \(name) is required")
    }
    return value
  }
}

extension HTTPBodySequence {
  /// The whole body, or nil where it is larger than this; then the rest is read and forgotten, so
  /// that the connection stays in order.
  func read(most: Int) async throws -> Data? {
    var data = Data()
    var isTooLarge = false
    for try await chunk in self {
      isTooLarge = isTooLarge || chunk.count > most - data.count
      if isTooLarge { data = Data() } else { data += chunk }
    }
    return isTooLarge ? nil : data
  }
}
