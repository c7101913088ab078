/// What readline's row of keys does to the draft.
package enum EditCommand: CaseIterable, Hashable, Sendable {
  case newline
  case lineStart, lineEnd, characterForward, characterBackward, wordForward, wordBackward
  case deleteForward, deleteBackward
  case killLine, killToStart, killWord, killWordBackward, killBlankWord
  case yank, yankPop
  case transposeCharacters, transposeWords, upcaseWord, downcaseWord, capitalizeWord
  case undo

  /// The command of an action; nil for the actions that need more than the draft.
  package init?(_ action: ActionID) {
    guard let command = Self.commands[action] else { return nil }
    self = command
  }

  private static let commands: [ActionID: EditCommand] = [
    .composerNewline: .newline, .editLineStart: .lineStart, .editLineEnd: .lineEnd,
    .editCharacterForward: .characterForward, .editCharacterBackward: .characterBackward,
    .editWordForward: .wordForward, .editWordBackward: .wordBackward,
    .editDeleteForward: .deleteForward, .editDeleteBackward: .deleteBackward,
    .editKillLine: .killLine, .editKillToStart: .killToStart, .editKillWord: .killWord,
    .editKillWordBackward: .killWordBackward, .editKillBlankWord: .killBlankWord,
    .editYank: .yank, .editYankPop: .yankPop,
    .editTransposeCharacters: .transposeCharacters, .editTransposeWords: .transposeWords,
    .editUpcaseWord: .upcaseWord, .editDowncaseWord: .downcaseWord,
    .editCapitalizeWord: .capitalizeWord, .editUndo: .undo,
  ]
}

/// What a command did.
package enum EditOutcome: Hashable, Sendable {
  /// The text is another.
  case changed
  case moved
  /// Nothing: the cursor is at an end, or there is nothing to undo or to yank.
  case none
}
