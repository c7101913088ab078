extension TranscriptLayout {
  /// The first and the last row; nil when there is none.
  package var firstAddress: RowAddress? {
    layouts.indices.first { rowCount(at: $0) > 0 }.map { RowAddress(block: layouts[$0].id, row: 0) }
  }

  package var lastAddress: RowAddress? {
    layouts.indices.last { rowCount(at: $0) > 0 }
      .map { RowAddress(block: layouts[$0].id, row: rowCount(at: $0) - 1) }
  }

  /// Where a window of `height` rows begins that ends with the last row; nil without rows.
  package func lastPageAddress(height: Int) -> RowAddress? {
    lastAddress.map { address($0, movedBy: 1 - max(1, height)) }
  }

  /// The rows to draw from an address on, at most `count`.
  package func rows(from start: RowAddress, count: Int) -> [LaidOutRow] {
    var rows: [LaidOutRow] = []
    var place = locate(start)
    while let (index, row) = place, rows.count < count {
      rows.append(laidOutRow(at: index, row))
      place = next(after: index, row)
    }
    return rows
  }

  /// The address some rows further down, or up when negative; it stops at the ends. Costs the
  /// number of blocks that it passes.
  package func address(_ address: RowAddress, movedBy rows: Int) -> RowAddress {
    guard var (index, row) = locate(address) else { return firstAddress ?? address }
    row =
      row.addingReportingOverflow(rows).overflow ? (rows < 0 ? -totalRows : totalRows) : row + rows
    while row < 0 {
      guard let above = layouts[..<index].lastIndex(where: { $0.rowCount > 0 }) else {
        return RowAddress(block: layouts[index].id, row: 0)
      }
      index = above
      row += rowCount(at: index)
    }
    while row >= rowCount(at: index) {
      guard let below = layouts[(index + 1)...].firstIndex(where: { $0.rowCount > 0 }) else {
        return RowAddress(block: layouts[index].id, row: rowCount(at: index) - 1)
      }
      row -= rowCount(at: index)
      index = below
    }
    return RowAddress(block: layouts[index].id, row: row)
  }

  /// Rows from one address down to another; negative when the other is above. Costs the number of
  /// blocks between them.
  package func distance(from start: RowAddress, to end: RowAddress) -> Int {
    guard let (first, firstRow) = locate(start), let (last, lastRow) = locate(end) else { return 0 }
    guard first <= last else { return -distance(from: end, to: start) }
    return (first..<last).reduce(lastRow - firstRow) { $0 + rowCount(at: $1) }
  }

  /// The place of a row in the text: the block and the offset of the row's first byte, -1 for the
  /// gap above it. It stays good when the width changes or text is added.
  package func anchor(of address: RowAddress) -> TextAnchor? {
    guard let (index, row) = locate(address) else { return nil }
    let textRow = row - gapRows(at: index)
    let offset = textRow < 0 ? -1 : layouts[index].text.rows[textRow].start
    return TextAnchor(block: layouts[index].id, utf8Offset: offset)
  }

  /// The row that shows an anchor's byte; where its block is gone, the first row of the nearest
  /// that followed it, else the last row of all. Nil without rows.
  package func address(of anchor: TextAnchor) -> RowAddress? {
    guard let index = survivor(of: anchor.block) else { return lastAddress }
    guard rowCount(at: index) > 0 else {
      let below = layouts[index...].firstIndex { $0.rowCount > 0 }
      return below.map { RowAddress(block: layouts[$0].id, row: 0) } ?? lastAddress
    }
    let isSame = layouts[index].id == anchor.block
    guard isSame, anchor.utf8Offset >= 0 else {
      return RowAddress(block: layouts[index].id, row: 0)
    }
    let row = layouts[index].text.row(at: anchor.utf8Offset) + gapRows(at: index)
    return RowAddress(block: layouts[index].id, row: row)
  }

  private func laidOutRow(at index: Int, _ row: Int) -> LaidOutRow {
    let address = RowAddress(block: layouts[index].id, row: row)
    let textRow = row - gapRows(at: index)
    guard textRow >= 0 else { return LaidOutRow(address: address) }
    return layouts[index].row(textRow, address: address, width: width)
  }

  private func next(after index: Int, _ row: Int) -> (Int, Int)? {
    if row + 1 < rowCount(at: index) { return (index, row + 1) }
    return layouts[(index + 1)...].firstIndex { $0.rowCount > 0 }.map { ($0, 0) }
  }

  /// The block and row of an address, brought into the block's rows; nil where it has none.
  private func locate(_ address: RowAddress) -> (Int, Int)? {
    guard let index = index(of: address.block), rowCount(at: index) > 0 else { return nil }
    return (index, min(max(0, address.row), rowCount(at: index) - 1))
  }
}
