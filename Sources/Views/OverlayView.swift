import AppCore
import Chat
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
    _ title: Sentence, _ keys: Sentence, filter: String, _ state: AppState, in rect: Rect,
    on canvas: inout Canvas
  ) -> Point {
    canvas.fill(rect, .overlay)
    var line = StyledLine(" " + title.text(state.language) + "  ", .overlayTitle)
    line.append(keys.text(state.language) + "  ", .dim)
    line.append("> ", .overlayKey)
    line.append(Sanitizer.line(filter), .overlay)
    canvas.put(line, column: 0, row: rect.origin.row, columns: rect.size.columns)
    let column = min(line.columns(state.cellWidth), max(0, rect.size.columns - 1))
    return Point(column: column, row: rect.origin.row)
  }

  private static func draw(
    _ help: HelpOverlay, _ state: AppState, in rect: Rect, on canvas: inout Canvas
  ) -> Point? {
    let place = heading(
      .helpTitle, .helpFilter, filter: help.filter.text, state, in: rect, on: &canvas)
    let rows = state.helpRows(of: help)
    let room = max(0, rect.size.rows - 1)
    let first = max(0, min(help.offset, rows.count - room))
    for (offset, row) in rows.dropFirst(first).prefix(room).enumerated() {
      var line = StyledLine()
      switch row {
      case .group(let name):
        line.append(" " + name.text(state.language), .overlayTitle)
      case .action(let keys, let help):
        line.append("   " + keys, .overlayKey)
        line.append(
          String(repeating: " ", count: max(1, 28 - line.columns(state.cellWidth))), .overlay)
        line.append(help.text(state.language), .overlay)
      }
      canvas.put(
        line, column: 0, row: rect.origin.row + 1 + offset, columns: rect.size.columns)
    }
    return place
  }

  private static func draw(
    _ switcher: SwitcherOverlay, _ state: AppState, in rect: Rect, on canvas: inout Canvas
  ) -> Point? {
    let place = heading(
      .switcherTitle, .switcherKeys, filter: switcher.filter.text, state, in: rect, on: &canvas)
    let rows = state.switcherRows(matching: switcher.filter.text)
    let room = max(0, rect.size.rows - 1)
    guard !rows.isEmpty else {
      let line = StyledLine(" " + Sentence.nothingMatches.text(state.language), .dim)
      canvas.put(line, column: 0, row: rect.origin.row + 1, columns: rect.size.columns)
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

  private static func line(
    for row: SwitcherRow, isSelected: Bool, _ state: AppState
  ) -> StyledLine {
    let role: Role = isSelected ? .listSelected : .listItem
    var line = StyledLine(isSelected ? " > " : "   ", role)
    switch row {
    case .conversation(let index, let title, let bot):
      line.append("\(index + 1)  ", isSelected ? .listSelected : .overlayKey)
      line.append(Sanitizer.line(title), role)
      line.append("  " + Sanitizer.line(bot), isSelected ? .listSelected : .dim)
    case .bot(let profile, let bot):
      line.append(Sentence.newWithBot.text(state.language) + "  ", isSelected ? role : .overlayKey)
      line.append(Sanitizer.line(row.title), role)
      let description = bot.description.isEmpty ? profile.name : bot.description
      line.append("  " + Sanitizer.line(description), isSelected ? .listSelected : .dim)
    }
    return line
  }

  /// A question in the middle of the region.
  private static func draw(
    _ question: Sentence, _ state: AppState, in rect: Rect, on canvas: inout Canvas
  ) -> Point? {
    let lines = [
      StyledLine(" " + question.text(state.language) + " ", .overlayTitle),
      StyledLine(" " + Sentence.quitKeys.text(state.language) + " ", .overlay),
    ]
    let columns = min(
      rect.size.columns, lines.map { $0.columns(state.cellWidth) }.max() ?? 0)
    let row = rect.origin.row + max(0, rect.size.rows - 2) / 2
    let column = (rect.size.columns - columns) / 2
    canvas.fill(Rect(column: column, row: row, columns: columns, rows: 2), .overlay)
    for (offset, line) in lines.enumerated() {
      canvas.put(line, column: column, row: row + offset, columns: columns)
    }
    return Point(column: column, row: row)
  }
}
