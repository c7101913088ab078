import Testing
import Wire

@Suite struct SecretTests {
  @Test(
    "what a header cannot carry is no token",
    arguments: ["", " ", "a b", "a\n", "\na", "a\r\nX-Evil: 1", "a\0", "a\u{7F}", "a\tb", "é", "中"])
  func refused(_ text: String) {
    #expect(Secret(text) == nil)
  }

  @Test("no way of printing shows the token")
  func hidden() throws {
    let secret = try #require(Secret("pat_abc123"))
    var dumped = ""
    dump([secret], to: &dumped)
    let texts = [
      "\(secret)", String(describing: secret), String(reflecting: secret), dumped,
      "\([secret])", "\(Optional(secret) as Any)", "\(["k": secret])",
      "\(Mirror(reflecting: secret).children.map { "\($0)" })",
    ]
    for text in texts { #expect(!text.contains("abc123"), "\(text)") }
  }

  @Test("the transport gets the header's value")
  func header() throws {
    #expect(try #require(Secret("pat_abc")).withHeaderValue { $0 } == "Bearer pat_abc")
  }

  @Test(
    "the token is struck out wherever it stands",
    arguments: [
      ("", ""), ("none", "none"), ("pat_x", "•••"), ("a pat_x b pat_xpat_x", "a ••• b ••••••"),
      ("pat_x\u{301}", "•••\u{301}"), ("ppat_x", "p•••"), ("pat_", "pat_"),
    ])
  func struckOut(_ text: String, _ result: String) throws {
    #expect(try #require(Secret("pat_x")).struckOut(of: text) == result)
  }
}
