/// Random text made of what breaks terminals, with broken UTF-8 between.
enum HostileText {
  private static let scalars: [Unicode.Scalar] = [
    "a", "0", "#", " ", "\t", "\n", "\r", "\u{0}", "\u{1B}", "\u{7F}", "\u{85}", "\u{9B}", "\u{AD}",
    "é", "\u{301}", "\u{20E3}", "…", "流", "。", "ー", "한", "\u{1112}", "\u{1161}", "\u{11AB}",
    "\u{115F}", "\u{3164}", "\u{600}", "م", "क", "\u{94D}", "ष", "\u{93E}", "\u{E33}", "\u{200B}",
    "\u{200C}", "\u{200D}", "\u{200E}", "\u{2028}", "\u{202E}", "\u{2066}", "\u{2060}", "\u{FEFF}",
    "\u{FE00}", "\u{FE0E}", "\u{FE0F}", "\u{E0100}", "\u{FFFD}", "☎", "❤",
    "👩", "👍", "🏽", "🏴", "🇨", "🇳", "\u{E0067}", "\u{E0062}", "\u{E007F}", "\u{E0001}", "\u{E000}",
    "\u{F0000}", "\u{100000}", "\u{10FFFF}", "\u{378}",
  ]

  /// U+FFFE, U+FDD0 and U+1FFFF, which a literal may not hold.
  private static let nonchars: [[UInt8]] = [
    [0xEF, 0xBF, 0xBE], [0xEF, 0xB7, 0x90], [0xF0, 0x9F, 0xBF, 0xBF],
  ]

  /// So many scalars, each tenth or so a byte that belongs to none.
  static func bytes(count: Int, using random: inout SplitMix) -> [UInt8] {
    var bytes: [UInt8] = []
    for _ in 0..<count {
      if Int.random(in: 0..<10, using: &random) == 0 {
        bytes.append(random.pick([0x80, 0xBF, 0xC2, 0xE6, 0xF0, 0x9F, 0xFF]))
      } else {
        let place = Int.random(in: 0..<scalars.count + nonchars.count, using: &random)
        bytes +=
          place < scalars.count
          ? Array(String(scalars[place]).utf8) : nonchars[place - scalars.count]
      }
    }
    return bytes
  }
}
