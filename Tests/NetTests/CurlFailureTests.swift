import Chat
import Foundation
import Net
import Testing
import Wire

@Suite("what the curl transport says when a transfer fails")
struct CurlFailureTests {
  /// The end of one request, for a test that awaits a failure.
  private func failure(
    of request: HTTPRequest, secret: Secret? = nil, options: TransportOptions = TransportOptions()
  ) throws -> NetworkFailure {
    var collector = Collector(try #require(CurlTransport(options)))
    let id = collector.transport.start(request, secret: secret)
    collector.finish(id)
    let ending = try #require(collector[id].ends.first)
    return try #require(ending)
  }

  private func serve(_ bytes: String) throws -> LoopbackServer {
    try LoopbackServer { connection, _ in
      _ = connection.readRequest()
      connection.write(bytes)
    }
  }

  @Test("a name that does not exist")
  func nameLookup() throws {
    let request = HTTPRequest(.get, "http://nonexistent.invalid/secret-path")
    #expect(try failure(of: request) == .nameLookup(host: "nonexistent.invalid"))
  }

  @Test("a port where nobody listens")
  func refused() throws {
    let port = try RefusingPort()
    let found = try failure(of: HTTPRequest(.get, "http://127.0.0.1:\(port.number)/"))
    guard case .connect("127.0.0.1", let detail) = found else {
      Issue.record("\(found)")
      return
    }
    #expect(detail.contains("connect"))
  }

  @Test("a proxy where nobody listens")
  func deadProxy() throws {
    let port = try RefusingPort()
    let proxies = Proxies(configured: "http://127.0.0.1:\(port.number)", environment: [:])
    let found = try failure(
      of: HTTPRequest(.get, "https://a.invalid/"), options: TransportOptions(proxies: proxies))
    guard case .proxy = found else {
      Issue.record("\(found)")
      return
    }
  }

  @Test("a server that speaks no TLS")
  func tls() throws {
    let server = try LoopbackServer { connection, _ in
      connection.write("220 ready for no TLS at all\r\n")
      _ = connection.seesEnd()
    }
    let found = try failure(of: HTTPRequest(.get, "https://127.0.0.1:\(server.port)/"))
    guard case .tls("127.0.0.1", _) = found else {
      Issue.record("\(found)")
      return
    }
  }

  @Test("a server that accepts and never finishes the TLS handshake meets the connect time-out")
  func connectTimeout() throws {
    let server = try LoopbackServer { connection, _ in while !connection.seesEnd() {} }
    let limit = Duration.milliseconds(300)
    let found = try failure(
      of: HTTPRequest(.get, "https://127.0.0.1:\(server.port)/"),
      options: TransportOptions(connectTimeout: limit))
    #expect(found == .connectTimeout(host: "127.0.0.1", limit))
  }

  @Test(
    "a body that ends early",
    arguments: [
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n",
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhel",
      "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhello",
    ])
  func truncated(bytes: String) throws {
    let server = try serve(bytes)
    let transport = try #require(CurlTransport())
    var collector = Collector(transport)
    let id = transport.start(HTTPRequest(.get, server.url()), secret: nil)
    collector.finish(id)
    #expect(collector[id].text.hasPrefix("hel"))
    guard case .lost = try #require(collector[id].ends.first) else {
      Issue.record("\(collector[id].ends)")
      return
    }
  }

  @Test("a connection that is reset, and one that closes without an answer")
  func lost() throws {
    let resetting = try LoopbackServer { connection, _ in
      _ = connection.readRequest()
      connection.reset()
    }
    for server in [resetting, try serve("")] {
      guard case .lost = try failure(of: HTTPRequest(.get, server.url())) else {
        Issue.record("not told as lost")
        return
      }
    }
  }

  @Test("a head beyond the limit is refused, however many lines it has")
  func hugeHead() throws {
    let lines = String(repeating: "X-Pad: \(String(repeating: "x", count: 1000))\r\n", count: 40)
    let server = try serve("HTTP/1.1 200 OK\r\n\(lines)Content-Length: 0\r\n\r\n")
    let found = try failure(
      of: HTTPRequest(.get, server.url()), options: TransportOptions(headLimit: 32 << 10))
    #expect(found == .other(detail: "the response's header is larger than 32768 bytes"))
  }

  @Test("more than the inbox may hold at once is refused")
  func inboxLimit() throws {
    let server = try serve("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello")
    let found = try failure(
      of: HTTPRequest(.get, server.url()), options: TransportOptions(inboxLimit: 4))
    #expect(found == .other(detail: "more than 4 bytes came at once"))
  }

  @Test("something that is no HTTP is no answer")
  func garbage() throws {
    let server = try serve("220 mail.example ESMTP\r\n")
    _ = try failure(of: HTTPRequest(.get, server.url()))
  }

  @Test(
    "what cannot be sent fails, and opens no connection",
    arguments: [
      HTTPRequest(.get, "ftp://127.0.0.1/"), HTTPRequest(.get, "file:///etc/passwd"),
      HTTPRequest(.get, ""), HTTPRequest(.get, "http://user:pw@127.0.0.1/"),
      HTTPRequest(.get, "http://127.0.0.1/", headers: [.init("X", "a\r\nY: b")]),
      HTTPRequest(.get, "http://127.0.0.1/", headers: [.init("Authorization", "Bearer x")]),
    ])
  func unsendable(request: HTTPRequest) throws {
    guard case .other = try failure(of: request) else {
      Issue.record("not refused")
      return
    }
  }

  @Test("the token is struck out of the headers that a service sends back")
  func echoedToken() throws {
    let server = try LoopbackServer { connection, _ in
      _ = connection.readRequest()
      connection.write(
        "HTTP/1.1 200 OK\r\nX-Tt-Logid: Bearer pat_x!\r\nContent-Length: 0\r\n\r\n")
    }
    var collector = Collector(try #require(CurlTransport()))
    let id = collector.transport.start(
      HTTPRequest(.get, server.url()), secret: try makeSecret("pat_x"))
    collector.finish(id)
    #expect(collector[id].heads.first?["x-tt-logid"] == "Bearer •••!")
  }

  @Test("the token is struck out where libcurl quotes it")
  func secretInDetail() throws {
    let secret = try makeSecret("patleaky")
    let found = try failure(of: HTTPRequest(.get, "patleaky://a.invalid/"), secret: secret)
    #expect(!"\(found)".contains("patleaky"))
    #expect("\(found)".contains("•••"))
  }
}
