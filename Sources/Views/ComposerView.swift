import AppCore
import Screen
import Wording

/// The input line: a prompt, the draft wrapped, and the hardware cursor at the insertion point,
/// where input methods draw. No border at the right: a pre-edit would push it aside.
enum ComposerView {
  /// Draws the composer and says where the cursor stands.
  static func draw(
    _ state: AppState, _ layout: ComposerLayout, in rect: Rect, on canvas: inout Canvas
  ) -> Point? {
    guard rect.size.rows > 0, rect.size.columns > 0 else { return nil }
    canvas.fill(rect, .composer)
    if let search = state.historySearch { return draw(search, state, in: rect, on: &canvas) }
    let first = firstRow(of: layout, rows: rect.size.rows)
    for offset in 0..<min(rect.size.rows, layout.rows.count - first) {
      let row = rect.origin.row + offset
      if first + offset == 0 {
        canvas.put(StyledLine("> ", .composerPrompt), column: 0, row: row, columns: 2)
      }
      canvas.put(
        StyledLine(layout.rows[first + offset], .composer), column: Arrangement.promptColumns,
        row: row, columns: rect.size.columns - Arrangement.promptColumns)
    }
    drawGhost(state, in: rect, on: &canvas)
    return Point(
      column: min(rect.size.columns - 1, Arrangement.promptColumns + layout.cursor.column),
      row: rect.origin.row + min(rect.size.rows - 1, layout.cursor.row - first))
  }

  /// The row shown first, so that the cursor's row is among the shown ones.
  private static func firstRow(of layout: ComposerLayout, rows: Int) -> Int {
    layout.window(rows: rows).lowerBound
  }

  /// In an empty composer: the suggestion that Tab chose, or what to do here.
  private static func drawGhost(_ state: AppState, in rect: Rect, on canvas: inout Canvas) {
    guard state.open.composer.isEmpty else { return }
    let room = rect.size.columns - Arrangement.promptColumns - 1
    let text = state.open.ghost.map(Sanitizer.line) ?? hint(for: state, columns: room)
    canvas.put(
      StyledLine(text, .composerGhost), column: Arrangement.promptColumns,
      row: rect.origin.row, columns: room)
  }

  /// What to do here, in as many words as fit.
  private static func hint(for state: AppState, columns: Int) -> String {
    let hints: [Sentence] =
      if state.open.liveTurn != nil {
        [.composerHintBusy, .composerHintBusyShort]
      } else if !state.open.suggestions.isEmpty {
        [.composerHintSuggestions, .composerHintSuggestionsShort]
      } else {
        [.composerHint, .composerHintShort]
      }
    let texts = hints.map { $0.text(state.language) }
    return texts.first { state.cellWidth.columns(of: $0) <= columns } ?? texts.last ?? ""
  }

  private static func draw(
    _ search: HistorySearch, _ state: AppState, in rect: Rect, on canvas: inout Canvas
  ) -> Point? {
    var line = StyledLine()
    line.append(Sentence.historySearchPrompt.text(state.language), .composerPrompt)
    let start = line.columns(state.cellWidth)
    // What is typed gets half of the row, what is found the rest.
    let field = LineField(
      search.line, columns: (rect.size.columns - start) / 2, width: state.cellWidth)
    line.append(field.text + "  ", .composer)
    if let match = search.match {
      line.append(Sanitizer.line(match), .searchHit)
    } else if search.hasFailed {
      line.append(Sentence.nothingMatches.text(state.language), .dim)
    }
    canvas.put(line, column: 0, row: rect.origin.row, columns: rect.size.columns)
    return Point(
      column: min(start + field.cursor, rect.size.columns - 1), row: rect.origin.row)
  }
}
