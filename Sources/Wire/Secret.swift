/// A token. It has no description, no equality and no coding, so it cannot slip into a log, a
/// recording, a snapshot or an error; only `withHeaderValue` lets it out, to the transport.
package struct Secret: Sendable, CustomStringConvertible, CustomDebugStringConvertible,
  CustomReflectable
{
  private let token: String

  /// Nil for an empty token and one that holds a control character, a space or anything beyond
  /// printable ASCII: a header could not carry it (RFC 9110 §5.5, RFC 6750 §2.1).
  package init?(_ token: String) {
    guard !token.isEmpty, token.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else { return nil }
    self.token = token
  }

  package var description: String { "(secret)" }
  package var debugDescription: String { "(secret)" }
  package var customMirror: Mirror { Mirror(self, children: [:]) }

  /// Calls `body` with `Bearer <token>`.
  package func withHeaderValue<Result>(_ body: (String) throws -> Result) rethrows -> Result {
    try body("Bearer " + token)
  }

  /// A copy of `text` in which the token, should it stand there, is struck out. For text of a
  /// service or a library that may quote what we sent. Bytes are compared, not characters: a
  /// combining mark behind the token must not hide it.
  package func struckOut(of text: String) -> String {
    let wanted = Array(token.utf8)
    var rest = Array(text.utf8)[...]
    var kept: [UInt8] = []
    while let first = rest.first {
      if rest.starts(with: wanted) {
        kept += "•••".utf8
        rest = rest.dropFirst(wanted.count)
      } else {
        kept.append(first)
        rest = rest.dropFirst()
      }
    }
    return String(decoding: kept, as: UTF8.self)
  }
}
