/// "count: …", "how many words in “…”", "统计：……": what a text consists of.
enum TextQuestion {
  private static let longestQuoted = 20_000

  static func answer(_ text: String, _ language: BotLanguage) -> Worked? {
    guard let body = body(of: text) else { return nil }
    let rows = TextStatistics(body).rows(in: language)
    return Worked(
      text: Worked.table(language.choose(["", "count"], ["", "数量"]), rows),
      followUps: language.choose(["multiplication table 9"], ["九九乘法表"]))
  }

  /// The text that is to be counted; nil where none is.
  private static func body(of text: String) -> String? {
    let order =
      /(?i)\s*(?:please\s+)?(?:(?:count|word count|text statistics|statistics|stats)(?:\s+(?:the\s+)?(?:words|characters|letters)?\s*(?:of|in)?\s*(?:this|the)?\s*(?:text)?)?|请?(?:统计|数)(?:一下|一数)?(?:这段)?(?:文字|文本|字数)?|字数(?:统计)?)\s*[:：\n]\s*/
    if let match = text.prefixMatch(of: order) {
      let rest = text[match.range.upperBound...]
      return rest.isEmpty ? nil : String(rest)
    }
    let quoted = /(?s)["“「](.+)["”」]/
    let isAsked =
      text.utf8.count <= longestQuoted
      && text.contains(/(?i)how many (?:words|characters|letters|lines|bytes)|多少(?:个)?字|几个字/)
    guard isAsked, let match = text.firstMatch(of: quoted) else { return nil }
    return String(match.output.1)
  }
}

/// What a text consists of.
struct TextStatistics: Equatable, Sendable {
  private(set) var characters = 0
  private(set) var spaces = 0
  /// Runs of letters and digits that are no Han characters.
  private(set) var words = 0
  private(set) var hanCharacters = 0
  private(set) var lines = 0
  /// In UTF-8.
  private(set) var bytes = 0

  init(_ text: String) {
    bytes = text.utf8.count
    lines = text.isEmpty ? 0 : 1
    var isInWord = false
    var endsLine = false
    for character in text {
      characters += 1
      if endsLine { lines += 1 }
      endsLine = character.isNewline
      if character.isWhitespace { spaces += 1 }
      let isHan = character.unicodeScalars.first?.properties.isIdeographic ?? false
      if isHan { hanCharacters += 1 }
      // An apostrophe or a hyphen within a word does not end it.
      let isJoint = isInWord && ["'", "’", "-"].contains(character)
      let isLetter = !isHan && (character.isLetter || character.isNumber || isJoint)
      if isLetter, !isInWord { words += 1 }
      isInWord = isLetter
    }
  }

  /// Seconds at 220 words and 350 Han characters a minute.
  var readingSeconds: Int { words * 60 / 220 + hanCharacters * 60 / 350 }

  func rows(in language: BotLanguage) -> [[String]] {
    let seconds = readingSeconds
    let time = language.choose(
      seconds < 60 ? "\(max(seconds, 1)) s" : "\(seconds / 60) min \(seconds % 60) s",
      seconds < 60 ? "\(max(seconds, 1)) 秒" : "\(seconds / 60) 分 \(seconds % 60) 秒")
    let names = language.choose(
      [
        "characters", "without spaces", "words", "Chinese characters", "lines", "bytes (UTF-8)",
        "reading time",
      ], ["字符", "不含空白", "单词", "汉字", "行", "字节（UTF-8）", "阅读时间"])
    let values = [characters, characters - spaces, words, hanCharacters, lines, bytes]
    return Array(zip(names, values.map(String.init) + [time])).map { [$0.0, $0.1] }
  }
}
