import Screen

extension KeyChord {
  /// Reads the form of the configuration: keys between blanks, each with its modifiers before it
  /// (`f6`, `ctrl-x right`, `alt-enter`, `C-x C-e`). Nil for an unknown key, and for one that no
  /// terminal can send (`ctrl-1`).
  package init?(configuration text: String) {
    var keys: [Key] = []
    for word in text.split(whereSeparator: \.isWhitespace) {
      guard let key = Self.key(named: word) else { return nil }
      keys.append(key)
    }
    self.init(keys: keys)
  }

  private static func key(named word: Substring) -> Key? {
    var modifiers: Key.Modifiers = []
    var rest = word
    while let (modifier, length) = modifierPrefix(of: rest) {
      modifiers.insert(modifier)
      rest = rest.dropFirst(length)
    }
    if let code = namedCode(rest.lowercased()) { return Key(code, modifiers).canonical }
    guard rest.count == 1, let character = rest.first, !character.isWhitespace else { return nil }
    return key(character, modifiers)
  }

  private static func key(_ character: Character, _ modifiers: Key.Modifiers) -> Key? {
    if modifiers.contains(.control) {
      let lower = character.lowercased().first ?? character
      guard lower.isASCII, lower.isLetter || "@[\\]^_?/".contains(lower) else { return nil }
      return Key(.character(lower), modifiers).canonical
    }
    // Shift is in the character itself: `shift-a` is `A`.
    guard modifiers.contains(.shift) else { return Key(.character(character), modifiers) }
    guard let upper = character.uppercased().first, character.isLetter else { return nil }
    return Key(.character(upper), modifiers.subtracting(.shift))
  }

  /// The modifier at the beginning of `word` and the length of its spelling, if a key follows.
  private static func modifierPrefix(of word: Substring) -> (Key.Modifiers, Int)? {
    for (name, modifier) in modifierNames {
      let length = name.count + 1
      guard word.count > length, word.prefix(name.count).lowercased() == name else { continue }
      let separator = word[word.index(word.startIndex, offsetBy: name.count)]
      if separator == "-" || separator == "+" { return (modifier, length) }
    }
    return nil
  }

  private static let modifierNames: [(String, Key.Modifiers)] = [
    ("ctrl", .control), ("control", .control), ("c", .control),
    ("alt", .alt), ("meta", .alt), ("m", .alt), ("shift", .shift), ("s", .shift),
  ]

  private static func namedCode(_ name: String) -> Key.Code? {
    if let code = codeNames[name] { return code }
    guard name.first == "f", let number = Int(name.dropFirst()), (1...24).contains(number) else {
      return nil
    }
    return .function(number)
  }

  private static let codeNames: [String: Key.Code] = [
    "enter": .enter, "return": .enter, "ret": .enter, "tab": .tab, "esc": .escape,
    "escape": .escape, "backspace": .backspace, "bs": .backspace, "delete": .delete,
    "del": .delete, "insert": .insert, "ins": .insert, "up": .up, "down": .down, "left": .left,
    "right": .right, "home": .home, "end": .end, "pageup": .pageUp, "pgup": .pageUp,
    "page-up": .pageUp, "pagedown": .pageDown, "pgdn": .pageDown, "pgdown": .pageDown,
    "page-down": .pageDown, "space": .character(" "), "spc": .character(" "),
  ]
}
