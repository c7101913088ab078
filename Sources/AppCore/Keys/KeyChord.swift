package import Screen

/// One key or several pressed one after another (`C-x n`), as an action is bound to them.
package struct KeyChord: Hashable, Sendable {
  /// In their canonical form (`Key.canonical`); at least one.
  package let keys: [Key]

  /// A chord of keys; they are brought to their canonical form.
  package init(_ first: Key, _ more: Key...) {
    keys = ([first] + more).map(\.canonical)
  }

  /// Nil for no key at all.
  package init?(keys: [Key]) {
    guard !keys.isEmpty else { return nil }
    self.keys = keys.map(\.canonical)
  }
}

extension Key {
  /// The one form of keys that a terminal cannot tell apart: C-i is Tab, C-m Enter, C-[ Esc, C-h
  /// and C-? Backspace, C-/ is C-_, C-Space is C-@. Letters with Control are lower case.
  package var canonical: Key {
    guard case .character(let character) = code, modifiers.contains(.control) else { return self }
    let rest = modifiers.subtracting([.control, .shift])
    switch character {
    case "i", "I": return Key(.tab, rest)
    case "m", "M": return Key(.enter, rest)
    case "[": return Key(.escape, rest)
    case "h", "H", "?": return Key(.backspace, rest)
    case "/", "_": return Key(.character("_"), rest.union(.control))
    case " ", "@": return Key(.character("@"), rest.union(.control))
    case "A"..."Z":
      let lower = character.lowercased().first ?? character
      return Key(.character(lower), rest.union(.control))
    default: return Key(code, rest.union(.control))
    }
  }

  /// True when the key, alone, is text: it types itself where there is something to type into.
  package var typed: Character? {
    guard case .character(let character) = code else { return nil }
    return modifiers.subtracting(.shift).isEmpty ? character : nil
  }
}
