import Screen

extension KeyChord {
  /// As people read it: `Ctrl+O`, `Alt+1`, `F6`; several keys in the notation of emacs, `C-x n`.
  /// No arrow signs: their width differs between terminals.
  package var text: String {
    keys.count == 1
      ? keys[0].text(style: .person) : keys.map { $0.text(style: .emacs) }.joined(separator: " ")
  }

  /// As the configuration spells it: `ctrl-x right`. Reading it again gives the same chord.
  package var configuration: String {
    keys.map { $0.text(style: .configuration) }.joined(separator: " ")
  }
}

extension Key {
  /// How a key is written.
  enum TextStyle {
    case person, emacs, configuration

    fileprivate var modifiers: [(Key.Modifiers, String)] {
      switch self {
      case .person: [(.control, "Ctrl+"), (.alt, "Alt+"), (.shift, "Shift+")]
      case .emacs: [(.control, "C-"), (.alt, "M-"), (.shift, "S-")]
      case .configuration: [(.control, "ctrl-"), (.alt, "alt-"), (.shift, "shift-")]
      }
    }
  }

  func text(style: TextStyle) -> String {
    var text = ""
    for (modifier, name) in style.modifiers where modifiers.contains(modifier) { text += name }
    guard case .character(let character) = code else {
      let name = codeName
      return text + (style == .configuration ? name.lowercased() : name)
    }
    return text + characterText(character, style)
  }

  private func characterText(_ character: Character, _ style: TextStyle) -> String {
    if character == " " { return style == .configuration ? "space" : "Space" }
    let isModified = !modifiers.isEmpty
    switch style {
    case .person: return isModified ? character.uppercased() : String(character)
    case .emacs: return String(character)
    case .configuration:
      return isModified && character.isUppercase
        ? "shift-" + character.lowercased() : String(character)
    }
  }

  private var codeName: String {
    switch code {
    case .character(let character): String(character)
    case .enter: "Enter"
    case .tab: "Tab"
    case .backspace: "Backspace"
    case .delete: "Delete"
    case .insert: "Insert"
    case .escape: "Esc"
    case .up: "Up"
    case .down: "Down"
    case .left: "Left"
    case .right: "Right"
    case .home: "Home"
    case .end: "End"
    case .pageUp: "PgUp"
    case .pageDown: "PgDn"
    case .function(let number): "F\(number)"
    }
  }
}
