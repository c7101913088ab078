import Chat
import Testing
import Wire

@testable import Net

/// A message costs money: what may have reached the service is never sent again by itself.
@Suite("A request goes out once", .timeLimit(.minutes(1)))
struct PaidOnceTests {
  @Test("a message on a kept connection that dies without an answer fails, and is not sent again")
  func deadConnection() throws {
    let server = try LoopbackServer { connection, number in
      guard number == 0 else {
        guard connection.readRequest() != nil else { return }
        return connection.write("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nagain")
      }
      guard connection.readRequest() != nil else { return }
      connection.write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")
      // The message arrives whole; the service works on it, and its connection breaks.
      _ = connection.readRequest()
    }
    var collector = Collector(try #require(CurlTransport()))
    let first = collector.transport.start(HTTPRequest(.get, server.url()), secret: nil)
    collector.finish(first)
    let message = HTTPRequest(.post, server.url("/v3/chat"), body: Array("{}".utf8))
    let second = collector.transport.start(message, secret: nil)
    collector.finish(second)
    // A second one would have been answered.
    #expect(collector[second].heads.isEmpty)
    guard case .lost = collector[second].ends.first ?? nil else {
      Issue.record("not a lost connection: \(collector[second].ends)")
      return
    }
  }

  @Test("a question without a cost may be asked again on a fresh connection")
  func get() throws {
    let server = try LoopbackServer { connection, number in
      guard connection.readRequest() != nil else { return }
      connection.write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")
      if number == 0 { _ = connection.readRequest() }
    }
    var collector = Collector(try #require(CurlTransport()))
    for _ in 0..<2 {
      let id = collector.transport.start(HTTPRequest(.get, server.url()), secret: nil)
      collector.finish(id)
      #expect(collector[id].text == "ok")
    }
    #expect(server.connectionCount == 2)
  }
}
