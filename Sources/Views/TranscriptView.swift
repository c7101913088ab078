import AppCore
import Layout
import Screen

/// The scrollback pane: the visible rows of the laid-out transcript.
enum TranscriptView {
  static func draw(_ state: AppState, in rect: Rect, on canvas: inout Canvas) {
    let height = rect.size.rows
    let open = state.open
    guard height > 0, let top = open.viewport.topAddress(height: height, in: open.layout) else {
      return
    }
    let rows = open.layout.rows(from: top, count: height)
    for (offset, row) in rows.enumerated() {
      draw(row, at: rect.origin.row + offset, on: &canvas)
    }
  }

  private static func draw(_ row: LaidOutRow, at screenRow: Int, on canvas: inout Canvas) {
    var column = row.indent
    for cell in row.pieces {
      canvas.put(cell.glyph, columns: cell.columns, cell.role, column: column, row: screenRow)
      column += cell.columns
    }
  }
}
