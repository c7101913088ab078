/// The host part of a URL, for telling a person what was dialled.
enum RequestHost {
  /// `url` is absolute. Without user, port, path and query, so that nothing secret is told; an
  /// IPv6 address keeps its brackets' content only. Text that is no URL gives an empty host.
  static func host(of url: String) -> String {
    guard let scheme = url.firstRange(of: "://") else { return "" }
    var authority = url[scheme.upperBound...].prefix { !"/?#\\".contains($0) }
    if let at = authority.lastIndex(of: "@") {
      authority = authority[authority.index(after: at)...]
    }
    if authority.first == "[" { return String(authority.dropFirst().prefix { $0 != "]" }) }
    return String(authority.prefix { $0 != ":" })
  }

  /// True for `localhost`, `::1` and all of 127.0.0.0/8 (RFC 1122 §3.2.1.3) in its usual form.
  static func isLoopback(_ host: String) -> Bool {
    if host.lowercased() == "localhost" || host == "::1" { return true }
    let parts = host.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 4 && parts[0] == "127" && parts.allSatisfy { UInt8($0) != nil }
  }
}
