import Chat
import Foundation
import Net
import Testing
import Wire

@Suite("curl transport against a server on loopback")
struct CurlTransportTests {
  private func makeTransport(_ options: TransportOptions = TransportOptions()) throws
    -> CurlTransport
  {
    try #require(CurlTransport(options))
  }

  @Test("the first bytes of a stream are seen before the last are sent")
  func streaming() throws {
    let mayEnd = DispatchSemaphore(value: 0)
    let server = try LoopbackServer { connection, _ in
      _ = connection.readRequest()
      connection.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
      connection.writeChunk("data: first\n\n")
      guard mayEnd.wait(timeout: .now() + 20) == .success else { return }
      connection.writeChunk("data: last\n\n")
      connection.write("0\r\n\r\n")
    }
    var collector = Collector(try makeTransport())
    let id = collector.transport.start(HTTPRequest(.get, server.url()), secret: nil)
    collector.run { $0[id].text == "data: first\n\n" }
    #expect(collector[id].ends.isEmpty)
    mayEnd.signal()
    collector.finish(id)
    #expect(collector[id].text == "data: first\n\ndata: last\n\n")
    #expect(collector[id].ends == [nil])
  }

  @Test("a request arrives with method, path, headers, token and body, and nothing we did not say")
  func request() throws {
    let seen = Box("")
    let server = try LoopbackServer { connection, _ in
      guard let request = connection.readRequest() else { return }
      seen.value = request.head + "\r\n\r\n" + String(decoding: request.body, as: UTF8.self)
      connection.write("HTTP/1.1 204 No Content\r\n\r\n")
    }
    var collector = Collector(try makeTransport(TransportOptions(userAgent: "rivulet/9")))
    let request = HTTPRequest(
      .post, server.url("/v3/chat?a=%20b"),
      headers: [.init("Content-Type", "application/json"), .init("X-Empty", "")],
      body: Array(#"{"q":"你好"}"#.utf8))
    let id = collector.transport.start(request, secret: try makeSecret("pat_x"))
    collector.finish(id)
    #expect(
      seen.value.split(separator: "\r\n", omittingEmptySubsequences: false).sorted()
        == [
          "", "Accept-Encoding: deflate, gzip, br, zstd", "Accept: */*",
          "Authorization: Bearer pat_x", "Content-Length: 14", "Content-Type: application/json",
          "Host: 127.0.0.1:\(server.port)", "POST /v3/chat?a=%20b HTTP/1.1",
          "User-Agent: rivulet/9", "X-Empty:", #"{"q":"你好"}"#,
        ].sorted())
    #expect(collector[id].heads.map(\.status) == [204])
  }

  @Test("dots in a path are sent as they are: an id of two dots leads nowhere else")
  func dots() throws {
    let server = try LoopbackServer { connection, _ in
      let line = connection.readRequest()?.head.prefix { $0 != "\r\n" } ?? ""
      connection.write("HTTP/1.1 200 OK\r\nContent-Length: \(line.utf8.count)\r\n\r\n\(line)")
    }
    var collector = Collector(try makeTransport())
    let id = collector.transport.start(HTTPRequest(.get, server.url("/v1/bots/..")), secret: nil)
    collector.finish(id)
    #expect(collector[id].text == "GET /v1/bots/.. HTTP/1.1")
  }

  @Test("two requests one after the other share a connection")
  func keepAlive() throws {
    let server = try LoopbackServer { connection, _ in
      while connection.readRequest() != nil {
        connection.write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")
      }
    }
    var collector = Collector(try makeTransport())
    for _ in 0..<2 {
      let id = collector.transport.start(HTTPRequest(.get, server.url()), secret: nil)
      collector.finish(id)
      #expect(collector[id].text == "ok")
    }
    #expect(server.connectionCount == 1)
  }

  @Test("a gzip body arrives decoded")
  func gzip() throws {
    let packed: [UInt8] = [
      0x1F, 0x8B, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0x03, 0xCB, 0x48, 0xCD, 0xC9,
      0xC9, 0xD7, 0x51, 0x78, 0xB2, 0x77, 0xC1, 0xD3, 0xA5, 0x7B, 0x01, 0xBA, 0xAD, 0xBE,
      0x79, 0x0D, 0x00, 0x00, 0x00,
    ]
    let server = try LoopbackServer { connection, _ in
      _ = connection.readRequest()
      connection.write(
        "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: \(packed.count)\r\n\r\n")
      connection.write(packed)
    }
    var collector = Collector(try makeTransport())
    let id = collector.transport.start(HTTPRequest(.get, server.url()), secret: nil)
    collector.finish(id)
    #expect(collector[id].text == "hello, 你好")
  }

  @Test(
    "interim responses and trailers are left out, folded lines are joined, names are lower case")
  func head() throws {
    let server = try LoopbackServer { connection, _ in
      _ = connection.readRequest()
      connection.write("HTTP/1.1 103 Early Hints\r\nX-Early: 1\r\n\r\n")
      connection.write("HTTP/1.1 200 OK\r\nX-Tt-LogID:  abc \r\n and more\r\n")
      connection.write("Transfer-Encoding: chunked\r\nTrailer: X-Late\r\n\r\n")
      connection.writeChunk("x")
      connection.write("0\r\nX-Late: 1\r\n\r\n")
    }
    var collector = Collector(try makeTransport())
    let id = collector.transport.start(HTTPRequest(.get, server.url()), secret: nil)
    collector.finish(id)
    let head = HTTPHead(
      status: 200,
      headers: [
        .init("x-tt-logid", "abc and more"), .init("transfer-encoding", "chunked"),
        .init("trailer", "X-Late"),
      ])
    #expect(collector[id].heads == [head])
    #expect(collector[id].ends == [nil])
  }

  @Test("a redirect is a head with its status and is not followed")
  func redirect() throws {
    let server = try LoopbackServer { connection, _ in
      _ = connection.readRequest()
      connection.write("HTTP/1.1 302 Found\r\nLocation: /elsewhere\r\nContent-Length: 0\r\n\r\n")
    }
    var collector = Collector(try makeTransport())
    let id = collector.transport.start(
      HTTPRequest(.get, server.url()), secret: try makeSecret("pat_x"))
    collector.finish(id)
    #expect(collector[id].heads.map(\.status) == [302])
    #expect(server.connectionCount == 1)
  }

  @Test("30 transfers run at once")
  func many() throws {
    let gate = Gate(count: 30)
    let server = try LoopbackServer { connection, _ in
      guard let request = connection.readRequest() else { return }
      // No answer before all requests are here: in a row they would never come.
      gate.arriveAndWait(seconds: 20)
      let path = request.head.split(separator: " ")[1]
      connection.write("HTTP/1.1 200 OK\r\nContent-Length: \(path.utf8.count)\r\n\r\n\(path)")
    }
    var collector = Collector(try makeTransport())
    let ids = (0..<30).map { number in
      collector.transport.start(HTTPRequest(.get, server.url("/\(number)")), secret: nil)
    }
    collector.run { all in ids.allSatisfy { !all[$0].ends.isEmpty } }
    #expect(ids.map { collector[$0].text } == (0..<30).map { "/\($0)" })
  }

  @Test("a body of 50 MB arrives whole")
  func large() throws {
    let piece = [UInt8](repeating: 0x61, count: 1 << 20)
    let server = try LoopbackServer { connection, _ in
      _ = connection.readRequest()
      connection.write("HTTP/1.1 200 OK\r\nContent-Length: \(50 << 20)\r\n\r\n")
      for _ in 0..<50 { connection.write(piece) }
    }
    var collector = Collector(try makeTransport())
    let id = collector.transport.start(HTTPRequest(.get, server.url()), secret: nil)
    collector.run(seconds: 60) { !$0[id].ends.isEmpty }
    #expect(collector[id].body.count == 50 << 20)
    #expect(collector[id].ends == [nil])
  }

  @Test(
    "with dead proxies in the environment, loopback is still reached", arguments: [false, true])
  func loopbackPassesProxies(ipv6: Bool) throws {
    let server = try LoopbackServer(ipv6: ipv6) { connection, _ in
      _ = connection.readRequest()
      connection.write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")
    }
    let port = try RefusingPort()
    let dead = "http://127.0.0.1:\(port.number)"
    let proxies = Proxies(
      configured: "", environment: ["http_proxy": dead, "all_proxy": dead, "no_proxy": "a.example"])
    var collector = Collector(try makeTransport(TransportOptions(proxies: proxies)))
    let host = ipv6 ? "[::1]" : "127.0.0.1"
    let id = collector.transport.start(
      HTTPRequest(.get, "http://\(host):\(server.port)/"), secret: nil)
    collector.finish(id)
    #expect(collector[id].text == "ok")
  }

  @Test("a proxy gets the request, and a proxy's refusal of a tunnel is the proxy's failure")
  func proxy() throws {
    let seen = Box("")
    let proxy = try LoopbackServer { connection, _ in
      guard let request = connection.readRequest() else { return }
      seen.value += request.head
      if request.head.hasPrefix("CONNECT") {
        connection.write("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n")
      } else {
        connection.write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")
      }
    }
    let proxies = Proxies(configured: proxy.url(), environment: [:])
    var collector = Collector(try makeTransport(TransportOptions(proxies: proxies)))
    let plain = collector.transport.start(HTTPRequest(.get, "http://a.invalid/x"), secret: nil)
    let secret = try makeSecret("pat_x")
    let tunnel = collector.transport.start(HTTPRequest(.get, "https://b.invalid/"), secret: secret)
    collector.finish(plain, tunnel)
    #expect(collector[plain].text == "ok")
    guard case .proxy = try #require(collector[tunnel].ends.first) else {
      Issue.record("\(collector[tunnel].ends)")
      return
    }
    #expect(seen.value.contains("GET http://a.invalid/x HTTP/1.1"))
    #expect(!seen.value.contains("pat_x"), "the token went to the proxy")
  }
}
