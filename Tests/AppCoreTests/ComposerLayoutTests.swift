import AppCore
import Screen
import Testing

@Suite struct ComposerLayoutTests {
  /// Rows with the cursor drawn in, in cells.
  private func rows(_ text: String, columns: Int, width: CellWidth = CellWidth()) -> [String] {
    let layout = ComposerDriver(text).composer.layout(columns: columns, width: width)
    var rows = layout.rows
    var column = 0
    var row = ""
    for character in rows[layout.cursor.row] {
      if column == layout.cursor.column { row += "|" }
      row.append(character)
      column += width.columns(of: character)
    }
    rows[layout.cursor.row] = column == layout.cursor.column ? row + "|" : row
    return rows
  }

  @Test("lines are cut into rows of the width")
  func wrapping() {
    #expect(rows("|", columns: 4) == ["|"])
    #expect(rows("abc|", columns: 4) == ["abc|"])
    #expect(rows("abcdef|", columns: 4) == ["abcd", "ef|"])
    #expect(rows("ab\n|\ncd", columns: 4) == ["ab", "|", "cd"])
  }

  @Test("at the end of a full row the cursor is at the start of the next")
  func edge() {
    #expect(rows("abcd|", columns: 4) == ["abcd", "|"])
    #expect(rows("abcd|ef", columns: 4) == ["abcd", "|ef"])
    #expect(rows("abcd|\nef", columns: 4) == ["abcd", "|", "ef"])
    #expect(rows("|abcd\nef", columns: 4) == ["|abcd", "ef"])
    #expect(rows("中文|", columns: 4) == ["中文", "|"])
  }

  @Test("a wide character is never cut: what does not fit goes whole to the next row")
  func wide() {
    #expect(rows("a中文|", columns: 4) == ["a中", "文|"])
    #expect(rows("中文字|", columns: 5) == ["中文", "字|"])
    #expect(rows("中|文", columns: 5) == ["中|文"])
    #expect(rows("👨‍👩‍👧‍👦x|", columns: 3) == ["👨‍👩‍👧‍👦x", "|"])
    #expect(rows("ab👨‍👩‍👧‍👦|", columns: 3) == ["ab", "👨‍👩‍👧‍👦|"])
  }

  @Test("a glyph wider than the row stands alone in its own")
  func tooNarrow() {
    let composer = ComposerDriver("中文|").composer
    let layout = composer.layout(columns: 1, width: CellWidth())
    #expect(layout.rows == ["中", "文", ""])
    #expect(layout.cursor == Point(column: 0, row: 2))
    #expect(composer.layout(columns: 0, width: CellWidth()) == layout)
  }

  @Test("ambiguous characters take what the terminal gives them")
  func ambiguous() {
    #expect(rows("……|", columns: 4).count == 1)
    #expect(rows("……|", columns: 4, width: CellWidth(ambiguous: 2)).count == 2)
  }

  @Test("tabs go to the next stop, never beyond the row")
  func tabs() {
    #expect(rows("a\tb|", columns: 8) == ["a   b|"])
    #expect(rows("abc\t|", columns: 4) == ["abc ", "|"])
    #expect(rows("abcdef\tx|", columns: 7) == ["abcdef ", "x|"])
  }

  @Test("hidden characters are drawn as marks, and the cursor stands behind them")
  func marks() {
    let layout = ComposerDriver("a\u{202E}b|").composer.layout(columns: 40, width: CellWidth())
    let row = layout.rows[0]
    #expect(!row.unicodeScalars.contains("\u{202E}"))
    #expect(row.hasPrefix("a") && row.hasSuffix("b"))
    #expect(layout.cursor.column == row.count)
  }

  @Test("only rows round the cursor are made, and the layout says that there are others")
  func longDraft() {
    let lines = (0..<1000).map(String.init)
    var composer = Composer()
    composer.insert(lines.joined(separator: "\n"))
    let end = composer.layout(columns: 10, width: CellWidth(), maximumRows: 10)
    #expect(end.rows == Array(lines.suffix(10)))
    #expect(end.hasRowsAbove && !end.hasRowsBelow)
    #expect(end.cursor == Point(column: 3, row: 9))
    for _ in 0..<500 {
      composer.moveUp(columns: 10, width: CellWidth(), history: PromptHistory())
    }
    let middle = composer.layout(columns: 10, width: CellWidth(), maximumRows: 10)
    #expect(middle.rows == Array(lines[494..<504]))
    #expect(middle.hasRowsAbove && middle.hasRowsBelow)
    #expect(middle.rows[middle.cursor.row] == "499")
    #expect(middle.window(rows: 4).contains(middle.cursor.row))
  }

  @Test("a window holds the cursor's row whatever its height")
  func window() {
    for room in 0...30 {
      let layout = ComposerDriver("a\nb\nc|\nd\ne").composer.layout(columns: 9, width: CellWidth())
      let window = layout.window(rows: room)
      #expect(window.contains(layout.cursor.row))
      #expect(window.count == max(1, min(room, 5)))
    }
  }
}
