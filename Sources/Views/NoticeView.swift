import AppCore
import Layout
import Screen
import Wording

/// What is said for a moment: a toast, and what may follow an unfinished chord. Short ones fit into
/// the status line; longer ones grow upwards from it, over the end of the transcript.
enum NoticeView {
  static func draw(_ state: AppState, _ arrangement: Arrangement, on canvas: inout Canvas) {
    let status = arrangement.status
    guard status.size.rows > 0 else { return }
    // Half of the transcript stays in sight.
    let room = max(0, status.origin.row - arrangement.transcript.origin.row)
    if state.sequencer.pending != nil {
      guard state.sequencer.isStripShown else { return }
      return drawStrip(state, above: status, room: room, on: &canvas)
    }
    guard let toast = state.toast else { return }
    draw(toast, state, above: status, room: room / 2, on: &canvas)
  }

  private static func draw(
    _ toast: Toast, _ state: AppState, above status: Rect, room: Int, on canvas: inout Canvas
  ) {
    let role: Role = toast.isError ? .statusError : .toast
    var lines = WrappedLines(columns: status.size.columns - 2, width: state.cellWidth)
    lines.add(Sanitizer.line(toast.sentence.text(state.language)), role)
    // One row is the status line's own matter.
    guard lines.rows.count > 1 else { return }
    let rows = lines.rows.prefix(room + 1)
    let first = status.origin.row - (rows.count - 1)
    canvas.fill(
      Rect(column: 0, row: first, columns: status.size.columns, rows: rows.count), .status)
    for (offset, row) in rows.enumerated() { canvas.put(row, column: 1, row: first + offset) }
  }
}

// MARK: - The strip

extension NoticeView {
  /// The columns that pieces of the strip stand in, where there is room for such order.
  private static let stripColumns = 20

  private static func drawStrip(
    _ state: AppState, above status: Rect, room: Int, on canvas: inout Canvas
  ) {
    let pieces = state.sequencer.continuations.map { continuation in
      var line = StyledLine(continuation.keys, .overlayKey)
      line.append(" " + continuation.name.text(state.language), .overlay)
      return line
    }
    let width = status.size.columns - 2
    var rows = rows(of: pieces, stop: stripColumns, columns: width, state.cellWidth)
    if rows.count > room { rows = self.rows(of: pieces, stop: 1, columns: width, state.cellWidth) }
    let shown = rows.prefix(room)
    let first = status.origin.row - shown.count
    canvas.fill(
      Rect(column: 0, row: first, columns: status.size.columns, rows: shown.count), .overlay)
    if shown.count < room { canvas.rule(row: first - 1, columns: status.size.columns) }
    for (offset, row) in shown.enumerated() {
      canvas.put(row, column: 1, row: first + offset, columns: width)
    }
  }

  /// The pieces in rows, each at a multiple of `stop` columns and two after the one before.
  private static func rows(
    of pieces: [StyledLine], stop: Int, columns: Int, _ width: CellWidth
  ) -> [StyledLine] {
    var rows: [StyledLine] = []
    for piece in pieces {
      if let last = rows.last {
        let end = last.columns(width) + 2
        let start = (end + stop - 1) / stop * stop
        if start + piece.columns(width) <= columns {
          var row = last.padded(to: start, role: .overlay, width: width)
          row.append(piece)
          rows[rows.count - 1] = row
          continue
        }
      }
      rows.append(piece)
    }
    return rows
  }
}
