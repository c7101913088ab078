import Screen

/// A colour as a theme file writes it: one value, or one a colour depth.
struct ThemeColor: Hashable {
  /// Best first: the order of `ColorDepth`.
  var trueColor: Color?
  var indexed: Color?
  var ansi: Color?

  /// The colour for a terminal. Where the file gives none for its depth, the next better one:
  /// the terminal driver takes the nearest it has.
  func color(at depth: ColorDepth) -> Color? {
    switch depth {
    case .trueColor: trueColor ?? indexed ?? ansi
    case .indexed: indexed ?? ansi ?? trueColor
    case .ansi: ansi ?? indexed ?? trueColor
    }
  }

  /// Adds one entry of a fallback list to the slot it belongs to.
  mutating func add(_ color: Color) {
    switch color {
    case .rgb: trueColor = trueColor ?? color
    case .indexed(let index) where index >= 16: indexed = indexed ?? color
    case .indexed, .default: ansi = ansi ?? color
    }
  }

  init(_ color: Color) {
    add(color)
  }

  init() {}

  /// The names of the terminal's own sixteen, in their order, and of its default.
  static let names = [
    "black", "red", "green", "yellow", "blue", "magenta", "cyan", "white", "bright-black",
    "bright-red", "bright-green", "bright-yellow", "bright-blue", "bright-magenta",
    "bright-cyan", "bright-white",
  ]

  /// "default", "bright-black", "#83a598"; nil for anything else.
  static func color(_ text: String) -> Color? {
    if text == "default" { return .default }
    if let index = names.firstIndex(of: text) { return .indexed(UInt8(index)) }
    guard text.hasPrefix("#"), text.utf8.count == 7, let value = UInt32(text.dropFirst(), radix: 16)
    else { return nil }
    return .rgb(
      UInt8(truncatingIfNeeded: value >> 16), UInt8(truncatingIfNeeded: value >> 8),
      UInt8(truncatingIfNeeded: value))
  }
}
