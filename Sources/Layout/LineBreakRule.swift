/// The one rule set for where a row may end: word boundaries, CJK characters and their
/// prohibitions (kinsoku). The wrapper asks about each boundary between two clusters and takes,
/// when a row overflows, the best one it passed:
///
/// 1. `free`: after spaces, and beside a CJK character, where no prohibition stands;
/// 2. `bent`: after spaces where a prohibition has to give way (a line too narrow for the rule), and
///    between a CJK character and a straight quote or a marker of Markdown;
/// 3. `inWord`: inside a word that is wider than the row, where no prohibition stands;
/// 4. right where the row overflows.
///
/// So nothing hangs in the margin: a character that may not start a row takes the one before it
/// along. Source: the prohibitions of CLREQ and JIS X 4051 as the project's list fixes them;
/// departures from UAX #14: no break at hyphens and slashes (a word stays whole while it fits), a
/// straight quote is part of its word.
enum LineBreakRule {
  /// What may happen at the boundary between two clusters.
  enum Opportunity: Hashable, Sendable {
    case free, bent, inWord, never
  }

  /// Not at the start of a row.
  static let notAtStart = "、。，．：；！？）】〕〉》」』〗］｝’”…—·～％‰℃々ー,.:;!?)]}%"
  /// Not at the end of a row.
  static let notAtEnd = "（【〔〈《「『〖［｛‘“￥＄([{$¥"

  /// What may happen before `next`, when `previous` is the last cluster of the row that is not a
  /// space (nil when there is none) and `spaced` tells that spaces stand between the two.
  static func opportunity(
    after previous: BreakClass?, spaced: Bool, before next: BreakClass
  ) -> Opportunity {
    let isProhibited = next.contains(.notAtStart) || previous?.contains(.notAtEnd) == true
    if spaced { return isProhibited ? .bent : .free }
    guard let previous, !isProhibited, !isPair(previous, next) else { return .never }
    if previous.contains(.ideograph) || next.contains(.ideograph) {
      return previous.contains(.quote) || next.contains(.quote) ? .bent : .free
    }
    return touchesNumber(previous, next) ? .never : .inWord
  }

  /// `……` and `——` stay together. (That they may not start a row says it already; this holds when
  /// the sets change.)
  private static func isPair(_ previous: BreakClass, _ next: BreakClass) -> Bool {
    let both = previous.intersection(next)
    return both.contains(.ellipsis) || both.contains(.dash)
  }

  /// A number keeps its sign, and the Latin letters that touch it on either side.
  private static func touchesNumber(_ previous: BreakClass, _ next: BreakClass) -> Bool {
    if previous.contains(.digit) { return next.contains(.letter) || next.contains(.degree) }
    return previous.contains(.letter) && next.contains(.digit)
  }
}

/// What a cluster is to `LineBreakRule`, told by its first scalar. A cluster without any flag is a
/// part of a word.
struct BreakClass: OptionSet, Hashable, Sendable {
  let rawValue: UInt16

  /// Swallowed where a row ends.
  static let space = Self(rawValue: 1)
  /// A character with a break on either side: CJK, kana, Hangul, full-width forms, emoji.
  static let ideograph = Self(rawValue: 2)
  static let digit = Self(rawValue: 4)
  static let letter = Self(rawValue: 8)
  static let notAtStart = Self(rawValue: 16)
  static let notAtEnd = Self(rawValue: 32)
  static let ellipsis = Self(rawValue: 64)
  static let dash = Self(rawValue: 128)
  static let degree = Self(rawValue: 256)
  /// A straight quote or a marker of Markdown: it may open or close, so it would rather not stand at
  /// an edge beside a CJK character.
  static let quote = Self(rawValue: 512)
  /// A part of a word without further meaning.
  static let other: Self = []

  /// The class of a scalar.
  init(_ scalar: Unicode.Scalar) {
    self = scalar.value < 0x80 ? Self(ascii: UInt8(scalar.value)) : Self(wide: scalar)
  }

  init(rawValue: UInt16) { self.rawValue = rawValue }

  /// The class of an ASCII byte.
  init(ascii byte: UInt8) {
    switch byte {
    case UInt8(ascii: " "), 9: self = .space
    case UInt8(ascii: "0")...UInt8(ascii: "9"): self = .digit
    case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"):
      self = .letter
    case UInt8(ascii: ","), UInt8(ascii: "."), UInt8(ascii: ":"), UInt8(ascii: ";"),
      UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: ")"), UInt8(ascii: "]"),
      UInt8(ascii: "}"), UInt8(ascii: "%"):
      self = .notAtStart
    case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"), UInt8(ascii: "$"):
      self = .notAtEnd
    case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "`"), UInt8(ascii: "*"),
      UInt8(ascii: "_"), UInt8(ascii: "~"):
      self = .quote
    default: self = .other
    }
  }

  private init(wide scalar: Unicode.Scalar) {
    switch scalar {
    case "、", "。", "，", "．", "：", "；", "！", "？", "）", "】", "〕", "〉", "》", "」", "』",
      "〗", "］", "｝", "·", "～", "％", "‰", "℃", "々", "ー":
      self = [.ideograph, .notAtStart]
    case "（", "【", "〔", "〈", "《", "「", "『", "〖", "［", "｛", "￥", "＄":
      self = [.ideograph, .notAtEnd]
    case "…": self = [.ideograph, .notAtStart, .ellipsis]
    case "—": self = [.ideograph, .notAtStart, .dash]
    // Curly quotes are the apostrophes of Latin words too (don’t): no break of their own.
    case "’", "”": self = .notAtStart
    case "‘", "“", "¥": self = .notAtEnd
    case "°": self = .degree
    case "\u{3000}", "\u{1680}", "\u{2000}"..."\u{2006}", "\u{2008}"..."\u{200A}", "\u{205F}":
      self = .space
    default: self = Self(value: scalar.value)
    }
  }

  private init(value: UInt32) {
    switch value {
    // Latin-1 to Latin Extended-B, without × and ÷; Latin Extended Additional.
    case 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x24F, 0x1E00...0x1EFF: self = .letter
    // Hangul Jamo; CJK radicals to Yi, kana, Hangul compatibility, ideographs.
    case 0x1100...0x11FF, 0x2E80...0xA4CF, 0xA960...0xA97F: self = .ideograph
    // Hangul syllables; compatibility ideographs and forms; full-width forms.
    case 0xAC00...0xD7FF, 0xF900...0xFAFF, 0xFE30...0xFE4F, 0xFF01...0xFFEF: self = .ideograph
    // Clocks and buttons, miscellaneous symbols, dingbats, stars and squares: emoji of the BMP.
    case 0x231A...0x231B, 0x23E9...0x23FF, 0x2600...0x27BF, 0x2B05...0x2B55: self = .ideograph
    // Kana supplement; emoji and regional indicators; the ideographic planes.
    case 0x1B000...0x1B16F, 0x1F000...0x1FAFF, 0x20000...0x3FFFF: self = .ideograph
    default: self = .other
    }
  }
}
