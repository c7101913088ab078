import Chat
import Screen
import Wording

extension AppState {
  /// Tab: completes a command, or walks the suggested questions of an empty composer.
  mutating func complete(by step: Int) {
    guard open.composer.isEmpty else { return completeCommand() }
    let count = open.suggestions.count
    guard count > 0 else { return }
    let next = open.suggestion.map { $0 + step } ?? (step > 0 ? 0 : count - 1)
    open.suggestion = ((next % count) + count) % count
  }

  /// Adds as much of a command's name as is certain; where nothing is, says what it may become.
  private mutating func completeCommand() {
    let text = open.composer.text
    guard let completed = SlashCommand.completion(of: text) else { return }
    if completed != text { return open.composer.replaceAll(with: completed) }
    let candidates = SlashCommand.completions(of: text)
    if candidates.count > 1 { say(.commandCandidates(candidates)) }
  }

  /// ↑: up in the draft, at its edge back in the history; in an empty draft the last waiting
  /// message comes back first.
  mutating func historyPrevious() {
    if open.composer.isEmpty, takeBackQueued() { return }
    open.suggestion = nil
    let columns = Arrangement.composerColumns(in: size)
    open.composer.moveUp(
      columns: columns, width: cellWidth, history: history, conversation: open.id.rawValue)
  }

  /// ↓: down in the draft, at its edge forward in the history.
  mutating func historyNext() {
    open.suggestion = nil
    let columns = Arrangement.composerColumns(in: size)
    open.composer.moveDown(
      columns: columns, width: cellWidth, history: history, conversation: open.id.rawValue)
  }

  /// Ctrl+R: looks for a prompt; the draft waits untouched.
  mutating func openHistorySearch() {
    open.suggestion = nil
    historySearch = HistorySearch(history, conversation: open.id.rawValue)
  }

  /// Leaves the search and takes what it found.
  mutating func acceptHistorySearch() {
    if let match = historySearch?.match { open.composer.replaceAll(with: match) }
    historySearch = nil
  }

  /// Does an action of the search; false when it is not one.
  mutating func performSearch(_ action: ActionID) -> Bool {
    switch action {
    case .searchOlder: historySearch?.older()
    case .searchNewer: historySearch?.newer()
    case .searchAccept: acceptHistorySearch()
    case .searchCancel: historySearch = nil
    default: return false
    }
    return true
  }
}
