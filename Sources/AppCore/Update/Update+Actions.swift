import Chat
import Layout
import Screen
import Wording

extension AppState {
  /// Does what a key or a command stands for.
  mutating func perform(
    _ action: ActionID, _ context: UpdateContext, _ effects: inout [Effect]
  ) {
    if performOverlay(action, context, &effects) { return }
    if takesGhost(action) { return }
    if let command = EditCommand(action) { return editLine { $0.perform(command) } }
    if let number = action.conversationNumber { return go(to: number) }
    switch action {
    case .composerSend: enter(context, &effects)
    case .composerComplete: complete(by: 1)
    case .composerCompletePrevious: complete(by: -1)
    case .composerEditOutside: editOutside(&effects)
    case .composerHistoryPrevious: historyPrevious()
    case .composerHistoryNext: historyNext()
    case .composerHistorySearch: openHistorySearch()
    case .editLeave: leave(&effects)
    case .transcriptPageUp: page(by: -1)
    case .transcriptPageDown: page(by: 1)
    case .transcriptTop: scrollToTop()
    case .transcriptBottom: open.viewport.scrollToEnd()
    case .copyReply: copyReply(&effects)
    case .viewMouse: toggleMouse(&effects)
    case .conversationSwitch: overlay = .switcher(SwitcherOverlay(selected: current))
    case .conversationNew: newConversation(context, &effects)
    case .conversationNext: step(by: 1)
    case .conversationPrevious: step(by: -1)
    case .conversationLast: showPrevious()
    case .appInterrupt: interrupt(&effects)
    case .appEscape: escape(&effects)
    case .appHelp: overlay = .help(HelpOverlay())
    case .appQuit: quit(&effects)
    case .appSuspend: effects.append(.suspend)
    case .appRedraw: effects.append(.redraw)
    // Taken above.
    case .composerNewline, .editLineStart, .editLineEnd, .editCharacterForward,
      .editCharacterBackward, .editWordForward, .editWordBackward, .editDeleteForward,
      .editDeleteBackward, .editKillLine, .editKillToStart, .editKillWord,
      .editKillWordBackward, .editKillBlankWord, .editYank, .editYankPop,
      .editTransposeCharacters, .editTransposeWords, .editUpcaseWord, .editDowncaseWord,
      .editCapitalizeWord, .editUndo, .searchOlder, .searchNewer, .searchAccept, .searchCancel,
      .conversationGo1, .conversationGo2, .conversationGo3, .conversationGo4,
      .conversationGo5, .conversationGo6, .conversationGo7, .conversationGo8,
      .conversationGo9, .switcherUp, .switcherDown, .switcherAccept, .switcherCancel, .helpUp,
      .helpDown, .helpPageUp, .helpPageDown, .helpClose, .promptAccept, .promptCancel:
      break
    }
  }

  /// Going right or to the end of a suggestion makes it the draft, to be edited.
  private mutating func takesGhost(_ action: ActionID) -> Bool {
    guard overlay == nil, historySearch == nil, open.composer.isEmpty, let ghost = open.ghost,
      action == .editCharacterForward || action == .editLineEnd
    else { return false }
    open.suggestion = nil
    open.composer.replaceAll(with: SlashCommand.draft(sending: ghost))
    return true
  }

  /// Enter: a command, a new line after a backslash, or the message.
  private mutating func enter(_ context: UpdateContext, _ effects: inout [Effect]) {
    if let ghost = open.ghost, open.composer.isEmpty {
      // A bot's words are a message, never a command; the composer takes controls out of them.
      open.composer.replaceAll(with: SlashCommand.draft(sending: ghost))
      return submit(SlashCommand.message(open.composer.text), context, &effects)
    }
    switch SlashCommand.parse(open.composer.text) {
    case .action(let action):
      open.composer.clear()
      return perform(action, context, &effects)
    case .unknown(let name, let nearest):
      return say(.unknownCommand(name, nearest: nearest), isError: true)
    case .literal, .none: break
    }
    switch open.composer.enter() {
    case .newline: break
    case .send(let text): submit(SlashCommand.message(text), context, &effects)
    }
  }

  private mutating func newConversation(_ context: UpdateContext, _ effects: inout [Effect]) {
    overlay = nil
    newConversation(
      with: open.conversation.bot, profile: open.conversation.profile, context, &effects)
  }

  private mutating func go(to number: Int) {
    overlay = nil
    guard conversations.indices.contains(number - 1) else {
      return say(.noSuchConversation(number))
    }
    show(number - 1)
  }

  private mutating func page(by pages: Int) {
    // One row stays in sight, so that the eye finds its line again.
    let rows = max(1, arrangement.transcript.size.rows - 1)
    scroll(by: pages * rows)
  }

  private mutating func scrollToTop() {
    open.viewport.scrollToTop(height: arrangement.transcript.size.rows, in: open.layout)
  }

  private mutating func copyReply(_ effects: inout [Effect]) {
    guard let answer = open.conversation.turns.last(where: { !$0.answer.isEmpty })?.answer else {
      return say(.nothingToCopy)
    }
    effects.append(.copy(answer))
  }

  private mutating func toggleMouse(_ effects: inout [Effect]) {
    isMouseOn.toggle()
    effects.append(.setMouse(isMouseOn))
    say(isMouseOn ? .mouseOn : .mouseOff)
  }
}
