package import Screen

/// What a key led to.
package enum KeyOutcome: Hashable, Sendable {
  case action(ActionID)
  /// Text for whatever has the attention.
  case insert(Character)
  /// The beginning of a chord.
  case pending(KeyChord)
  /// These keys mean nothing; the last was not typed.
  case unknown(KeyChord)
  /// Nothing: a key without a meaning, or a chord that was left with Esc or C-g.
  case none
}

/// Turns keys into actions: a state machine over the keymap that remembers the keys of a chord
/// that is not finished.
///
/// After the first key of a chord more spellings count, so that an input method never blocks a
/// command: letters with Control held, capitals, full-width forms and Chinese marks.
package struct KeySequencer: Hashable, Sendable {
  /// How long after the first key of a chord the strip with what may follow shows.
  package static let stripDelay = Duration.milliseconds(400)

  package let keymap: Keymap
  /// When the first key of the unfinished chord came.
  package private(set) var pendingSince: Duration?
  /// True when the strip is due.
  package private(set) var isStripShown = false
  private var pressed: [Key] = []
  /// Where the unfinished chord began.
  private(set) var context = KeyContext.composer(isEmpty: true)

  package init(keymap: Keymap = Keymap()) {
    self.keymap = keymap
  }

  /// The unfinished chord, if there is one.
  package var pending: KeyChord? { KeyChord(keys: pressed) }

  /// When `expire(at:)` wants to be called; nil when nothing waits.
  package var deadline: Duration? {
    isStripShown ? nil : pendingSince.map { $0 + Self.stripDelay }
  }

  /// Shows the strip when its time has come.
  package mutating func expire(at now: Duration) {
    if let deadline, deadline <= now { isStripShown = true }
  }

  /// Forgets an unfinished chord (a paste or a click came between).
  package mutating func reset() {
    pressed = []
    pendingSince = nil
    isStripShown = false
  }

  /// Takes the next key.
  package mutating func input(
    _ key: Key, context: KeyContext, at now: Duration
  ) -> KeyOutcome {
    let key = key.canonical
    self.context = context
    if !pressed.isEmpty, key == Key(.escape) || key == .control("g") {
      reset()
      return .none
    }
    for spelling in spellings(of: key, context) {
      switch keymap.match(pressed + [spelling], in: context) {
      case .action(let action):
        reset()
        return .action(action)
      case .prefix:
        pressed.append(spelling)
        pendingSince = pendingSince ?? now
        return pending.map(KeyOutcome.pending) ?? .none
      case nil: continue
      }
    }
    return unbound(key, context)
  }

  private mutating func unbound(_ key: Key, _ context: KeyContext) -> KeyOutcome {
    if let chord = KeyChord(keys: pressed + [key]), !pressed.isEmpty {
      reset()
      return .unknown(chord)
    }
    guard context.takesText, let character = key.typed else { return .none }
    return .insert(character)
  }

  /// The key as it came and, where no text is expected, the ASCII key it stands for.
  private func spellings(of key: Key, _ context: KeyContext) -> [Key] {
    guard case .character(let character) = key.code else { return [key] }
    var spellings = [key]
    if key.modifiers.contains(.control) {
      // C-c, C-e, C-g and C-x after the leader are commands of their own.
      if !pressed.isEmpty, character.isLetter, !"cegx".contains(character) {
        spellings.append(.character(character))
      }
      return spellings
    }
    let isCommand = !pressed.isEmpty || !context.takesText || key.modifiers.contains(.alt)
    guard isCommand, let ascii = FullWidth.ascii(for: character) else { return spellings }
    spellings.append(Key(.character(ascii), key.modifiers.subtracting(.shift)))
    spellings.append(
      Key(.character(FullWidth.folded(ascii)), key.modifiers.subtracting(.shift)))
    return spellings
  }
}
