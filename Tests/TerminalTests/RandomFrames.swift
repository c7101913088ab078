import Screen
import Terminal

/// Makes one frame after the other, each from the last by an edit that a chat makes: text written,
/// overwritten, cleared, scrolled.
struct RandomFrames {
  private var random: RandomNumbers
  private(set) var surface: Surface
  private let width = CellWidth()

  init(seed: UInt64, size: Size) {
    random = RandomNumbers(state: seed)
    surface = Surface(size: size)
  }

  /// Plain, wide, and everything that terminals quarrel about.
  static let glyphs: [String] =
    "abcdefg hijk   ".map { String($0) } + [
      "中", "文", "，", "。", "ア", "한", "ｱ", "“", "”", "…", "é", "e\u{301}", "e\u{301}\u{302}",
      "a\u{300}\u{301}\u{302}\u{303}", "a\u{300}\u{301}\u{302}\u{303}\u{304}\u{305}",
      "中\u{301}", "ก\u{E33}", "กำ", "ที่", "क्षि", "நி", "ب", "לּ", "😀", "👍🏽", "👨‍👩‍👧‍👦", "🏳️‍🌈",
      "🇩🇪", "🇨🇳", "1️⃣", "#️⃣", "❤️", "❤", "☀️", "☀\u{FE0E}", "⌚", "⌚\u{FE0E}", "🫩", "🪾", "🫨",
      "©️", "™", "─", "█", "\u{AD}", "가", "각", "\u{1F3F4}\u{E0067}\u{E0062}\u{E007F}",
      "𠀀", "𝔸", "\u{2028}", "䷀", "㋿", "〰️", "〰", "㊙️", "ﷺ", "🈚", "☝🏿",
    ]

  static let styles: [Style] = [
    .plain, .plain, .plain, Style(foreground: .indexed(1)), Style(foreground: .indexed(12)),
    Style(background: .indexed(4)), Style(foreground: .indexed(200), background: .indexed(17)),
    Style(foreground: .rgb(250, 128, 10)), Style(background: .rgb(3, 3, 40)),
    Style(attributes: .bold), Style(attributes: [.italic, .underline]),
    Style(foreground: .indexed(2), attributes: .reverse), Style(attributes: .strikethrough),
    Style(attributes: .dim),
  ]

  /// A frame of the size, which the surface takes on first.
  mutating func next(size: Size? = nil) -> Frame {
    if let size, size != surface.size {
      var larger = Surface(size: size)
      for row in 0..<min(size.rows, surface.size.rows) {
        copy(Array(surface.row(row)), to: row, of: &larger)
      }
      surface = larger
    }
    for _ in 0..<Int.random(in: 0...3, using: &random) { edit() }
    return Frame(surface: surface, cursor: cursor(), title: "frame")
  }

  private mutating func cursor() -> Point? {
    guard Int.random(in: 0..<8, using: &random) > 0 else { return nil }
    return Point(
      column: Int.random(in: 0..<surface.size.columns, using: &random),
      row: Int.random(in: 0..<surface.size.rows, using: &random))
  }

  private mutating func edit() {
    switch Int.random(in: 0..<8, using: &random) {
    case 0: scroll()
    case 1: clear()
    default: write()
    }
  }

  private mutating func write() {
    let row = Int.random(in: 0..<surface.size.rows, using: &random)
    var column = Int.random(in: 0..<surface.size.columns, using: &random)
    let style = Self.styles[Int.random(in: Self.styles.indices, using: &random)]
    for _ in 0..<Int.random(in: 1...12, using: &random) {
      let text = Self.glyphs[Int.random(in: Self.glyphs.indices, using: &random)]
      for character in text {
        let columns = width.columns(of: character)
        let scalars = character.unicodeScalars
        guard (1...2).contains(columns), let first = scalars.first else { continue }
        let glyph: Glyph = scalars.count == 1 ? .scalar(first) : .cluster(String(character))
        surface.put(glyph, columns: columns, style: style, column: column, row: row)
        column += columns
      }
    }
  }

  private mutating func clear() {
    let style = Self.styles[Int.random(in: Self.styles.indices, using: &random)]
    let column = Int.random(in: 0..<surface.size.columns, using: &random)
    let row = Int.random(in: 0..<surface.size.rows, using: &random)
    surface.fill(
      Rect(
        column: column, row: row, columns: Int.random(in: 1...surface.size.columns, using: &random),
        rows: Int.random(in: 1...surface.size.rows, using: &random)), style: style)
  }

  private mutating func scroll() {
    var scrolled = Surface(size: surface.size)
    for row in 1..<max(1, surface.size.rows) {
      copy(Array(surface.row(row)), to: row - 1, of: &scrolled)
    }
    surface = scrolled
  }

  private func copy(_ cells: [Cell], to row: Int, of target: inout Surface) {
    for (column, cell) in cells.enumerated() where cell.glyph != .continuation {
      let isWide = column + 1 < cells.count && cells[column + 1].glyph == .continuation
      target.put(cell.glyph, columns: isWide ? 2 : 1, style: cell.style, column: column, row: row)
    }
  }
}

/// splitmix64 with a seed, so that a failure can be played again.
struct RandomNumbers: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
