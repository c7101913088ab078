/// How every transfer of a transport is made. Read once, when the transport is made.
package struct TransportOptions: Hashable, Sendable {
  /// The proxy for `https` and for `http` URLs; nil: none.
  package var proxies: Proxies
  /// A PEM file of certificate authorities; nil: those of the system.
  package var caFile: String?
  /// From the start of a transfer until its connection stands: name, TCP, proxy and TLS together.
  package var connectTimeout: Duration
  package var userAgent: String
  /// A response's status line and header lines together may have this many bytes.
  package var headLimit: Int
  /// Bytes of one transfer that may wait for `takeEvents`. One turn of the loop brings far less
  /// unless a compressed body swells beyond reason; such a transfer fails.
  package var inboxLimit: Int

  package init(
    proxies: Proxies = Proxies(), caFile: String? = nil, connectTimeout: Duration = .seconds(10),
    userAgent: String = "rivulet", headLimit: Int = 256 << 10, inboxLimit: Int = 64 << 20
  ) {
    self.proxies = proxies
    self.caFile = caFile
    self.connectTimeout = connectTimeout
    self.userAgent = userAgent
    self.headLimit = headLimit
    self.inboxLimit = inboxLimit
  }
}

/// Which proxy a URL goes through. Loopback never goes through one, else the demo service would
/// fail behind `http_proxy`.
package struct Proxies: Hashable, Sendable {
  package var http: String?
  package var https: String?
  /// Hosts that are dialled directly, as `CURLOPT_NOPROXY` takes them; always with loopback.
  package private(set) var direct: String

  private static let loopback = "127.0.0.1,::1,localhost"

  /// No proxy for anything.
  package init() { direct = Self.loopback }

  /// `configured` (empty: not configured) for everything, else the usual variables of
  /// `environment`: `https_proxy`, `http_proxy`, `all_proxy`, and `no_proxy` in both cases.
  /// `HTTP_PROXY` in capitals does not count, as in curl: a CGI server sets it from a request.
  package init(configured: String, environment: [String: String]) {
    let exceptions = environment.firstFilled("no_proxy", "NO_PROXY")
    let all = environment.firstFilled("all_proxy", "ALL_PROXY")
    direct = [Self.loopback, exceptions].compactMap { $0 }.joined(separator: ",")
    if !configured.isEmpty {
      (http, https) = (configured, configured)
    } else if exceptions != "*" {
      http = environment.firstFilled("http_proxy") ?? all
      https = environment.firstFilled("https_proxy", "HTTPS_PROXY") ?? all
    }
  }

  /// The proxy that `url`'s scheme would take; none for this machine itself, whichever of its
  /// addresses is meant: what goes there unencrypted must not leave it.
  func proxy(for url: String) -> String? {
    guard !RequestHost.isLoopback(RequestHost.host(of: url)) else { return nil }
    return url.prefix(6).lowercased() == "https:" ? https : http
  }
}

extension [String: String] {
  fileprivate func firstFilled(_ names: String...) -> String? {
    names.lazy.compactMap { self[$0] }.first { !$0.isEmpty }
  }
}
