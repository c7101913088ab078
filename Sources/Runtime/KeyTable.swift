import AppCore
package import Wording

/// The action table as plain rows, for those who tell people about keys and know nothing of
/// `AppCore`: the demo service's guide.
package enum KeyTable {
  package struct Row: Hashable, Sendable {
    /// The stable id, such as `copy.reply`.
    package var id: String
    /// The default keys as people read them.
    package var keys: String
    package var help: Sentence
  }

  /// Every action that has a key, in the order of the help.
  package static var rows: [Row] {
    let keymap = Keymap()
    return ActionTable.all.compactMap { action in
      let keys = keymap.text(for: action.id)
      guard !keys.isEmpty else { return nil }
      return Row(id: action.id.rawValue, keys: keys, help: action.help)
    }
  }
}
