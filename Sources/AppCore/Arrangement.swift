package import Screen

/// Where the regions of the screen lie. Both scrolling and drawing need it, so it is computed in
/// one place, from the state alone. A region without room has no rows.
package struct Arrangement: Hashable, Sendable {
  package let title: Rect
  package let transcript: Rect
  /// Messages that wait, above the status line.
  package let queue: Rect
  package let status: Rect
  package let composer: Rect

  /// Columns of the prompt before the first row of the composer, and of the blanks before the
  /// other rows.
  package static let promptColumns = 2

  /// Room goes first to the composer's first row, then to the transcript, the status line, the
  /// title, the composer's further rows (a third of the height at most) and the queue.
  package init(size: Size, composerRows: Int, queuedMessages: Int) {
    let composer = min(max(1, composerRows), max(1, size.rows / 3), size.rows)
    let status = size.rows >= 3 ? 1 : 0
    let title = size.rows >= 5 ? 1 : 0
    let free = size.rows - composer - status - title
    let queue = min(queuedMessages, max(0, free / 3))
    var row = 0
    func take(_ rows: Int) -> Rect {
      defer { row += rows }
      return Rect(column: 0, row: row, columns: size.columns, rows: rows)
    }
    self.title = take(title)
    transcript = take(max(0, free - queue))
    self.queue = take(queue)
    self.status = take(status)
    self.composer = take(composer)
  }

  /// The rows that the transcript has at least, however long the draft and the queue are.
  package static func leastTranscriptRows(in size: Size) -> Int {
    Arrangement(size: size, composerRows: .max, queuedMessages: .max).transcript.size.rows
  }

  /// Columns that a row of the composer has for text: the last one stays blank, so that an input
  /// method's pre-edit pushes nothing aside.
  package static func composerColumns(in size: Size) -> Int {
    max(1, size.columns - promptColumns - 1)
  }
}

extension AppState {
  /// The regions for what is on the screen now.
  package var arrangement: Arrangement { arrangement(with: composerLayout) }

  /// The same for a draft that is wrapped already: a frame does so once.
  package func arrangement(with composer: ComposerLayout) -> Arrangement {
    Arrangement(size: size, composerRows: composer.rows.count, queuedMessages: open.queue.count)
  }

  /// The draft on the screen, wrapped.
  package var composerLayout: ComposerLayout {
    open.composer.layout(columns: Arrangement.composerColumns(in: size), width: cellWidth)
  }
}
