package import Wording

/// A row of the help overlay.
package enum HelpRow: Hashable, Sendable {
  case group(Sentence)
  /// An action's keys, as people read them, and what it does.
  case action(keys: String, help: Sentence)
}

/// The help, from the action table and the keymap in force.
package enum HelpPage {
  /// The rows that match every word of a filter (in the keys, the help, the id or the slash
  /// command), under their headings. Actions that nothing leads to are left out.
  package static func rows(
    _ keymap: Keymap, matching filter: String = "", language: Language
  ) -> [HelpRow] {
    let words = filter.map(FullWidth.folded).split(separator: " ").map { String($0) }
    return ActionGroup.allCases.flatMap { group -> [HelpRow] in
      let rows = ActionTable.all.filter { $0.group == group }
        .compactMap { row(of: $0, keymap, words, language) }
      return rows.isEmpty ? [] : [.group(group.title)] + rows
    }
  }

  private static func row(
    of action: Action, _ keymap: Keymap, _ words: [String], _ language: Language
  ) -> HelpRow? {
    guard let row = row(of: action, keymap) else { return nil }
    guard case .action(let keys, let help) = row else { return nil }
    let texts = [
      keys, help.text(language), action.name.text(language), action.id.rawValue,
      action.group.title.text(language),
    ]
    let text = String(texts.joined(separator: " ").map(FullWidth.folded))
    return words.allSatisfy { text.contains($0) } ? row : nil
  }

  /// The nine conversations by number are one row while their keys are the default ones.
  private static func row(of action: Action, _ keymap: Keymap) -> HelpRow? {
    let slash = action.slash.map { "/" + $0 }
    if let number = action.id.conversationNumber, hasDefaultNumbers(keymap) {
      guard number == 1 else { return nil }
      return .action(keys: "Alt+1-9, C-x 1-9", help: .conversationByNumber)
    }
    let keys = (keymap.keys(for: action.id).map(\.text) + [slash].compactMap(\.self))
    return keys.isEmpty ? nil : .action(keys: keys.joined(separator: ", "), help: action.help)
  }

  private static func hasDefaultNumbers(_ keymap: Keymap) -> Bool {
    ActionID.conversationGo.allSatisfy { keymap.keys(for: $0) == ActionTable[$0].keys }
  }
}
