/// Scheme, host and port: where a token may go (RFC 6454 §4).
package struct Origin: Hashable, Sendable {
  private let scheme: String
  private let host: String
  private let port: Int

  /// The origin of an absolute URL; nil for one that `BaseURL` would refuse.
  package init?(of url: String) {
    guard let mark = url.firstRange(of: "://") else { return nil }
    let end = url[mark.upperBound...].firstIndex { "/?#".contains($0) } ?? url.endIndex
    guard let base = BaseURL(String(url[..<end])) else { return nil }
    scheme = base.scheme
    host = base.host
    port = base.port ?? (base.scheme == "https" ? 443 : 80)
  }
}
