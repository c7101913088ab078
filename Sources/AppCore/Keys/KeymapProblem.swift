package import Wording

/// What is wrong with the user's `[keys]`. The keymap works nevertheless: each case says what was
/// done.
package enum KeymapProblem: Hashable, Sendable {
  /// No action has this id; its line is ignored.
  case unknownAction(String, nearest: String?)
  /// No such key, or one that no terminal sends; this key is ignored.
  case unreadableKey(String, of: ActionID)
  /// The key is text where the action would count; it is ignored.
  case typesText(KeyChord, ActionID)
  /// Two actions want one key in one place. The user's own wins over a default, the first of the
  /// table over another.
  case conflict(KeyChord, kept: ActionID, lost: ActionID)
  /// The key cannot be reached, since the beginning of it is bound alone (or, where that is a
  /// default, the other way round).
  case shadowed(KeyChord, ActionID, by: KeyChord, ActionID)
  /// Nothing leads to the action any more, though it was not unbound.
  case unreachable(ActionID)

  /// As the user is told at start.
  package var sentence: Sentence {
    switch self {
    case .unknownAction(let id, let nearest): .keyUnknownAction(id, nearest: nearest)
    case .unreadableKey(let key, let id): .keyUnreadable(key, id.rawValue)
    case .typesText(let chord, let id): .keyTypesText(chord.configuration, id.rawValue)
    case .conflict(let chord, let kept, let lost):
      .keyConflict(chord.configuration, kept: kept.rawValue, lost: lost.rawValue)
    case .shadowed(let chord, let id, let by, let other):
      .keyShadowed(chord.configuration, id.rawValue, by: by.configuration, other.rawValue)
    case .unreachable(let id): .keyUnreachable(id.rawValue)
    }
  }
}
