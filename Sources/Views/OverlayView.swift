import AppCore
import Chat
import Layout
import Screen
import Wording

/// What lies over the transcript: help, the switcher, a question. It covers the transcript's
/// region and leaves the composer in sight.
enum OverlayView {
  /// Draws the overlay, if there is one, and says where the cursor stands.
  static func draw(
    _ state: AppState, over arrangement: Arrangement, on canvas: inout Canvas
  ) -> Point? {
    guard state.size.columns > 0, state.size.rows > 0 else { return nil }
    let rect =
      arrangement.transcript.size.rows > 0
      ? arrangement.transcript
      : Rect(column: 0, row: 0, columns: state.size.columns, rows: state.size.rows)
    switch state.overlay {
    case nil: return nil
    case .help(let help): return draw(help, state, in: rect, on: &canvas)
    case .switcher(let switcher): return draw(switcher, state, in: rect, on: &canvas)
    case .confirmQuit(let question): return draw(question, state, in: rect, on: &canvas)
    }
  }

  /// The heading row with what was typed; gives the cursor's place.
  private static func heading(
    _ title: Sentence, _ keys: Sentence, filter: Composer, _ state: AppState, in rect: Rect,
    on canvas: inout Canvas
  ) -> Point {
    canvas.fill(rect, .overlay)
    var line = StyledLine(" " + title.text(state.language), .overlayTitle)
    line.append(" > ", .overlayKey)
    let start = min(line.columns(state.cellWidth), rect.size.columns - 1)
    let field = LineField(
      filter, columns: rect.size.columns - start - 1, width: state.cellWidth)
    line.append(field.text, .overlay)
    canvas.put(line, column: 0, row: rect.origin.row, columns: rect.size.columns)
    let hint = StyledLine(keys.text(state.language) + " ", .dim)
    let hintColumn = rect.size.columns - hint.columns(state.cellWidth)
    if hintColumn > line.columns(state.cellWidth) + 8 {
      canvas.put(hint, column: hintColumn, row: rect.origin.row, columns: rect.size.columns)
    }
    return Point(
      column: min(start + field.cursor, rect.size.columns - 1), row: rect.origin.row)
  }

  private static func draw(
    _ help: HelpOverlay, _ state: AppState, in rect: Rect, on canvas: inout Canvas
  ) -> Point? {
    let place = heading(
      .helpTitle, .helpFilter, filter: help.filter, state, in: rect, on: &canvas)
    let layout = state.helpLayout(of: help)
    let room = max(0, rect.size.rows - 1)
    guard let top = layout.firstAddress else {
      sayNothingMatches(state, in: rect, on: &canvas)
      return place
    }
    let first = max(0, min(help.offset, layout.totalRows - room))
    let rows = layout.rows(from: layout.address(top, movedBy: first), count: room)
    for (offset, row) in rows.enumerated() {
      canvas.put(row, row: rect.origin.row + 1 + offset)
    }
    return place
  }

  private static func draw(
    _ switcher: SwitcherOverlay, _ state: AppState, in rect: Rect, on canvas: inout Canvas
  ) -> Point? {
    let place = heading(
      .switcherTitle, .switcherKeys, filter: switcher.filter, state, in: rect, on: &canvas)
    let rows = state.switcherRows(matching: switcher.filter.text)
    let room = max(0, rect.size.rows - 1)
    guard !rows.isEmpty else {
      sayNothingMatches(state, in: rect, on: &canvas)
      return place
    }
    let first = max(0, switcher.selected - room + 1)
    for (offset, row) in rows.dropFirst(first).prefix(room).enumerated() {
      let isSelected = first + offset == switcher.selected
      canvas.put(
        line(for: row, isSelected: isSelected, state), column: 0,
        row: rect.origin.row + 1 + offset, columns: rect.size.columns)
    }
    return place
  }

  private static func sayNothingMatches(
    _ state: AppState, in rect: Rect, on canvas: inout Canvas
  ) {
    let line = StyledLine(" " + Sentence.nothingMatches.text(state.language), .dim)
    canvas.put(line, column: 0, row: rect.origin.row + 1, columns: rect.size.columns)
  }

  private static func line(
    for row: SwitcherRow, isSelected: Bool, _ state: AppState
  ) -> StyledLine {
    let role: Role = isSelected ? .listSelected : .listItem
    var line = StyledLine(isSelected ? " > " : "   ", role)
    switch row {
    case .conversation(let index, let title, let bot):
      line.append(label("\(index + 1)", isSelected, state))
      line.append(Sanitizer.line(row.title), role)
      let side = title == nil ? Sentence.nothingSaid.text(state.language) : Sanitizer.line(bot)
      line.append("  " + side, isSelected ? .listSelected : .dim)
    case .bot(let profile, let bot):
      line.append(label(Sentence.newWithBot.text(state.language), isSelected, state))
      line.append(Sanitizer.line(row.title), role)
      let description = bot.description.isEmpty ? profile.name : bot.description
      line.append("  " + Sanitizer.line(description), isSelected ? .listSelected : .dim)
    }
    return line
  }

  /// What stands before a row's name; all of one width, so that the names stand in a column.
  private static func label(
    _ text: String, _ isSelected: Bool, _ state: AppState
  ) -> StyledLine {
    let role: Role = isSelected ? .listSelected : .overlayKey
    return StyledLine(text, role).padded(to: 6, role: role, width: state.cellWidth)
  }

  /// A question on a band across the middle of the region.
  private static func draw(
    _ question: Sentence, _ state: AppState, in rect: Rect, on canvas: inout Canvas
  ) -> Point? {
    var lines = WrappedLines(columns: rect.size.columns - 4, width: state.cellWidth)
    lines.add(question.text(state.language), .overlayTitle)
    lines.add(Sentence.quitKeys.text(state.language), .overlay)
    let rows = lines.rows
    let columns = rows.map(\.columns).max() ?? 0
    let column = max(0, (rect.size.columns - columns) / 2)
    let first = rect.origin.row + max(0, (rect.size.rows - rows.count) / 2)
    let band = Rect(column: 0, row: first, columns: rect.size.columns, rows: rows.count)
    canvas.fill(band, .overlay)
    if rect.size.rows >= rows.count + 2 {
      canvas.rule(row: first - 1, columns: rect.size.columns)
      canvas.rule(row: first + rows.count, columns: rect.size.columns)
    }
    for (offset, row) in rows.enumerated() {
      canvas.put(row, column: column, row: first + offset)
    }
    return Point(column: min(column, rect.size.columns - 1), row: first)
  }
}
