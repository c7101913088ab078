import Layout
import Testing

@Suite("Markdown is shown as written, styled")
struct MarkdownTests {
  static let cases: [(String, [String])] = [
    ("plain", ["plain"]),
    ("# Title **b**", ["{md.heading # Title **b**}"]),
    ("#hashtag", ["#hashtag"]),
    ("####### seven", ["####### seven"]),
    ("a **b c** d", ["a {md.strong **b c**} d"]),
    ("a *b* c", ["a {md.emphasis *b*} c"]),
    ("a _b_ c", ["a {md.emphasis _b_} c"]),
    ("a __b__ c", ["a {md.strong __b__} c"]),
    ("***both*** x", ["{md.strong ***both***} x"]),
    ("*a **b** c*", ["{md.emphasis *a }{md.strong **b**}{md.emphasis  c*}"]),
    ("snake_case_name", ["snake_case_name"]),
    ("2 * 3 * 4", ["2 * 3 * 4"]),
    ("2**3 and 2*3*4", ["2**3 and 2*3*4"]),
    ("a \\*b\\* c", ["a \\*b\\* c"]),
    ("是**“强调”**吗", ["是{md.strong **“强调”**}吗"]),
    ("中*文*字", ["中{md.emphasis *文*}字"]),
    ("**open to the end\nnext", ["{md.strong **open to the end}", "next"]),
    ("******", ["******"]),
    ("use `a*b*c` now", ["use {code.inline `a*b*c`} now"]),
    ("``a ` b`` c", ["{code.inline ``a ` b``} c"]),
    ("> said **so**", ["{md.quote > said }{md.strong **so**}"]),
    ("> > twice", ["{md.quote > > twice}"]),
    ("- one", ["{md.list -} one"]),
    ("  * two", ["  {md.list *} two"]),
    ("12. three", ["{md.list 12.} three"]),
    ("3) four", ["{md.list 3)} four"]),
    ("3.14 pi", ["3.14 pi"]),
    ("-5 degrees", ["-5 degrees"]),
    ("- [x] done", ["{md.list -} {md.list [x]} done"]),
    ("[x] not a task", ["[x] not a task"]),
    ("- # in a list", ["{md.list -} {md.heading # in a list}"]),
    ("see https://a.b/c_d_e?f=g.", ["see {md.link https://a.b/c_d_e?f=g}."]),
    ("见https://a.b/c，好", ["见{md.link https://a.b/c}，好"]),
    ("http:// alone", ["http:// alone"]),
    ("xhttps://no", ["xhttps://no"]),
    ("**https://a.b**", ["{md.strong **}{md.link https://a.b}{md.strong **}"]),
    ("[text](https://a.b/(c)) d", ["[text]({md.link https://a.b/(c)}) d"]),
    ("[1] and a[0]", ["[1] and a[0]"]),
    (
      "```swift\nlet *x* = 1\n```\n*y*",
      [
        "{code.fence ```swift}", "{code.block let *x* = 1}", "{code.fence ```}",
        "{md.emphasis *y*}",
      ]
    ),
    (
      "~~~~\n```\n~~~\n~~~~ \nx",
      [
        "{code.fence ~~~~}", "{code.block ```}", "{code.block ~~~}", "{code.fence ~~~~ }", "x",
      ]
    ),
    (
      "```\n``` x\n   ```\nx",
      [
        "{code.fence ```}", "{code.fence ``` }{code.block x}", "{code.block    }{code.fence ```}",
        "x",
      ]
    ),
    (
      "> ```\n> a\nb",
      ["{md.quote > }{code.fence ```}", "{md.quote >}{code.block  a}", "b"]
    ),
    ("```a``` b\n*c*", ["{code.fence ```a```} b", "{md.emphasis *c*}"]),
    ("tab\there", ["tab here"]),
    ("a\u{1B}[0m", ["a{text.mark ␛}[0m"]),
  ]

  @Test("constructs take their roles", arguments: cases.indices)
  func roles(_ index: Int) {
    let (text, rows) = Self.cases[index]
    #expect(Shown.roles(text) == rows)
  }

  @Test("a row in the middle of a long construct is drawn like the rest")
  func acrossRows() {
    let rows = Shown.roles("**one two three** four", columns: 6)
    #expect(
      rows == ["{md.strong **one}", "{md.strong two}", "{md.strong three*}", "{md.strong *} four"])
  }
}
