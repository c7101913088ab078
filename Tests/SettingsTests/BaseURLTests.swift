import Settings
import Testing

@Suite("the address of a service")
struct BaseURLTests {
  @Test(
    "scheme and host in lower case, no slash at the end",
    arguments: [
      ("https://api.coze.cn", "https://api.coze.cn"),
      ("HTTPS://Api.Coze.CN//", "https://api.coze.cn"),
      ("http://localhost:8888/Api/v1/", "http://localhost:8888/Api/v1"),
      ("http://[::1]:80", "http://[::1]:80"),
    ])
  func good(text: String, expected: String) {
    #expect(BaseURL(text)?.text == expected)
  }

  @Test(
    "what could send a token elsewhere is no address",
    arguments: [
      "", "https://", "https:///x", "api.coze.cn", "ftp://a", "https://a@b", "https://a:b@c",
      "https://a?b", "https://a#b", "https://a b", "https://a\\b", "https://a%2eb", "https://a:0",
      "https://a:65536", "https://a:99999999999999999999", "https://a:", "https://a:b",
      "https://ä.de", "https://a\r\nHost:b", "https://[::1", "https://[x]", "https://a..b",
      "https://-a", "https://.a", "https://[]",
    ])
  func bad(text: String) {
    #expect(BaseURL(text) == nil)
  }

  @Test(
    "this machine is known by its usual names alone",
    arguments: [
      ("http://127.0.0.1", true), ("http://127.9.8.7:1", true), ("http://localhost", true),
      ("http://[::1]", true), ("http://127.0.0.1.example.com", false),
      ("http://localhost.example.com", false), ("http://128.0.0.1", false),
      ("http://127.0.0", false), ("http://0.0.0.0", false),
    ])
  func loopback(text: String, expected: Bool) {
    #expect(BaseURL(text)?.isLoopback == expected)
  }
}
