import Chat
import Net
import Testing
import Wire

/// Nothing is told to a server that did not prove who it is.
@Suite("TLS with a real server", .timeLimit(.minutes(1)))
struct TLSTests {
  private func fetch(_ url: String, trusting file: String?) throws -> Collector.Result {
    let transport = try #require(CurlTransport(TransportOptions(caFile: file)))
    var collector = Collector(transport)
    let id = transport.start(HTTPRequest(.get, url), secret: try makeSecret("pat_secret"))
    collector.finish(id)
    return collector[id]
  }

  @Test("a good certificate passes with the authority's file, and only with it")
  func authorityFile() throws {
    let server = try NginxServer()
    let trusted = try fetch(server.url(.good), trusting: server.authorityFile)
    #expect(trusted.ends == [nil])
    #expect(trusted.text == NginxServer.text)
    let unknown = try fetch(server.url(.good), trusting: nil)
    expectTLSFailure(unknown, saying: "certificate")
  }

  @Test("a certificate that is over, for another name or self-signed, or an old version, fails")
  func refused() throws {
    let server = try NginxServer()
    let words: [(NginxServer.Door, String)] = [
      (.expired, "expired"), (.misnamed, "127.0.0.1"), (.selfSigned, "self"), (.old, "version"),
    ]
    for (door, word) in words {
      let result = try fetch(server.url(door), trusting: server.authorityFile)
      expectTLSFailure(result, saying: word)
    }
  }

  @Test("an authority's file that is not there fails as TLS, and names the file")
  func missingFile() throws {
    let server = try NginxServer()
    let result = try fetch(server.url(.good), trusting: "/no/such/authority.crt")
    expectTLSFailure(result, saying: "/no/such/authority.crt")
  }

  private func expectTLSFailure(
    _ result: Collector.Result, saying word: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    guard case .tls(let host, let detail) = result.ends.first ?? nil else {
      Issue.record("no TLS failure: \(result.ends)", sourceLocation: sourceLocation)
      return
    }
    #expect(host == "127.0.0.1", sourceLocation: sourceLocation)
    #expect(detail.contains(word), sourceLocation: sourceLocation)
    #expect(!detail.contains("pat_secret"), sourceLocation: sourceLocation)
    #expect(result.heads.isEmpty && result.body.isEmpty, sourceLocation: sourceLocation)
  }
}
