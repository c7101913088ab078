/// Made-up text of any length, token by token, always the same for the same kind.
struct Filler: Sendable {
  enum Kind: String, Sendable, CaseIterable {
    case prose, chinese, code, list
    /// One paragraph without an end.
    case paragraph
  }

  private let kind: Kind
  private var queue: ArraySlice<String> = []
  private var made = 0
  private var dice: UInt32 = 20_240_229

  init(_ kind: Kind) { self.kind = kind }

  /// The next token. The last one closes what the first one opened.
  mutating func next(isLast: Bool) -> String {
    defer { made += 1 }
    if kind == .code, made == 0 { return "```swift\n" }
    if kind == .code, isLast { return "\n```" }
    if queue.isEmpty { queue = Pieces.cut(line())[...] }
    return queue.popFirst() ?? " "
  }

  /// The next sentence, item or line of code.
  private mutating func line() -> String {
    dice = dice &* 1_664_525 &+ 1_013_904_223
    let lines = Filler.lines(of: kind)
    let drawn = lines[Int(dice >> 16) % lines.count]
    let endsParagraph = (dice >> 12) % 5 == 0
    switch kind {
    case .prose: return drawn + (endsParagraph ? "\n\n" : " ")
    case .chinese: return drawn + (endsParagraph ? "\n\n" : "")
    case .paragraph: return drawn + " "
    case .code: return drawn + "\n"
    case .list: return "- " + drawn + "\n"
    }
  }

  private static func lines(of kind: Kind) -> [String] {
    switch kind {
    case .prose, .list, .paragraph: prose
    case .chinese: chinese
    case .code: code
    }
  }

  private static let prose = [
    "The river is never the same water twice, and yet it keeps its name.",
    "A **good** tool is quiet: it answers, it waits, and it does not get in the way.",
    "Rain fell on the roof all night; by morning the stream had found a new bed.",
    "Nobody reads a long reply from the top, so the first sentence must carry it.",
    "She counted the stones, wrote the number down, and counted them again.",
    "What is measured once is a rumour; what is measured twice is a figure.",
    "The terminal showed a cursor, a line of text, and `nothing` else.",
    "Old maps mark the ford where carts crossed before there was a bridge.",
    "Small steps, taken *often*, wear a path through the longest grass.",
    "It was late, the lamps were out, and the last train hummed in the rails.",
  ]

  private static let chinese = [
    "山不在高，有仙则名；水不在深，有龙则灵。",
    "清晨的江面上起了一层薄雾，渡船慢慢地靠了岸。",
    "好的工具是**安静**的：问了才答，不问就等着。",
    "他把石子数了一遍，记下来，又数了一遍。",
    "今天的气温是 23℃，比昨天低了 5%，适合出门走走。",
    "“千里之行，始于足下”——这句话刻在桥头的石碑上。",
    "夜里下了一场雨，溪水改了道，绕过那棵老槐树……",
    "屏幕上只有一个光标、一行字（还有一片安静）。",
    "读长文章的人很少从头读起，所以第一句话最要紧。",
    "茶凉了，灯还亮着，最后一班车从远处开过去了。",
  ]

  private static let code = [
    "func flow(_ water: inout [Drop]) {",
    "  for index in water.indices { water[index].height -= 1 }",
    "}",
    "let banks = [\"left\", \"right\"]  // 两岸",
    "guard let first = banks.first else { return }",
    "struct Drop { var height = 100; var name = \"雨\" }",
    "if water.isEmpty { print(\"dry\") } else { print(\"\\(water.count) drops\") }",
    "",
    "switch season { case .spring: rise(); case .autumn: fall() }",
  ]
}
