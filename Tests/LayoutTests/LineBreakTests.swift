import Layout
import Screen
import Testing

/// Text, width, and the rows it must make.
struct WrapCase: CustomTestStringConvertible {
  let text: String
  let columns: Int
  let rows: [String]

  init(_ text: String, _ columns: Int, _ rows: [String]) {
    self.text = text
    self.columns = columns
    self.rows = rows
  }

  var testDescription: String { "\(text.prefix(30)) at \(columns)" }
}

@Suite("Where rows end")
struct LineBreakTests {
  static let words: [WrapCase] = [
    WrapCase("", 10, []),
    WrapCase("hello", 10, ["hello"]),
    WrapCase("hello world", 11, ["hello world"]),
    WrapCase("hello world", 10, ["hello", "world"]),
    WrapCase("hello world", 5, ["hello", "world"]),
    WrapCase("a b c d e", 3, ["a b", "c d", "e"]),
    WrapCase("hello      world", 8, ["hello", "world"]),
    WrapCase("  indented text", 10, ["  indented", "text"]),
    WrapCase("one\ntwo", 10, ["one", "two"]),
    WrapCase("one\r\ntwo", 10, ["one", "two"]),
    WrapCase("one\n\ntwo", 10, ["one", "", "two"]),
    WrapCase("one\n\n", 10, ["one"]),
    WrapCase("abcdefghij", 4, ["abcd", "efgh", "ij"]),
    WrapCase("see abcdefghij", 6, ["see", "abcdef", "ghij"]),
    WrapCase("well-known and/or", 10, ["well-known", "and/or"]),
    WrapCase("a\tb", 10, ["a   b"]),
    WrapCase("a\tb", 4, ["a", "b"]),
    WrapCase("snake_case_name x", 15, ["snake_case_name", "x"]),
    WrapCase("naïve café crème", 11, ["naïve café", "crème"]),
    WrapCase("Привет мир", 8, ["Привет", "мир"]),
    WrapCase("          x", 4, ["", "x"]),
  ]

  static let chinese: [WrapCase] = [
    WrapCase("中文字符", 4, ["中文", "字符"]),
    WrapCase("中文字符", 5, ["中文", "字符"]),
    WrapCase("你好，世界", 4, ["你", "好，", "世界"]),
    WrapCase("你好。世界", 6, ["你好。", "世界"]),
    WrapCase("他说（好）", 6, ["他说", "（好）"]),
    WrapCase("他说：“好”", 8, ["他说：", "“好”"]),
    WrapCase("《红楼梦》与《西游记》", 10, ["《红楼梦》", "与《西游", "记》"]),
    WrapCase("等等……好", 6, ["等等……", "好"]),
    WrapCase("等等等……好", 7, ["等等", "等……好"]),
    WrapCase("破折——号", 5, ["破", "折——", "号"]),
    WrapCase("用 Swift 写", 8, ["用 Swift", "写"]),
    WrapCase("用Swift写", 6, ["用", "Swift", "写"]),
    WrapCase("涨了50%吗", 6, ["涨了", "50%吗"]),
    WrapCase("涨了50%吗", 7, ["涨了50%", "吗"]),
    WrapCase("今天30℃热", 6, ["今天", "30℃热"]),
    WrapCase("时时彩々々", 6, ["时时", "彩々々"]),
    WrapCase("コーヒー", 4, ["コー", "ヒー"]),
    WrapCase("コーヒー", 2, ["コ", "ー", "ヒ", "ー"]),
    WrapCase("中。。。。", 6, ["中。。", "。。"]),
    WrapCase("한국어 문장", 6, ["한국어", "문장"]),
    WrapCase("　　段首缩进", 8, ["　　段首", "缩进"]),
    WrapCase("中　　文", 4, ["中", "文"]),
    WrapCase("😀😀😀", 5, ["😀😀", "😀"]),
    WrapCase("👩‍💻👩‍💻", 2, ["👩‍💻", "👩‍💻"]),
    WrapCase("🇨🇳🇺🇸", 3, ["🇨🇳", "🇺🇸"]),
  ]

  static let prohibitions: [WrapCase] = [
    WrapCase("ab cd, ef", 5, ["ab", "cd,", "ef"]),
    WrapCase("ab (cd)", 4, ["ab", "(cd)"]),
    WrapCase("ab ( cd", 4, ["ab", "( cd"]),
    WrapCase("ab cd !", 5, ["ab", "cd !"]),
    WrapCase("costs $5", 7, ["costs", "$5"]),
    WrapCase("costs $ 5", 7, ["costs", "$ 5"]),
    WrapCase("don’t", 3, ["do", "n’t"]),
    WrapCase("so don’t", 7, ["so", "don’t"]),
    WrapCase("is 100 %", 7, ["is", "100 %"]),
    WrapCase("at 30° now", 5, ["at", "30°", "now"]),
    WrapCase("in 5km", 5, ["in", "5km"]),
    WrapCase("xxxx5", 4, ["xxx", "x5"]),
    WrapCase("12345k", 5, ["1234", "5k"]),
    WrapCase("https://a.b/c?d", 9, ["https://", "a.b/c?d"]),
    WrapCase("xxxx5km", 6, ["xxxx5k", "m"]),
    WrapCase("12345km", 6, ["12345k", "m"]),
    WrapCase("写`代码`。好", 8, ["写`代", "码`。好"]),
    WrapCase("这是**重点**吧", 8, ["这是**重", "点**吧"]),
    WrapCase("说\"好\"吧", 5, ["说\"好", "\"吧"]),
    WrapCase("说\"words\"", 7, ["说", "\"words\""]),
    WrapCase("......", 3, ["...", "..."]),
    WrapCase("（（（（", 4, ["（（", "（（"]),
    WrapCase("……", 1, ["…", "…"]),
    WrapCase("https://a.b/c?d", 10, ["https://a.", "b/c?d"]),
    WrapCase("wide .gitignore", 12, ["wide", ".gitignore"]),
  ]

  static let tiny: [WrapCase] = [
    WrapCase("ab", 1, ["a", "b"]),
    WrapCase("中a", 1, ["?", "a"]),
    WrapCase("a b", 1, ["a", "b"]),
    WrapCase("\u{1B}[31m", 3, ["␛[3", "1m"]),
    WrapCase("\u{202E}a", 3, ["?a"]),
    WrapCase("\t\tx", 2, ["", "x"]),
  ]

  @Test("rows are those of the table", arguments: words + chinese + prohibitions + tiny)
  func table(_ wrap: WrapCase) {
    #expect(Shown.rows(wrap.text, wrap.columns) == wrap.rows)
  }

  @Test(
    "no character of the first set starts a row: the one before it comes along",
    arguments: Array("、。，．：；！？）】〕〉》」』〗］｝’”…—·～％‰℃々ー,.:;!?)]}%"), [1, 2])
  func notAtStart(_ character: Character, ambiguous: Int) {
    let rows = Shown.rows("一二\(character)三", 4, ambiguous: ambiguous)
    #expect(rows == ["一", "二\(character)", "三"])
  }

  @Test(
    "no character of the second set ends a row: it goes down with the one after it",
    arguments: Array("（【〔〈《「『〖［｛‘“￥＄([{$¥"), [1, 2])
  func notAtEnd(_ character: Character, ambiguous: Int) {
    let rows = Shown.rows("一二\(character)三", 6, ambiguous: ambiguous)
    #expect(rows == ["一二", "\(character)三"])
  }

  @Test("a number keeps its sign and its letters", arguments: ["%", "‰", "℃", "°", "km", "x2"])
  func numbers(_ sign: String) {
    #expect(Shown.rows("值12\(sign)", 4).first == "值")
    #expect(Shown.rows("值 12\(sign)", 4).first == "值")
  }

  @Test("a prohibition gives way where the row is too narrow", arguments: 2...40)
  func tooNarrow(_ columns: Int) {
    let text = "（（（。。。——……，，，100%%%%abc.......、、、“““”””"
    #expect(Shown.rows(text, columns).joined() == text)
    #expect(Shown.rows(text, columns).allSatisfy { CellWidth().columns(of: $0) <= columns })
  }
}
