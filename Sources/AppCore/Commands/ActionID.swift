/// The stable name of everything a key, a slash command or the help can do. The raw value is the
/// name in `[keys]` of the configuration. An action that is not built yet has none.
package enum ActionID: String, CaseIterable, Hashable, Sendable {
  // The draft.
  case composerSend = "composer.send"
  case composerNewline = "composer.newline"
  case composerComplete = "composer.complete"
  case composerCompletePrevious = "composer.complete-previous"
  case composerEditOutside = "composer.edit-outside"
  case composerHistoryPrevious = "composer.history-previous"
  case composerHistoryNext = "composer.history-next"
  case composerHistorySearch = "composer.history-search"

  // Readline's row.
  case editLineStart = "edit.line-start"
  case editLineEnd = "edit.line-end"
  case editCharacterForward = "edit.character-forward"
  case editCharacterBackward = "edit.character-backward"
  case editWordForward = "edit.word-forward"
  case editWordBackward = "edit.word-backward"
  case editDeleteForward = "edit.delete-forward"
  case editDeleteBackward = "edit.delete-backward"
  case editKillLine = "edit.kill-line"
  case editKillToStart = "edit.kill-to-start"
  case editKillWord = "edit.kill-word"
  case editKillWordBackward = "edit.kill-word-backward"
  case editKillBlankWord = "edit.kill-blank-word"
  case editYank = "edit.yank"
  case editYankPop = "edit.yank-pop"
  case editTransposeCharacters = "edit.transpose-characters"
  case editTransposeWords = "edit.transpose-words"
  case editUpcaseWord = "edit.upcase-word"
  case editDowncaseWord = "edit.downcase-word"
  case editCapitalizeWord = "edit.capitalize-word"
  case editUndo = "edit.undo"
  case editLeave = "edit.leave"

  // Search in the prompt history.
  case searchOlder = "search.older"
  case searchNewer = "search.newer"
  case searchAccept = "search.accept"
  case searchCancel = "search.cancel"

  // Reading.
  case transcriptPageUp = "transcript.page-up"
  case transcriptPageDown = "transcript.page-down"
  case transcriptTop = "transcript.top"
  case transcriptBottom = "transcript.bottom"
  case copyReply = "copy.reply"

  // Conversations.
  case conversationSwitch = "conversation.switch"
  case conversationNew = "conversation.new"
  case conversationNext = "conversation.next"
  case conversationPrevious = "conversation.previous"
  case conversationLast = "conversation.last"
  case conversationGo1 = "conversation.go-1"
  case conversationGo2 = "conversation.go-2"
  case conversationGo3 = "conversation.go-3"
  case conversationGo4 = "conversation.go-4"
  case conversationGo5 = "conversation.go-5"
  case conversationGo6 = "conversation.go-6"
  case conversationGo7 = "conversation.go-7"
  case conversationGo8 = "conversation.go-8"
  case conversationGo9 = "conversation.go-9"

  // The app.
  case appInterrupt = "app.interrupt"
  case appEscape = "app.escape"
  case appHelp = "app.help"
  case appQuit = "app.quit"
  case appSuspend = "app.suspend"
  case appRedraw = "app.redraw"
  case viewMouse = "view.mouse"

  // Overlays.
  case switcherUp = "switcher.up"
  case switcherDown = "switcher.down"
  case switcherAccept = "switcher.accept"
  case switcherCancel = "switcher.cancel"
  case helpUp = "help.up"
  case helpDown = "help.down"
  case helpPageUp = "help.page-up"
  case helpPageDown = "help.page-down"
  case helpClose = "help.close"
  case promptAccept = "prompt.accept"
  case promptCancel = "prompt.cancel"

  /// The actions `conversation.go-1` to `-9`, in order.
  package static let conversationGo: [ActionID] = [
    .conversationGo1, .conversationGo2, .conversationGo3, .conversationGo4, .conversationGo5,
    .conversationGo6, .conversationGo7, .conversationGo8, .conversationGo9,
  ]

  /// For `conversation.go-N`: N (1 to 9).
  package var conversationNumber: Int? {
    Self.conversationGo.firstIndex(of: self).map { $0 + 1 }
  }
}
