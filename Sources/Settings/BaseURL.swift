/// The checks that an address of a service must pass. Written by hand: what decides where a
/// token goes should be a few lines that anyone can read, not a lenient parser.
package struct BaseURL: Hashable, Sendable {
  /// Scheme, host, port and path as given, the scheme and host in lower case, without a trailing
  /// slash.
  package let text: String
  package let scheme: String
  /// In lower case; an IPv6 address in its brackets.
  package let host: String
  /// Nil when it is the scheme's own.
  package let port: Int?

  /// Nil unless it is `http://` or `https://`, a host, and perhaps a port and a path: no user,
  /// query, fragment, backslash, space, percent sign or character beyond ASCII.
  package init?(_ text: String) {
    guard let mark = text.firstRange(of: "://") else { return nil }
    let scheme = text[..<mark.lowerBound].lowercased()
    guard scheme == "http" || scheme == "https" else { return nil }
    let rest = text[mark.upperBound...]
    guard rest.utf8.allSatisfy({ (0x21...0x7E).contains($0) }),
      !rest.contains(where: { "@?#\\%<>\"{}|^`".contains($0) })
    else { return nil }
    let authority = rest.prefix { $0 != "/" }
    guard let (host, port) = Self.split(authority) else { return nil }
    var path = rest.dropFirst(authority.count)
    while path.hasSuffix("/") { path.removeLast() }
    self.scheme = scheme
    self.host = host
    self.port = port
    self.text = "\(scheme)://\(host)" + (port.map { ":\($0)" } ?? "") + path
  }

  private static func split(_ authority: Substring) -> (host: String, port: Int?)? {
    var host = authority
    var rest: Substring = ""
    if authority.hasPrefix("[") {
      guard let end = authority.firstIndex(of: "]") else { return nil }
      host = authority[...end]
      rest = authority[authority.index(after: end)...]
      let inner = host.dropFirst().dropLast()
      guard inner.contains(":"), inner.allSatisfy({ $0.isHexDigit || $0 == ":" || $0 == "." })
      else { return nil }
    } else {
      if let colon = authority.firstIndex(of: ":") {
        host = authority[..<colon]
        rest = authority[colon...]
      }
      guard isHostName(host) else { return nil }
    }
    guard !rest.isEmpty else { return (host.lowercased(), nil) }
    let digits = rest.dropFirst()
    guard rest.first == ":", !digits.isEmpty, digits.allSatisfy({ $0.isASCII && $0.isNumber }),
      let port = Int(digits), (1...65535).contains(port)
    else { return nil }
    return (host.lowercased(), port)
  }

  /// Letters, digits, dots, hyphens and underscores, at most 253 of them (RFC 1123 §2.1).
  static func isHostName(_ name: some StringProtocol) -> Bool {
    (1...253).contains(name.utf8.count)
      && name.utf8.allSatisfy { TOMLLocator.isBareKeyByte($0) || $0 == UInt8(ascii: ".") }
      && !name.hasPrefix(".") && !name.hasPrefix("-") && !name.contains("..")
  }

  /// True for this machine itself: `localhost`, 127.0.0.0/8 in its usual form, `::1`. A name
  /// that merely begins so ("127.0.0.1.example.com") is another machine's.
  package var isLoopback: Bool {
    if host == "localhost" || host == "[::1]" { return true }
    let parts = host.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 4 && parts[0] == "127"
      && parts.allSatisfy { $0.count <= 3 && UInt8($0) != nil }
  }
}
