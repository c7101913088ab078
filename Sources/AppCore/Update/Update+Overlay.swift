import Chat
import Layout
import Screen
import Wording

extension AppState {
  /// Does an action of an overlay; false when it is not one.
  mutating func performOverlay(
    _ action: ActionID, _ context: UpdateContext, _ effects: inout [Effect]
  ) -> Bool {
    switch overlay {
    case .help(let help): return perform(action, on: help)
    case .switcher(let switcher): return perform(action, on: switcher, context, &effects)
    case .confirmQuit: return performPrompt(action, &effects)
    case nil: return historySearch == nil ? false : performSearch(action)
    }
  }

  private mutating func perform(_ action: ActionID, on help: HelpOverlay) -> Bool {
    var help = help
    let room = max(1, arrangement.transcript.size.rows - 1)
    switch action {
    case .helpUp: scroll(&help, by: -1)
    case .helpDown: scroll(&help, by: 1)
    case .helpPageUp, .transcriptPageUp: scroll(&help, by: -room)
    case .helpPageDown, .transcriptPageDown: scroll(&help, by: room)
    case .helpClose:
      overlay = nil
      return true
    default: return false
    }
    overlay = .help(help)
    return true
  }

  /// Moves through the help; its last page is full where there are so many rows.
  func scroll(_ help: inout HelpOverlay, by rows: Int) {
    let room = max(1, arrangement.transcript.size.rows - 1)
    let last = max(0, helpLayout(of: help).totalRows - room)
    // The window may have grown since.
    help.offset = max(0, min(last, min(last, help.offset) + rows))
  }

  private mutating func perform(
    _ action: ActionID, on switcher: SwitcherOverlay, _ context: UpdateContext,
    _ effects: inout [Effect]
  ) -> Bool {
    var switcher = switcher
    let rows = switcherRows(matching: switcher.filter.text)
    let last = max(0, rows.count - 1)
    switch action {
    case .switcherUp: switcher.selected = switcher.selected == 0 ? last : switcher.selected - 1
    case .switcherDown: switcher.selected = switcher.selected >= last ? 0 : switcher.selected + 1
    case .switcherCancel:
      overlay = nil
      return true
    case .switcherAccept:
      overlay = nil
      if rows.indices.contains(switcher.selected) {
        go(to: rows[switcher.selected], context, &effects)
      }
      return true
    default: return false
    }
    overlay = .switcher(switcher)
    return true
  }

  private mutating func go(
    to row: SwitcherRow, _ context: UpdateContext, _ effects: inout [Effect]
  ) {
    switch row {
    case .conversation(let index, _, _): show(index)
    case .bot(let profile, let bot): newConversation(with: bot, profile: profile, context, &effects)
    }
  }

  private mutating func performPrompt(_ action: ActionID, _ effects: inout [Effect]) -> Bool {
    switch action {
    case .promptAccept:
      overlay = nil
      effects.append(.quit)
      return true
    case .promptCancel:
      overlay = nil
      return true
    default: return false
    }
  }
}
