import AppCore
import Layout
import Screen

/// The scrollback pane: the visible rows of the laid-out transcript.
enum TranscriptView {
  static func draw(_ state: AppState, in rect: Rect, on canvas: inout Canvas) {
    canvas.fill(rect, .text)
    let height = rect.size.rows
    let open = state.open
    guard height > 0, let top = open.viewport.topAddress(height: height, in: open.layout) else {
      return
    }
    let rows = open.layout.rows(from: top, count: height)
    for (offset, row) in rows.enumerated() {
      canvas.put(row, row: rect.origin.row + offset)
    }
  }
}
