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
      line.append(Sanitizer.line(text), .composerQueue)
      canvas.put(
        line, column: 0, row: rect.origin.row + offset, columns: rect.size.columns)
    }
  }
}
