import AppCore
import Chat
import Layout
import Screen
import Wording

/// The line above the composer: what is going on at the left, how to go on at the right. What is at
/// the left is never cut for what is at the right, but for the count of rows below.
enum StatusView {
  static func draw(_ state: AppState, _ arrangement: Arrangement, on canvas: inout Canvas) {
    let rect = arrangement.status
    guard rect.size.rows > 0 else { return }
    canvas.fill(rect, .status)
    let left = left(state)
    let room = rect.size.columns - left.columns(state.cellWidth) - 1
    let right = right(state, height: arrangement.transcript.size.rows, room: room)
    let rightColumns = right.columns(state.cellWidth)
    let start = rect.size.columns - rightColumns
    canvas.put(
      left, column: 0, row: rect.origin.row,
      columns: right.isEmpty ? rect.size.columns : max(0, start - 1))
    canvas.put(right, column: start, row: rect.origin.row, columns: rightColumns)
  }

  private static func left(_ state: AppState) -> StyledLine {
    var line = StyledLine(" ", .status)
    if let pending = state.sequencer.pending {
      line.append(pending.text + " -", .statusKey)
      return line
    }
    if let toast = state.toast {
      line.append(
        Sanitizer.line(toast.sentence.text(state.language)),
        toast.isError ? .statusError : .toast)
      return line
    }
    let activity = self.activity(state)
    line.append(activity.sentence.text(state.language), activity.role)
    return line
  }

  private static func activity(_ state: AppState) -> (sentence: Sentence, role: Role) {
    let open = state.open
    let name = Sanitizer.line(state.botName(of: open.conversation))
    if state.pendingProfiles.contains(open.conversation.profile.name) {
      return (.serviceStarting, .statusBusy)
    }
    if state.failedServices[open.conversation.profile.name] != nil {
      return (.serviceGone, .statusError)
    }
    if state.stopArmedUntil != nil { return (.escAgainStops, .statusBusy) }
    if open.ghost != nil, open.composer.isEmpty { return (.suggestionKeys, .status) }
    if let seconds = state.quietSeconds { return (.replyQuiet(seconds), .statusBusy) }
    switch open.conversation.turns.last?.phase {
    case .waiting: return (.replyWaiting(name), .statusBusy)
    case .streaming: return (.replyComing(name), .statusBusy)
    case .completed:
      let usage = open.conversation.turns.last?.usage
      return (usage.map { .tokensUsed($0.total) } ?? .ready, .status)
    case .failed: return (.replyFailed, .statusError)
    case nil, .requiresAction, .stopped: return (.ready, .status)
    }
  }

  /// The pieces of the right side that fit into `room` columns; the least important go first.
  private static func right(_ state: AppState, height: Int, room: Int) -> StyledLine {
    var help = StyledLine()
    if let keys = state.keymap.hint(for: .appHelp) {
      help.append(keys, .statusKey)
      help.append(" " + Sentence.helpHint.text(state.language) + " ", .status)
    }
    let notSaved = StyledLine(
      state.hasSent ? Sentence.notSaved.text(state.language) + "  " : "", .dim)
    let below = rowsBelow(state, height: height)
    let choices = [[below.full, notSaved, help], [below.full, help], [below.full], [below.short]]
      .map { pieces in pieces.reduce(into: StyledLine()) { $0.append($1) } }
    return choices.first { $0.columns(state.cellWidth) <= room } ?? below.short
  }

  /// How many rows lie below the window: a sentence, and a mark for where that does not fit.
  private static func rowsBelow(
    _ state: AppState, height: Int
  ) -> (full: StyledLine, short: StyledLine) {
    let open = state.open
    let new = open.viewport.newRows(height: height, in: open.layout)
    let below = open.viewport.rowsBelow(height: height, in: open.layout)
    guard below > 0 else { return (StyledLine(), StyledLine()) }
    let role: Role = new > 0 ? .hint : .dim
    let sentence: Sentence = new > 0 ? .newRowsBelow(new) : .rowsBelow(below)
    return (
      StyledLine(sentence.text(state.language) + "  ", role),
      StyledLine("+\(new > 0 ? new : below) ", role)
    )
  }
}
