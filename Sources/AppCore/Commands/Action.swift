package import Wording

/// Something the user can do: the one row from which keys, help, `docs/KEYS.md` and slash
/// commands are made.
package struct Action: Hashable, Sendable {
  package let id: ActionID
  package let group: ActionGroup
  /// In a word or three: the strip after the leader shows it.
  package let name: Sentence
  /// One line: what it does.
  package let help: Sentence
  /// Where its keys count.
  package let scope: KeyScope
  /// The default keys, the one that hints name first.
  package let keys: [KeyChord]
  /// Keys that count for it only while the composer is empty (`Ctrl+D`, `End`).
  package let emptyComposerKeys: [KeyChord]
  /// Its slash command without the slash, if it has one.
  package let slash: String?

  init(
    _ id: ActionID, _ group: ActionGroup, _ words: ActionWords, in scope: KeyScope,
    keys: [KeyChord], whenEmpty emptyComposerKeys: [KeyChord] = [], slash: String? = nil
  ) {
    self.id = id
    self.group = group
    name = words.name
    help = words.help
    self.scope = scope
    self.keys = keys
    self.emptyComposerKeys = emptyComposerKeys
    self.slash = slash
  }
}

/// The headings of the help, in its order.
package enum ActionGroup: CaseIterable, Hashable, Sendable {
  case writing, conversations, reading, app, editing, search, overlays

  /// What stands above the group.
  package var title: Sentence {
    switch self {
    case .writing: .groupWriting
    case .conversations: .groupConversations
    case .reading: .groupReading
    case .app: .groupApp
    case .editing: .groupEditing
    case .search: .groupSearch
    case .overlays: .groupOverlays
    }
  }
}
