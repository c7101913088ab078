import Screen

/// The one table of actions (`ActionTable+*.swift` hold its rows). Help, `docs/KEYS.md`, slash
/// commands and the keymap are made from it, so an action cannot be in one and not in another.
package enum ActionTable {
  /// Every action, in the order of the help.
  package static let all: [Action] =
    writing + conversations + reading + app + editing + search + overlays

  /// The row of an action. Complexity: O(1).
  package static subscript(_ id: ActionID) -> Action {
    guard let action = byID[id] else {
      preconditionFailure("every ActionID has a row; a test counts them")
    }
    return action
  }

  private static let byID = Dictionary(all.map { ($0.id, $0) }, uniquingKeysWith: { $1 })

  /// `C-x` and one more key.
  static func leader(_ character: Character) -> KeyChord {
    KeyChord(.control("x"), .character(character))
  }

  static func leader(_ code: Key.Code) -> KeyChord {
    KeyChord(.control("x"), Key(code))
  }
}
