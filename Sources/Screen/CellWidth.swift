/// How many columns text takes in a terminal, by the generated table (Unicode 17).
///
/// `docs/decisions/0003-width-table.md` tells the rules and where they come from. C code of the
/// program (ncursesw) gets the same answers from our `wcwidth`, once `cwidth_set_ambiguous` was
/// called with the same value.
package struct CellWidth: Hashable, Sendable {
  /// Columns of a character of East Asian width "ambiguous": 1, or 2 in some CJK terminals.
  package let ambiguous: Int

  /// Any `ambiguous` but 2 counts as 1.
  package init(ambiguous: Int = 1) {
    self.ambiguous = ambiguous == 2 ? 2 : 1
  }

  /// Columns of one scalar alone, unsanitised: 0 for controls, combining marks and formats.
  package func columns(of scalar: Unicode.Scalar) -> Int {
    if scalar.value < 0x7F { return scalar.value >= 0x20 ? 1 : 0 }
    return columns(ScalarProperties(scalar))
  }

  /// Columns of a character as the sanitiser shows it: mostly 1 or 2; 0 for a tab or a line end;
  /// more where it is shown as a mark or takes several cells (a letter with a skin tone after it).
  package func columns(of character: Character) -> Int {
    let scalars = character.unicodeScalars
    guard let first = scalars.first else { return 0 }
    if scalars.index(after: scalars.startIndex) == scalars.endIndex {
      let properties = ScalarProperties(first)
      if !properties.isMarkOnly, properties.columns > 0 { return columns(properties) }
    }
    return columns(of: String(character))
  }

  /// Columns of text as the sanitiser shows it, marks included; tabs and line ends count nothing.
  package func columns(of text: String) -> Int {
    var columns = 0
    var reader = ClusterReader(text, width: self)
    while let cluster = reader.next() { columns += cluster.columns }
    return columns
  }

  func columns(_ properties: ScalarProperties) -> Int {
    properties.isAmbiguous ? ambiguous : properties.columns
  }
}
