/// A key as the user means it, whatever bytes the terminal sent for it.
package struct Key: Hashable, Sendable {
  /// Which key, without modifiers.
  package enum Code: Hashable, Sendable {
    /// A typed character. With `control`, a lower-case ASCII letter or one of `@ [ \ ] ^ _ ?`.
    case character(Character)
    case enter, tab, backspace, delete, insert, escape
    case up, down, left, right, home, end, pageUp, pageDown
    /// F1 to F24.
    case function(Int)
  }

  /// Keys held with it.
  package struct Modifiers: OptionSet, Hashable, Sendable {
    package var rawValue: UInt8
    package init(rawValue: UInt8) { self.rawValue = rawValue }
    package static let shift = Self(rawValue: 1)
    package static let alt = Self(rawValue: 2)
    package static let control = Self(rawValue: 4)
  }

  package var code: Code
  package var modifiers: Modifiers

  package init(_ code: Code, _ modifiers: Modifiers = []) {
    self.code = code
    self.modifiers = modifiers
  }

  /// A typed character without modifiers.
  package static func character(_ character: Character) -> Key { Key(.character(character)) }
  /// A letter with Control held.
  package static func control(_ letter: Character) -> Key { Key(.character(letter), .control) }
  /// A character with Alt held.
  package static func alt(_ character: Character) -> Key { Key(.character(character), .alt) }
}

/// A mouse report (modes 1002 and 1006).
package struct MouseEvent: Hashable, Sendable {
  /// What the mouse did.
  package enum Kind: Hashable, Sendable {
    case press(button: Int), release(button: Int), drag(button: Int)
    case wheelUp, wheelDown
  }
  package var kind: Kind
  package var position: Point
  package var modifiers: Key.Modifiers

  package init(_ kind: Kind, at position: Point, _ modifiers: Key.Modifiers = []) {
    self.kind = kind
    self.position = position
    self.modifiers = modifiers
  }
}

/// What a terminal answers to a query. Never typed text, however late it comes.
package enum TerminalReply: Hashable, Sendable {
  /// CPR: `ESC[row;columnR`, zero-based here.
  case cursorPosition(Point)
  /// OSC 10 or 11: the colour as 8-bit RGB.
  case color(osc: Int, red: UInt8, green: UInt8, blue: UInt8)
  /// DA1, DA2: the raw parameters.
  case deviceAttributes([UInt8])
  /// DECRPM: `ESC[?mode;value$y`.
  case mode(Int, value: Int)
  /// CSI ?997;1n or 2n: 1 dark, 2 light.
  case colorScheme(Int)
  /// Any other well-formed sequence: kept out of the text and otherwise ignored.
  case unknown
}

/// One thing that came from the terminal.
package enum TerminalInput: Hashable, Sendable {
  case key(Key)
  /// A paste: raw bytes as they came between the brackets, not yet sanitised.
  case paste([UInt8])
  case mouse(MouseEvent)
  case reply(TerminalReply)
  /// The terminal got or lost the focus (mode 1004).
  case focus(Bool)
}
