import Foundation

/// OAuth: device codes that wait for a person, and the tokens that came of them.
actor Authorizations {
  /// Why there is no token, in the service's spelling.
  enum Refusal: String, Error {
    case pending = "authorization_pending"
    case slowDown = "slow_down"
    case denied = "access_denied"
    case expired = "expired_token"
    case badRequest = "invalid_request"
    case badClient = "invalid_client"
    case unknownGrant = "unsupported_grant_type"
  }

  /// A device that wants to be let in.
  struct DeviceCode: Sendable {
    var code: String
    /// What a person types or sees on the page.
    var userCode: String
    var clientID: String
    var polls = 0
    /// What a person said on the page; nil while nobody did.
    var isApproved: Bool?
    var expiry: ContinuousClock.Instant
  }

  struct Tokens: Sendable {
    var access: String
    var refresh: String
    /// Unix time in seconds.
    var expiry: Int
  }

  private struct Refresh {
    var token: String
    var clientID: String
  }

  /// How long a device code lives.
  static let codeLifetime = 300
  /// How long a client is to wait between two questions.
  static let interval = 5
  private static let accessLifetime = 900
  /// Of each kind; the oldest go.
  private static let most = 200

  private var codes: [DeviceCode] = []
  private var access: [(token: String, expiry: ContinuousClock.Instant)] = []
  private var refresh: [Refresh] = []

  func begin(client: String) -> DeviceCode {
    let code = DeviceCode(
      code: Self.secret(), userCode: Self.userCode(), clientID: client,
      expiry: .now + .seconds(Self.codeLifetime))
    codes = codes.suffix(Self.most - 1) + [code]
    return code
  }

  /// One question of a device. Nobody has to press a button: the code is approved after the second
  /// question, unless the client's id asks for another end.
  func poll(_ code: String, client: String) throws(Refusal) -> Tokens {
    guard let index = codes.firstIndex(where: { $0.code == code }) else { throw .badRequest }
    guard codes[index].clientID == client else { throw .badClient }
    guard codes[index].expiry > .now else { throw .expired }
    codes[index].polls += 1
    switch codes[index].isApproved {
    case false: throw .denied
    case true: break
    case nil: try wait(codes[index])
    }
    codes.remove(at: index)
    return issue(client: client, isShort: client == "demo-short")
  }

  /// What a device is told that asks before anybody pressed a button.
  private func wait(_ code: DeviceCode) throws(Refusal) {
    switch (code.clientID, code.polls) {
    case ("demo-denied", 2...): throw .denied
    case ("demo-expired", 2...): throw .expired
    case ("demo-slow", 2): throw .slowDown
    case (_, ..<3): throw .pending
    default: return
    }
  }

  /// New tokens for a refresh token, which is good for one use.
  func renew(_ token: String, client: String) throws(Refusal) -> Tokens {
    guard let index = refresh.firstIndex(where: { $0.token == token }) else { throw .badRequest }
    guard refresh[index].clientID == client else { throw .badClient }
    refresh.remove(at: index)
    return issue(client: client)
  }

  /// Whether an access token is one of ours and still good.
  func isValid(_ token: String) -> Bool {
    access.contains { $0.token == token && $0.expiry > .now }
  }

  /// What a person said on the page; false where the code is unknown.
  func decide(_ userCode: String, isApproved: Bool) -> Bool {
    guard let index = codes.firstIndex(where: { $0.userCode == userCode && $0.expiry > .now })
    else { return false }
    codes[index].isApproved = isApproved
    return true
  }

  /// `isShort`: the access token has run out when it arrives, so that a client has to renew it.
  private func issue(client: String, isShort: Bool = false) -> Tokens {
    let lifetime = isShort ? 0 : Self.accessLifetime
    let tokens = Tokens(
      access: "czu_" + Self.secret(), refresh: Self.secret(),
      expiry: Int(Date().timeIntervalSince1970) + lifetime)
    access = access.suffix(Self.most - 1) + [(tokens.access, .now + .seconds(lifetime))]
    refresh =
      refresh.suffix(Self.most - 1) + [Refresh(token: tokens.refresh, clientID: client)]
    return tokens
  }

  private static func secret() -> String {
    (0..<3).map { _ in String(UInt64.random(in: .min ... .max), radix: 36) }.joined()
  }

  /// Two groups of letters that are not mistaken for each other.
  private static func userCode() -> String {
    let letters = (0..<8).compactMap { _ in "BCDFGHJKLMNPQRSTVWXZ".randomElement() }
    return String(letters.prefix(4)) + "-" + String(letters.suffix(4))
  }
}
