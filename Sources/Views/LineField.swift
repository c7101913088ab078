import AppCore
import Screen

/// A line that is typed in, where there is one row for it: the part around the cursor.
struct LineField {
  let text: String
  /// Columns before the insertion point.
  let cursor: Int

  /// Long text and text of several lines show the row that the cursor is in.
  init(_ composer: Composer, columns: Int, width: CellWidth) {
    let layout = composer.layout(columns: max(1, columns), width: width)
    text = layout.rows[layout.cursor.row]
    cursor = layout.cursor.column
  }
}
