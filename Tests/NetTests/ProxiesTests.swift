import Testing

@testable import Net

@Suite("proxies")
struct ProxiesTests {
  private func proxies(_ environment: [String: String], configured: String = "") -> Proxies {
    Proxies(configured: configured, environment: environment)
  }

  @Test("a configured proxy is for everything and the environment's does not count")
  func configured() {
    let found = proxies(["https_proxy": "http://b"], configured: "http://a")
    #expect((found.http, found.https) == ("http://a", "http://a"))
  }

  @Test("HTTP_PROXY in capitals does not count, HTTPS_PROXY does, all_proxy fills the gaps")
  func environment() {
    let found = proxies(["HTTP_PROXY": "x", "HTTPS_PROXY": "s", "all_proxy": "a"])
    #expect((found.http, found.https) == ("a", "s"))
  }

  @Test("loopback is always direct, with what no_proxy names")
  func direct() {
    #expect(Proxies().direct == "127.0.0.1,::1,localhost")
    #expect(proxies(["NO_PROXY": "a,b"]).direct == "127.0.0.1,::1,localhost,a,b")
  }

  @Test(
    "no address of this machine goes through a proxy",
    arguments: ["127.0.0.1", "127.8.9.10:81", "localhost", "LocalHost:8080", "[::1]:80"])
  func loopback(host: String) {
    let found = proxies(["http_proxy": "h", "https_proxy": "s"])
    #expect(found.proxy(for: "http://\(host)/v3/chat") == nil)
    #expect(found.proxy(for: "https://\(host)/v3/chat") == nil)
  }

  @Test(
    "a name that only looks like this machine goes through the proxy",
    arguments: ["127.0.0.1.example.com", "127.0.0", "127.0.0.256", "localhost.example.com"])
  func notLoopback(host: String) {
    #expect(proxies(["http_proxy": "h"]).proxy(for: "http://\(host)/") == "h")
  }

  @Test("no_proxy of a star takes the environment's proxies away")
  func star() {
    let found = proxies(["no_proxy": "*", "https_proxy": "s", "http_proxy": "h"])
    #expect((found.http, found.https) == (nil, nil))
  }
}
