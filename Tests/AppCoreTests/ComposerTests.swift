import AppCore
import Screen
import Testing

/// A draft, keys, and the draft after them.
typealias Row = (before: String, keys: String, after: String)

@Suite struct ComposerTests {
  @Test("keys move the cursor", arguments: movingRows)
  func moving(_ row: Row) { check(row) }

  @Test("keys delete and cut", arguments: deletingRows)
  func deleting(_ row: Row) { check(row) }

  @Test("what was cut comes back, and the ring turns", arguments: yankingRows)
  func yanking(_ row: Row) { check(row) }

  @Test("keys exchange and change the case", arguments: changingRows)
  func changing(_ row: Row) { check(row) }

  @Test("undo takes changes back, the last first", arguments: undoingRows)
  func undoing(_ row: Row) { check(row) }

  @Test("Enter ends the line after a backslash, and sends else", arguments: enteringRows)
  func entering(_ row: Row) { check(row) }

  @Test("up and down go through the rows of the draft", arguments: verticalRows)
  func vertical(_ row: Row) { check(row, columns: 8) }

  private func check(_ row: Row, columns: Int = 20) {
    var driver = ComposerDriver(row.before, columns: columns)
    driver.press(row.keys)
    #expect(driver.shown == row.after, "\(row.before) \(row.keys)")
  }

  static let movingRows: [Row] = [
    ("ab|c", "<C-a>", "|abc"),
    ("ab|c", "<Home>", "|abc"),
    ("|abc", "<C-e>", "abc|"),
    ("|abc", "<End>", "abc|"),
    ("a|bc", "<C-f>", "ab|c"),
    ("a|bc", "<Right><Right><Right>", "abc|"),
    ("a|bc", "<C-b><C-b>", "|abc"),
    ("one\ntw|o", "<C-a>", "one\n|two"),
    ("one\ntw|o", "<C-a><Left>", "one|\ntwo"),
    ("on|e\ntwo", "<C-e>", "one|\ntwo"),
    ("|one two", "<M-f>", "one| two"),
    ("one|, two", "<M-f>", "one, two|"),
    ("one two|", "<M-b><M-b>", "|one two"),
    ("|one-two_three", "<C-right><C-right>", "one-two|_three"),
    ("one\ntwo|", "<M-b><C-left>", "|one\ntwo"),
    // An emoji family, a flag, a keycap and a letter with two marks are one step each.
    ("👨‍👩‍👧‍👦|", "<Left>", "|👨‍👩‍👧‍👦"),
    ("|🇨🇳🇩🇪", "<Right>", "🇨🇳|🇩🇪"),
    ("1️⃣x|", "<Left><Left>", "|1️⃣x"),
    ("|ạ̈b", "<Right>", "ạ̈|b"),
    // Chinese: a word is a run up to punctuation or to another script.
    ("|你好，世界", "<M-f>", "你好|，世界"),
    ("你好，世界|", "<M-b>", "你好，|世界"),
    ("|用Swift写代码。", "<M-f><M-f>", "用Swift|写代码。"),
    ("|カタカナとひらがな。", "<M-f>", "カタカナとひらがな|。"),
    ("|한국어 단어", "<M-f>", "한국어| 단어"),
    ("|", "<Left><Right>", "|"),
  ]

  static let deletingRows: [Row] = [
    ("ab|c", "<C-d>", "ab|"),
    ("ab|c", "<Delete>", "ab|"),
    ("ab|c", "<Backspace>", "a|c"),
    ("ab|c", "<C-h>", "a|c"),
    ("|abc", "<Backspace>", "|abc"),
    ("one\n|two", "<Backspace>", "one|two"),
    ("one|\ntwo", "<C-d>", "one|two"),
    ("👨‍👩‍👧‍👦|x", "<Backspace>", "|x"),
    ("中文|", "<Backspace>", "中|"),
    ("one| two three", "<M-d>", "one| three"),
    ("one two|", "<M-Backspace>", "one |"),
    ("a |b c", "<C-k>", "a |"),
    ("a |b c\nd", "<C-k>", "a |\nd"),
    ("a |b\nd", "<C-k><C-k>", "a |d"),
    ("a b| c", "<C-u>", "| c"),
    ("x\na b| c", "<C-u>", "x\n| c"),
    ("x\n|a", "<C-u>", "x|a"),
    ("ls -la /usr/lo|cal", "<C-w>", "ls -la |cal"),
    ("one two  |", "<C-w>", "one |"),
    ("你好，世界|", "<C-w>", "你好，|"),
    ("你好，世界。|", "<C-w>", "你好，|"),
    ("读《红楼梦》|", "<C-w>", "读《|"),
    ("|", "<C-w><C-u><C-k><M-d><C-d>", "|"),
  ]

  static let yankingRows: [Row] = [
    ("one two|", "<C-w><C-y>", "one two|"),
    ("one two|", "<C-w><C-a><C-y> ", "two |one "),
    // Cuts one after another are one, in the order of the text.
    ("one two three|", "<C-w><C-w><C-y>", "one two three|"),
    ("|one two three", "<M-d><M-d><C-e><C-y>", " threeone two|"),
    ("one |two three", "<C-k><C-u><C-y>", "one two three|"),
    ("a b|", "<C-w>x<C-u><C-y>", "a x|"),
    // A cut after something else is its own: M-y goes back through them, and round.
    ("one two|", "<C-w><Left><Right><C-w><C-y>", "one |"),
    ("one two|", "<C-w><Left><Right><C-w><C-y><M-y>", "two|"),
    ("one two|", "<C-w><Left><Right><C-w><C-y><M-y><M-y>", "one |"),
    ("a b c|", "<C-w><Left><C-d><C-w>xy<C-y><M-y>", "a xyc|"),
    // M-y only follows a yank.
    ("one|", "<C-w><C-y><Left><M-y>", "on|e"),
    ("one|", "<M-y><C-y>", "one|"),
    // Deleting keeps nothing.
    ("ab|", "<Backspace><C-y>", "a|"),
    ("中文 词|", "<C-w><C-y><C-y>", "中文 词词|"),
  ]

  static let changingRows: [Row] = [
    ("ab|", "<C-t>", "ba|"),
    ("a|bc", "<C-t>", "ba|c"),
    ("|ab", "<C-t>", "|ab"),
    ("a|", "<C-t>", "a|"),
    ("x\n|ab", "<C-t>", "x\n|ab"),
    ("中文|", "<C-t>", "文中|"),
    ("a👨‍👩‍👧‍👦|", "<C-t>", "👨‍👩‍👧‍👦a|"),
    ("one two|", "<M-t>", "two one|"),
    ("one| two", "<M-t>", "two one|"),
    ("one|", "<M-t>", "one|"),
    ("|one two", "<M-u>", "ONE| two"),
    ("|ONE TWO", "<M-l><M-l>", "one two|"),
    ("|one tWO", "<M-c><M-c>", "One Two|"),
    ("|straße", "<M-u>", "STRASSE|"),
    ("|中文 a", "<M-u><M-u>", "中文 A|"),
    ("o|ne", "<M-c>", "oNe|"),
  ]

  static let undoingRows: [Row] = [
    ("|", "hello<C-_>", "|"),
    ("|", "hello<C-x u>", "|"),
    ("|", "hello<C-x><C-u>", "|"),
    ("|", "<C-_>", "|"),
    // Runs of 20, and a run ends with a movement.
    ("|", "abcdefghijklmnopqrstuvwxyz<C-_>", "abcdefghijklmnopqrst|"),
    ("|", "ab<Left>c<C-_>", "a|b"),
    ("|", "ab<Left>c<C-_><C-_>", "|"),
    ("|", "a<C-j>b<C-_>", "a\n|"),
    ("|", "a<C-j>b<C-_><C-_>", "a|"),
    ("|", "abc<Backspace><Backspace><C-_>", "abc|"),
    ("|", "abc<C-a><C-d><C-d><C-_>", "|abc"),
    ("one two|", "<C-w><C-_>", "one two|"),
    ("one two|", "<C-w><C-y><M-y><C-_><C-_><C-_>", "one two|"),
    ("one|", "<C-a><M-u><C-_>", "|one"),
    ("ab|", "<C-t><C-_>", "ab|"),
    ("|", "中文<C-_>", "|"),
  ]

  static let enteringRows: [Row] = [
    ("one\\|", "\n", "one\n|"),
    ("one\\|\ntwo", "\n", "one\n|\ntwo"),
    ("one|", "<C-j>two", "one\ntwo|"),
    ("one|", "<M-Enter>two", "one\ntwo|"),
    ("one|", "<Shift-Enter>two", "one\ntwo|"),
    ("one|", "\n", "|"),
    ("one\\|", "\n<C-_>", "one\\|"),
  ]

  // Eight columns.
  static let verticalRows: [Row] = [
    ("one\ntwo|", "<Up>", "one|\ntwo"),
    ("on|e\ntwo", "<C-n>", "one\ntw|o"),
    ("abcdefghij|", "<Up>", "ab|cdefghij"),
    ("ab|cdefghij", "<Down>", "abcdefghij|"),
    ("abcdefg|\nx\nabcdefg", "<Down><Down>", "abcdefg\nx\nabcdefg|"),
    ("abcdefg|\nx\nabcdefg", "<Down><C-a><Down>", "abcdefg\nx\n|abcdefg"),
    ("中文字符|\nabcdefg", "<Down>", "中文字符\n|abcdefg"),
    ("中文字|\nabcdefg", "<Down>", "中文字\nabcdef|g"),
    ("abc|d\n中文", "<Down>", "abcd\n中|文"),
    // The end of a row that was cut is the start of the next: up stays in its row.
    ("中文字a典\nabcdefg|", "<Up><Up>", "中文字|a典\nabcdefg"),
    ("\n\n|", "<Up><Up><Up>", "|\n\n"),
    ("one|", "<Up><Down>", "one|"),
  ]
}
