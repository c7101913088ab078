import Foundation
import Testing

@Suite("OAuth of the demo service")
struct AuthorizationTests {
  private static let folder = "/api/permission/oauth2/"
  private static let device = "urn:ietf:params:oauth:grant-type:device_code"

  private func begin(
    _ client: DemoClient, _ id: String, path: String = "device/code"
  ) async throws -> Value {
    try await client.call("POST", Self.folder + path, #"{"client_id":"\#(id)"}"#, token: "").json
  }

  private func ask(
    _ client: DemoClient, _ id: String, _ code: String, grant: String = device
  ) async throws -> DemoAnswer {
    let field = grant == Self.device ? "device_code" : grant
    let body = #"{"client_id":"\#(id)","grant_type":"\#(grant)","\#(field)":"\#(code)"}"#
    return try await client.call("POST", Self.folder + "token", body, token: "")
  }

  /// What is told at each question of a new device.
  private func told(_ client: DemoClient, _ id: String, times: Int) async throws -> [String] {
    let code = try #require(try await begin(client, id)["device_code"].string)
    var told: [String] = []
    for _ in 0..<times {
      let answer = try await ask(client, id, code)
      let error = answer.json["error"].string
      #expect(answer.json["error_code"].string == error)
      #expect(answer.status == (error == nil ? 200 : 400))
      told.append(error ?? answer.json["token_type"].string ?? "")
    }
    return told
  }

  @Test("a device is let in after the second question, and other clients meet other ends")
  func ends() async throws {
    try await withService { client in
      let pending = "authorization_pending"
      let ends = [
        ("app", [pending, pending, "Bearer", "invalid_request"]),
        ("demo-denied", [pending, "access_denied"]), ("demo-expired", [pending, "expired_token"]),
        ("demo-slow", [pending, "slow_down", "Bearer"]),
      ]
      for (id, wanted) in ends {
        let told = try await told(client, id, times: wanted.count)
        #expect(told == wanted, "\(id)")
      }
    }
  }

  @Test("a device code comes without a wrapper and with a duration, for a workspace too")
  func code() async throws {
    try await withService { client in
      for path in ["device/code", "workspace_id/1/device/code"] {
        let code = try await begin(client, "app", path: path)
        #expect(!code["data"].exists && !code["code"].exists)
        #expect(code["expires_in"].int == 300 && code["interval"].int == 5)
        #expect(code["verification_uri"].string == "http://127.0.0.1/device")
        #expect(code["user_code"].string?.count == 9)
      }
    }
  }

  @Test("an access token opens the service, its refresh token is good for one use")
  func refresh() async throws {
    try await withService { client in
      let code = try #require(try await begin(client, "demo-short")["device_code"].string)
      for _ in 0..<2 { _ = try await ask(client, "demo-short", code) }
      let first = try await ask(client, "demo-short", code).json
      let expiry = try #require(first["expires_in"].int)
      #expect(abs(expiry - Int(Date().timeIntervalSince1970)) < 60)
      let spent = try #require(first["access_token"].string)
      let refused = try await client.call("GET", "/v1/bots", token: spent).json
      #expect(refused["code"].int == 4100)
      let refresh = try #require(first["refresh_token"].string)
      let other = try await ask(client, "other", refresh, grant: "refresh_token").json
      #expect(other["error"].string == "invalid_client")
      let second = try await ask(client, "demo-short", refresh, grant: "refresh_token").json
      #expect((second["expires_in"].int ?? 0) > expiry + 600)
      let access = try #require(second["access_token"].string)
      #expect(try await client.call("GET", "/v1/bots", token: access).json["code"].int == 0)
      let again = try await ask(client, "demo-short", refresh, grant: "refresh_token").json
      #expect(again["error_code"].string == "invalid_request")
      #expect(second["refresh_token"].string != refresh)
    }
  }

  @Test("the page lets a person approve and deny, and shows nothing but text")
  func page() async throws {
    try await withService { client in
      let shown = try await client.call("GET", "/device?user_code=%22%3Cb%3E", token: "")
      #expect(shown.text.contains("&quot;&lt;b&gt;") && !shown.text.contains("\"<b>"))
      for (decision, end) in [("approve", "Bearer"), ("deny", "access_denied")] {
        let code = try await begin(client, "app")
        let user = try #require(code["user_code"].string)
        let form = "user_code=\(user)&decision=\(decision)"
        #expect(try await client.call("POST", "/device", form, token: "").status == 200)
        let device = try #require(code["device_code"].string)
        let answer = try await ask(client, "app", device).json
        #expect((answer["error"].string ?? answer["token_type"].string) == end)
      }
      for form in ["user_code=NONE&decision=approve", "%zz=%", "%", "user_code=%FF", "<>"] {
        #expect(try await client.call("POST", "/device", form, token: "").status == 404)
      }
    }
  }

  @Test("what is no request of OAuth is told in its own words")
  func refusals() async throws {
    try await withService { client in
      let token = Self.folder + "token"
      for (body, error) in [
        ("{", "invalid_request"), ("{}", "invalid_client"),
        (#"{"client_id":"a","grant_type":"password"}"#, "unsupported_grant_type"),
        (
          #"{"client_id":"a","grant_type":"refresh_token","refresh_token":null}"#, "invalid_request"
        ),
      ] {
        let answer = try await client.call("POST", token, body, token: "")
        #expect(answer.json["error"].string == error && answer.status == 400)
        #expect(answer.headers["x-tt-logid"]?.isEmpty == false)
      }
      #expect(try await begin(client, "")["error_code"].string == "invalid_client")
    }
  }
}
