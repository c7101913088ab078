/// A colour as a terminal understands it.
package enum Color: Hashable, Sendable {
  /// The terminal's own foreground or background.
  case `default`
  /// One of the 256 colours; 0–15 are the user's own ANSI palette.
  case indexed(UInt8)
  /// True colour; a driver without it takes the nearest of the 256.
  case rgb(UInt8, UInt8, UInt8)
}

/// How a cell looks: two colours and attributes.
package struct Style: Hashable, Sendable {
  /// Attributes of a cell, in the terminal's terms.
  package struct Attributes: OptionSet, Hashable, Sendable {
    package var rawValue: UInt8
    package init(rawValue: UInt8) { self.rawValue = rawValue }
    package static let bold = Self(rawValue: 1)
    package static let dim = Self(rawValue: 2)
    package static let italic = Self(rawValue: 4)
    package static let underline = Self(rawValue: 8)
    package static let reverse = Self(rawValue: 16)
    package static let strikethrough = Self(rawValue: 32)
  }

  package var foreground: Color
  package var background: Color
  package var attributes: Attributes

  package init(
    foreground: Color = .default, background: Color = .default, attributes: Attributes = []
  ) {
    self.foreground = foreground
    self.background = background
    self.attributes = attributes
  }

  /// The terminal's own colours, no attribute.
  package static let plain = Style()
}
