import CCurses
import Screen

/// Styles in the terms of curses (attributes and a colour pair) and of the terminal (bytes).
struct StyleTable {
  private let capabilities: Capabilities
  private var colors: ColorReduction
  private var lastStyle = Style.plain
  private var lastCurses: (attributes: attr_t, pair: Int32) = (0, 0)

  init(capabilities: Capabilities, colorCount: Int) {
    self.capabilities = capabilities
    colors = ColorReduction(count: colorCount)
  }

  /// Whether curses can show the style: it has no strikethrough.
  func isForCurses(_ style: Style) -> Bool {
    !style.attributes.contains(.strikethrough) || capabilities[.smxx].isEmpty
  }

  /// The style for curses. `alloc_pair` keeps its own table of pairs and reuses the oldest when
  /// the terminal's are spent, so a pair number must not be kept longer than one run of cells.
  mutating func curses(_ style: Style) -> (attributes: attr_t, pair: Int32) {
    if style == lastStyle { return lastCurses }
    lastStyle = style
    lastCurses = (attributes(style.attributes), pair(style))
    return lastCurses
  }

  /// Forgets the pair of the last run; at the start of a frame.
  mutating func startFrame() {
    lastStyle = .plain
    lastCurses = (0, 0)
  }

  private mutating func pair(_ style: Style) -> Int32 {
    let foreground = colors.index(of: style.foreground)
    let background = colors.index(of: style.background)
    guard foreground >= 0 || background >= 0 else { return 0 }
    return max(0, alloc_pair(Int32(foreground), Int32(background)))
  }

  private func attributes(_ wanted: Style.Attributes) -> attr_t {
    var result: attr_t = 0
    if wanted.contains(.bold) { result |= curses_bold }
    if wanted.contains(.dim) { result |= curses_dim }
    if wanted.contains(.italic) { result |= curses_italic }
    if wanted.contains(.underline) { result |= curses_underline }
    if wanted.contains(.reverse) { result |= curses_reverse }
    return result
  }

  /// The bytes that switch the terminal from any style to this one.
  mutating func bytes(_ style: Style) -> [UInt8] {
    var result = capabilities[.sgr0]
    let wanted = style.attributes
    if wanted.contains(.bold) { result += capabilities[.bold] }
    if wanted.contains(.dim) { result += capabilities[.dim] }
    if wanted.contains(.italic) { result += capabilities[.sitm] }
    if wanted.contains(.underline) { result += capabilities[.smul] }
    if wanted.contains(.reverse) { result += capabilities[.rev] }
    if wanted.contains(.strikethrough) { result += capabilities[.smxx] }
    let foreground = colors.index(of: style.foreground)
    if foreground >= 0 { result += capabilities.filled(.setaf, Int(foreground)) }
    let background = colors.index(of: style.background)
    if background >= 0 { result += capabilities.filled(.setab, Int(background)) }
    return result
  }
}
