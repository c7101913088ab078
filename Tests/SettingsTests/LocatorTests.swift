@testable import Settings
import Testing

@Suite("the line of a key")
struct LocatorTests {
  private func line(_ toml: String, _ path: String...) -> Int? {
    var locator = TOMLLocator(toml)
    return (try? locator.locate())?[path]
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

  @Test(
    "text that is broken in structure is refused on its line, before the library sees it",
    arguments: [
      "[(", "[[ [a]]", "[[ \r[a]]", "[", "[a", "[]", "[a]]", "b", "b=", "b=[", "b=[}", "b=[]]",
      "b=[1 2]", "b=[,]", "b={", "b={,", "b={c=1", "b={c=1,}", "b=1970-05-27T:", "b=07:3:00",
      "b=tru", "b=-", "b=\"", "b='x", "b=1 c=2", "= 1", "b=\u{A0}1", "b=\r1",
    ])
  func broken(text: String) {
    var locator = TOMLLocator("a = 1\n" + text)
    let refusal = #expect(throws: TOMLLocator.Refusal.self) { try locator.locate() }
    #expect(refusal?.line == 2)
  }

  @Test(
    "what TOML allows is read to its end",
    arguments: [
      "", "\n", "# x", "a=1#x", "a = +1_000 # x\r\n", "a = 0xDEAD_beef", "a = 0o755", "a = 0b01",
      "a = -1.5e+10", "a = 6.26e-34", "a = inf", "a = -nan", "a = 1979-05-27", "a = 07:32:00",
      "a = 1979-05-27 07:32:00.999999", "a = 1979-05-27T07:32:00-07:00",
      "a = 1979-05-27t00:32:00z", "a = [ ]", "a = [1,]", "a = { }", "a = {b.c = 1, d = {}}",
      "a = [[1, 2], ['x'], # y\n\"]\",\n]", "a.b . \"c d\" . 'e' = 1", "\"\" = ''",
      #""a\"b" = "\\""#, #"a = """\ "# + "\n" + #"  x"" \"""""#, #"a = """""x"""""  "#,
      "a = '''\n'''''", "[a]\n[ b . c ]\n[[d]]\n[[ d ]] # x", "1234 = 'x'", "[x.'y z']\n",
    ])
  func valid(text: String) throws {
    var locator = TOMLLocator(text)
    _ = try locator.locate()
    _ = try TOMLDocument(file: "a.toml", bytes: Array(text.utf8))
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
