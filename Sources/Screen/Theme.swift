/// What every `Role` looks like. A value: `Settings` reads it from a theme file, `Views` asks it
/// when roles become colours. `docs/THEMES.md` tells the format of the files.
package struct Theme: Hashable, Sendable {
  /// The backgrounds a theme is made for.
  package enum Variant: String, CaseIterable, Hashable, Sendable {
    case dark, light, any
  }

  /// The name a person reads ("Ink"), not the file's.
  package var name: String
  package var variant: Variant
  /// The file name of the theme for the other variant; nil when there is none.
  package var pair: String?
  private var styles: [Role: Style]

  /// A role that `styles` lacks looks as `.text` does; without that, plain.
  package init(
    name: String, variant: Variant = .any, pair: String? = nil, styles: [Role: Style] = [:]
  ) {
    self.name = name
    self.variant = variant
    self.pair = pair
    self.styles = styles
  }

  /// The style of one role.
  package subscript(role: Role) -> Style {
    styles[role] ?? styles[.text] ?? .plain
  }

  /// Everything in the terminal's own colours, without attributes: for tests and for the first
  /// frame when no theme could be read.
  package static let plain = Theme(name: "Plain")
}

/// How many colours a terminal shows. A theme file may give one colour for each.
package enum ColorDepth: Hashable, Sendable {
  /// Red, green and blue, 8 bits each.
  case trueColor
  /// The 256 colours of xterm.
  case indexed
  /// The user's own 16.
  case ansi
}
