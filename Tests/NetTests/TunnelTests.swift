import Chat
import Foundation
import Glibc
import Net
import Testing
import Wire

@Suite("a tunnel through a proxy", .timeLimit(.minutes(1)))
struct TunnelTests {
  @Test("another host is reached by the proxy, which resolves its name; loopback never is")
  func tunnel() throws {
    let server = try NginxServer()
    let (target, seen) = (server.port(.good), Box<[String]>([]))
    let proxy = try LoopbackServer { connection, _ in
      guard let request = connection.readRequest() else { return }
      seen.value.append(request.head)
      connection.write("HTTP/1.1 200 Connection established\r\n\r\n")
      connection.relay(toPort: target)
    }
    let options = TransportOptions(
      proxies: Proxies(configured: proxy.url(), environment: [:]), caFile: server.authorityFile)
    var collector = Collector(try #require(CurlTransport(options)))
    let secret = try makeSecret("pat_secret")
    let urls = [
      server.url(.good), "https://localhost:\(target)/text.txt", "https://service.test/text.txt",
    ]
    for (number, url) in urls.enumerated() {
      let id = collector.transport.start(HTTPRequest(.get, url), secret: secret)
      collector.finish(id)
      #expect(collector[id].ends == [nil])
      #expect(collector[id].text == NginxServer.text)
      #expect(collector[id].heads.map { $0["x-protocol"] } == ["HTTP/2.0"])
      #expect(proxy.connectionCount == (number < 2 ? 0 : 1), "\(url)")
    }
    #expect(seen.value.count == 1)
    #expect(seen.value.first?.hasPrefix("CONNECT service.test:443 HTTP/1.1") == true)
    #expect(!seen.value.joined().contains("pat_secret"), "the token went to the proxy")
  }
}

extension Connection {
  /// Carries bytes between the client and a port on loopback until either closes.
  func relay(toPort port: Int) {
    let other = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    defer { Glibc.close(other) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    address.sin_port = in_port_t(port).bigEndian
    let size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let connected = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(other, $0, size) }
    }
    guard connected == 0 else { return }
    var ends = [descriptor, other].map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    while poll(&ends, 2, Int32(LoopbackServer.patience) * 1_000) > 0 {
      for (from, to) in [(0, 1), (1, 0)] where ends[from].revents != 0 {
        guard Self.carry(from: ends[from].fd, to: ends[to].fd) else { return }
      }
    }
  }

  private static func carry(from source: Int32, to target: Int32) -> Bool {
    var buffer = [UInt8](repeating: 0, count: 65_536)
    let count = recv(source, &buffer, buffer.count, 0)
    guard count > 0 else { return false }
    var sent = 0
    while sent < count {
      let written = buffer[sent..<count].withUnsafeBytes {
        send(target, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      guard written > 0 else { return false }
      sent += written
    }
    return true
  }
}
