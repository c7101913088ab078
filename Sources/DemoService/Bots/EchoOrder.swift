/// An order for made-up text: "1000 tokens of chinese at 50/s", "200 字 每秒 20".
struct EchoOrder: Equatable, Sendable {
  /// The most that one reply holds.
  static let mostTokens = 2_000_000
  private static let fastest = 1_000_000.0

  var count: Int
  var kind: Filler.Kind
  /// Tokens a second, 0 for as fast as possible; nil when none was said.
  var rate: Double?
  /// More was asked for than there is; `count` is the most.
  var isOverLimit: Bool

  /// Nil when the text is no order: then it is something to say again.
  init?(_ text: String) {
    let lower = text.lowercased()
    let amount = /(?<number>[0-9]{1,12})\s*(?<scale>k|m|万|千)?\s*个?\s*(?:tokens?\b|字|词)/
    guard let match = lower.firstMatch(of: amount), let number = Int(match.number) else {
      return nil
    }
    let asked = number * EchoOrder.scale(match.scale)
    count = min(asked, EchoOrder.mostTokens)
    isOverLimit = asked > count
    rate = EchoOrder.rate(in: lower)
    kind = EchoOrder.kind(in: lower, language: BotLanguage(of: text))
  }

  private static func scale(_ letter: Substring?) -> Int {
    switch letter {
    case "k", "千": 1_000
    case "万": 10_000
    case "m": 1_000_000
    default: 1
    }
  }

  private static func rate(in text: String) -> Double? {
    let number = "([0-9]{1,9}(?:[.][0-9]{1,3})?)"
    for form in [#"每秒\s*"# + number, number + #"\s*(?:tokens?\s*)?(?:/\s*s|per second|a second)"#] {
      guard let regex = try? Regex(form), let match = text.firstMatch(of: regex),
        let digits = match.output[1].substring, let rate = Double(digits)
      else { continue }
      return min(rate, fastest)
    }
    return nil
  }

  private static func kind(in text: String, language: BotLanguage) -> Filler.Kind {
    let words: [(String, Filler.Kind)] = [
      ("code", .code), ("代码", .code), ("list", .list), ("列表", .list),
      ("paragraph", .paragraph), ("chinese", .chinese), ("prose", .prose), ("英文", .prose),
    ]
    if let word = words.first(where: { text.contains($0.0) }) { return word.1 }
    return language == .chinese ? .chinese : .prose
  }
}
