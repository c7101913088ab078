package import Wire

/// `credentials.toml`: one table a profile, `[work]` `token = "…"`. It must belong to us alone:
/// a file that others may read or write is refused, unread.
package enum Credentials {
  /// The stored token of one profile; nil when the file or the entry is missing.
  ///
  /// - Throws: the first mistake. No text of the file is ever part of it.
  package static func token(
    profile: String, file: String
  ) throws(SettingsError) -> Secret? {
    guard let contents = try FileAccess.contents(of: file) else { return nil }
    guard contents.mode & 0o077 == 0 else {
      let mode = String(contents.mode & 0o777, radix: 8)
      throw SettingsError(.file(file, line: nil, key: ""), .exposed(mode: mode))
    }
    let document = try parse(file, contents.bytes)
    guard let entry = document.root[profile] else { return nil }
    guard case .table(let values) = entry else {
      throw document.mistake([profile], .wrongType(found: entry.kind, expected: .table))
    }
    for key in values.keys.sorted() where key != "token" {
      let nearest = nearestName(to: key, among: ["token"])
      throw document.mistake(
        [profile, key], .unknownKey(key, nearest: nearest, allowed: ["token"]))
    }
    guard let node = values["token"] else { return nil }
    guard case .string(let text) = node else {
      throw document.mistake(
        [profile, "token"], .wrongType(found: node.kind, expected: .string))
    }
    guard let secret = Secret(text) else {
      throw document.mistake([profile, "token"], .unusableToken)
    }
    return secret
  }

  /// The parser quotes what it stumbled over, which may be of the token: its words are dropped.
  private static func parse(
    _ file: String, _ bytes: [UInt8]
  ) throws(SettingsError) -> TOMLDocument {
    do {
      return try TOMLDocument(file: file, bytes: bytes)
    } catch {
      guard case .syntax = error.problem else { throw error }
      throw SettingsError(error.place, .syntax(""))
    }
  }
}
