@testable import Settings
import Testing

@Suite("the line of a key")
struct LocatorTests {
  private func line(_ toml: String, _ path: String...) -> Int? {
    var locator = TOMLLocator(toml)
    return locator.locate()[path]
  }

  private let text = """
    # a comment with key = 1
    top = \"\"\"
    not = "a key"
    [nor.a.table]
    \"\"\"
    list = [ "a", # ] not the end
      "b]", { inner = 1 },
    ]
    [one . "two.three"]
      'four' = '''
    '''''
    five.six = { seven = 1, eight = { nine = "}" } }
    [[many]]
    ten = 1
    [last]
    ten = 1979-05-27T07:32:00Z # and done
    eleven = 0x1F
    """

  @Test("strings, arrays, comments and inline tables are stepped over")
  func lines() {
    #expect(line(text, "top") == 2)
    #expect(line(text, "list") == 6)
    #expect(line(text, "one", "two.three") == 9)
    #expect(line(text, "one", "two.three", "four") == 10)
    #expect(line(text, "one", "two.three", "five", "six", "eight", "nine") == 12)
    #expect(line(text, "last") == 15)
    #expect(line(text, "last", "ten") == 16)
    #expect(line(text, "last", "eleven") == 17)
  }

  @Test("what has no line of its own gets none, never a wrong one")
  func none() {
    #expect(line(text, "not") == nil)
    #expect(line(text, "nor", "a", "table") == nil)
    #expect(line(text, "many", "ten") == nil)
    #expect(line(text, "inner") == nil)
    #expect(line(text, "one") == nil)
    #expect(line("a = 1\n= nonsense\nb = 2", "b") == nil)
  }

  @Test("CRLF, a byte order mark and no final line end change nothing")
  func lineEnds() {
    #expect(line("\u{FEFF}a = 1\r\n[t]\r\nb = 2", "t", "b") == 3)
  }

  @Test("any prefix of a file is located without a trap")
  func prefixes() {
    for end in text.indices { _ = line(String(text[..<end]), "top") }
  }

  @Test(
    "the nearest name is the one meant",
    arguments: [
      ("bse_url", "base_url"), ("baseurl", "base_url"), ("Token_env", "token_env"),
      ("tokne_env", "token_env"), ("bot", "bot_id"), ("xyz", nil),
    ])
  func nearest(typed: String, meant: String?) {
    let known = ["base_url", "bot_id", "token_env", "token_command"]
    #expect(nearestName(to: typed, among: known) == meant)
  }
}
