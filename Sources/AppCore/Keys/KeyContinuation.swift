import Screen
package import Wording

/// One thing that may follow an unfinished chord: a piece of the strip.
package struct KeyContinuation: Hashable, Sendable {
  /// The keys still to press, as people read them; `1-9` for the conversations by number.
  package let keys: String
  package let action: ActionID
  package let name: Sentence
}

extension KeySequencer {
  /// What may follow the keys pressed so far, in the order of the table.
  package var continuations: [KeyContinuation] {
    guard let pending else { return [] }
    return ActionTable.all.flatMap { row -> [KeyContinuation] in
      let name = row.id.conversationNumber == 1 ? Sentence.conversationByNumber : row.name
      return keymap.keys(for: row.id).compactMap { chord in
        guard pending.isBeginning(of: chord), row.id.conversationNumber ?? 1 == 1,
          keymap.match(chord.keys, in: context) == .action(row.id),
          let rest = KeyChord(keys: Array(chord.keys.dropFirst(pending.keys.count)))
        else { return nil }
        let keys = rest.continuationText
        return KeyContinuation(
          keys: keys == "1" && row.id == .conversationGo1 ? "1-9" : keys, action: row.id, name: name
        )
      }
    }
  }
}

extension KeyChord {
  /// A rest of a chord in the notation of the whole: `C-c`, not `Ctrl+C`.
  fileprivate var continuationText: String {
    keys.map { $0.text(style: .emacs) }.joined(separator: " ")
  }
}
