import FlyingFox
import Foundation

/// The body of the token call. Other grants bring other fields, which are not read.
private struct TokenRequest: Decodable {
  var grant_type: String?
  var client_id: String?
  var device_code: String?
  var refresh_token: String?
}

extension Endpoints {
  /// The calls of OAuth, which need no token; nil where it is none of them. Their answers stand
  /// alone, without `data`.
  func authorizationRoute(_ call: Call) async -> HTTPResponse? {
    let folder = "/api/permission/oauth2/"
    let team = call.pathPart(after: folder + "workspace_id/", before: "/device/code")
    switch (call.method, call.path) {
    case ("POST", folder + "token"): return await tokens(call)
    case ("POST", folder + "device/code"): return await deviceCode(call)
    case ("POST", _) where team != nil: return await deviceCode(call)
    case ("GET", "/device"): return devicePage(call)
    case ("POST", "/device"): return await decide(call)
    default: return nil
    }
  }

  /// Begins the device flow. `expires_in` is a duration here, and only here.
  private func deviceCode(_ call: Call) async -> HTTPResponse {
    guard let body = try? decode(TokenRequest.self, call) else {
      return refuse(.badRequest, "the request is no JSON object", call)
    }
    guard let client = body.client_id, !client.isEmpty else {
      return refuse(.badClient, "parameter client_id is required", call)
    }
    let code = await authorizations.begin(client: client)
    let page = "http://\(host(of: call))/device"
    return call.answer.json([
      "device_code": .string(code.code), "user_code": .string(code.userCode),
      "verification_uri": .string(page),
      "verification_url": .string("\(page)?user_code=\(code.userCode)"),
      "expires_in": .number(Authorizations.codeLifetime),
      "interval": .number(Authorizations.interval),
    ])
  }

  private func tokens(_ call: Call) async -> HTTPResponse {
    guard let body = try? decode(TokenRequest.self, call) else {
      return refuse(.badRequest, "the request is no JSON object", call)
    }
    guard let client = body.client_id, !client.isEmpty else {
      return refuse(.badClient, "parameter client_id is required", call)
    }
    do throws(Authorizations.Refusal) {
      return answer(try await tokens(body, client: client), call)
    } catch {
      return refuse(error, error.sentence, call)
    }
  }

  private func tokens(
    _ body: TokenRequest, client: String
  ) async throws(Authorizations.Refusal) -> Authorizations.Tokens {
    switch body.grant_type {
    case "urn:ietf:params:oauth:grant-type:device_code":
      try await authorizations.poll(body.device_code ?? "", client: client)
    case "refresh_token": try await authorizations.renew(body.refresh_token ?? "", client: client)
    default: throw .unknownGrant
    }
  }

  /// `expires_in` is a moment here, in Unix seconds.
  private func answer(_ tokens: Authorizations.Tokens, _ call: Call) -> HTTPResponse {
    call.answer.json([
      "access_token": .string(tokens.access), "refresh_token": .string(tokens.refresh),
      "expires_in": .number(tokens.expiry), "token_type": "Bearer",
    ])
  }

  /// Half of the clients read `error`, the others `error_code`.
  private func refuse(
    _ refusal: Authorizations.Refusal, _ sentence: String, _ call: Call
  ) -> HTTPResponse {
    call.answer.json(
      [
        "error": .string(refusal.rawValue), "error_description": .string(sentence),
        "error_code": .string(refusal.rawValue), "error_message": .string(sentence),
      ], status: 400)
  }

  /// The address by which the caller knows the service; nothing but letters, digits and `.:-[]`
  /// is taken from it.
  private func host(of call: Call) -> String {
    let host = call.request.headers[.host] ?? ""
    let isPlain = host.utf8.allSatisfy { byte in
      (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
        || ".:-[]".utf8.contains(byte)
    }
    return isPlain && !host.isEmpty ? host : "127.0.0.1"
  }
}

extension Authorizations.Refusal {
  fileprivate var sentence: String {
    switch self {
    case .pending: "nobody has approved the device yet"
    case .slowDown: "the questions come too fast"
    case .denied: "the device was refused"
    case .expired: "the device code has expired"
    case .badRequest: "the code or refresh token is unknown, or was used before"
    case .badClient: "client_id is not the one that the code was given to"
    case .unknownGrant: "grant_type is not supported"
    }
  }
}
