import Chat
import Foundation
import Net
import Testing
import Wire

@Suite("connections to a real server", .timeLimit(.minutes(1)))
struct SharedConnectionTests {
  private func makeCollector(_ server: NginxServer) throws -> Collector {
    Collector(try #require(CurlTransport(TransportOptions(caFile: server.authorityFile))))
  }

  /// Streams `first`; then `/upstream/stopped…` waits for its end, all others for `mayEnd`.
  private func makeUpstream(ended: Ended, mayEnd: DispatchSemaphore) throws -> LoopbackServer {
    try LoopbackServer { connection, _ in
      guard let request = connection.readRequest() else { return }
      let path = String(request.head.split(separator: " ")[1])
      connection.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
      connection.writeChunk("first ")
      if path.hasPrefix("/upstream/stopped") {
        if connection.seesEnd() { ended.add(path) }
      } else if mayEnd.wait(timeout: .now() + 20) == .success {
        connection.writeChunk("last")
        connection.write("0\r\n\r\n")
      }
    }
  }

  private func start(_ url: String, in collector: inout Collector) -> TransferID {
    let id = collector.transport.start(HTTPRequest(.get, url), secret: nil)
    collector.run { $0[id].text == "first " || !$0[id].ends.isEmpty }
    return id
  }

  @Test("HTTP/2 streams share a connection; a stopped one ends at the server, the others go on")
  func sharing() throws {
    let (ended, mayEnd) = (Ended(), DispatchSemaphore(value: 0))
    let upstream = try makeUpstream(ended: ended, mayEnd: mayEnd)
    let server = try NginxServer(upstream: upstream)
    var collector = try makeCollector(server)
    let ids = ["kept/a", "stopped/1", "stopped/2", "kept/b"].map {
      start(server.url(.good, "/upstream/\($0)"), in: &collector)
    }
    #expect(ids.map { collector[$0].text } == Array(repeating: "first ", count: 4))
    let heads = ids.flatMap { collector[$0].heads }
    #expect(Set(heads.map { $0["x-protocol"] }) == ["HTTP/2.0"])
    #expect(Set(heads.map { $0["x-connection"] }).count == 1)

    // Nothing is sent and no turn is made from here on: the cancel alone has to tell the server.
    collector.transport.cancel(ids[1])
    #expect(ended.waitForOne() == "/upstream/stopped/1")
    collector.transport.cancel(ids[2])
    #expect(ended.waitForOne() == "/upstream/stopped/2")

    for _ in 0..<2 { mayEnd.signal() }
    collector.finish(ids[0], ids[3])
    for id in [ids[0], ids[3]] {
      #expect(collector[id].text == "first last")
      #expect(collector[id].ends == [nil])
    }
    #expect(collector[ids[1]].ends.isEmpty)
  }

  @Test(
    "stopping the only stream of a connection ends it at the server",
    arguments: [NginxServer.Door.good, .http1])
  func stoppingTheOnlyOne(door: NginxServer.Door) throws {
    let (ended, mayEnd) = (Ended(), DispatchSemaphore(value: 0))
    let upstream = try makeUpstream(ended: ended, mayEnd: mayEnd)
    let server = try NginxServer(upstream: upstream)
    var collector = try makeCollector(server)
    let id = start(server.url(door, "/upstream/stopped"), in: &collector)
    collector.transport.cancel(id)
    #expect(ended.waitForOne() == "/upstream/stopped")
    // And the next one is served.
    let next = collector.transport.start(HTTPRequest(.get, server.url(door)), secret: nil)
    collector.finish(next)
    #expect(collector[next].text == NginxServer.text)
  }

  @Test("without HTTP/2 streams at once have a connection each")
  func separate() throws {
    let (ended, mayEnd) = (Ended(), DispatchSemaphore(value: 0))
    let upstream = try makeUpstream(ended: ended, mayEnd: mayEnd)
    let server = try NginxServer(upstream: upstream)
    var collector = try makeCollector(server)
    let ids = ["a", "stopped", "b"].map {
      start(server.url(.http1, "/upstream/\($0)"), in: &collector)
    }
    let heads = ids.flatMap { collector[$0].heads }
    #expect(Set(heads.map { $0["x-protocol"] }) == ["HTTP/1.1"])
    #expect(Set(heads.map { $0["x-connection"] }).count == 3)
    collector.transport.cancel(ids[1])
    #expect(ended.waitForOne() == "/upstream/stopped")
    for _ in 0..<2 { mayEnd.signal() }
    collector.finish(ids[0], ids[2])
    #expect([ids[0], ids[2]].map { collector[$0].text } == ["first last", "first last"])
  }

  @Test(
    "the second message goes by the first one's connection, and arrives whole",
    arguments: [NginxServer.Door.good, .http1])
  func keepAlive(door: NginxServer.Door) throws {
    let upstream = try LoopbackServer { connection, _ in
      guard let request = connection.readRequest() else { return }
      connection.write("HTTP/1.1 200 OK\r\nContent-Length: \(request.body.count)\r\n\r\n")
      connection.write(request.body)
    }
    let server = try NginxServer(upstream: upstream)
    var collector = try makeCollector(server)
    let body = Array(String(repeating: "你好 ", count: 20_000).utf8)
    let ids = (0..<2).map { _ in
      let request = HTTPRequest(.post, server.url(door, "/upstream/chat"), body: body)
      let id = collector.transport.start(request, secret: nil)
      collector.finish(id)
      return id
    }
    #expect(ids.allSatisfy { collector[$0].body == body })
    let connections = ids.compactMap { collector[$0].heads.first?["x-connection"] }
    #expect(connections.count == 2 && Set(connections).count == 1)
  }

  @Test("what nginx compresses arrives as it was", arguments: [NginxServer.Door.good, .http1])
  func gzip(door: NginxServer.Door) throws {
    let server = try NginxServer()
    var collector = try makeCollector(server)
    let id = collector.transport.start(HTTPRequest(.get, server.url(door)), secret: nil)
    collector.finish(id)
    #expect(collector[id].heads.first?["content-encoding"] == "gzip")
    #expect(collector[id].text == NginxServer.text)
  }
}

/// Paths whose end the server has seen.
private final class Ended: Sendable {
  private let paths = Box<[String]>([])
  private let came = DispatchSemaphore(value: 0)

  func add(_ path: String) {
    paths.value.append(path)
    came.signal()
  }

  /// The latest; nil when none came in 10 s.
  func waitForOne() -> String? {
    came.wait(timeout: .now() + 10) == .success ? paths.value.last : nil
  }
}
