import AppCore
import Screen
import Wording

/// The messages that wait for the reply under way, one row each.
enum QueueView {
  static func draw(_ state: AppState, in rect: Rect, on canvas: inout Canvas) {
    canvas.fill(rect, .text)
    let shown = state.open.queue.suffix(rect.size.rows)
    for (offset, text) in shown.enumerated() {
      var line = StyledLine()
      line.append(" " + Sentence.queuedMark.text(state.language) + " ", .dim)
      // A row shows no more than this of it, however long it is.
      line.append(Sanitizer.line(String(text.prefix(rect.size.columns))), .composerQueue)
      canvas.put(
        line, column: 0, row: rect.origin.row + offset, columns: rect.size.columns)
    }
  }
}
