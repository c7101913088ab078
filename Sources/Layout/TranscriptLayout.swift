package import Screen

/// A row of a transcript by its block. Valid until that block or the width changes; what must last
/// is a `Viewport.Anchor`.
package struct RowAddress: Hashable, Sendable {
  package var block: BlockID
  /// 0 is the first row of the block, its gap when it has one.
  package var row: Int

  package init(block: BlockID, row: Int) {
    self.block = block
    self.row = row
  }
}

/// The blocks of one conversation, wrapped at one width. Text is raw here and sanitised on the way
/// into rows.
///
/// A token costs the same whatever stands before it, in its block or in others. Resizing wraps
/// everything again. Rows in this file and beside it are counted in whole terminal rows, gaps
/// included; a block without any row is skipped everywhere.
///
/// Calls that name a block which is not there do nothing, or give nil or 0.
package struct TranscriptLayout: Sendable {
  /// The width of everything.
  package private(set) var columns: Int
  /// Rows of all blocks.
  package private(set) var totalRows = 0
  private(set) var layouts: [BlockLayout] = []
  let width: CellWidth
  private var indices: [BlockID: Int] = [:]
  /// Who stood after a block that was removed; nil for the end.
  private var successors: [BlockID: BlockID?] = [:]
  /// The first block that has rows: the one without a gap.
  private var firstShown: Int?

  /// An empty transcript. Fewer columns than 1 count as 1.
  package init(columns: Int, width: CellWidth) {
    self.columns = max(1, columns)
    self.width = width
  }

  /// The blocks in order, those without rows too.
  package var blocks: [BlockID] { layouts.map(\.id) }

  package var isEmpty: Bool { totalRows == 0 }

  package func contains(_ id: BlockID) -> Bool { indices[id] != nil }

  /// The block's raw text.
  package func text(of id: BlockID) -> String? {
    index(of: id).map { String(decoding: layouts[$0].text.bytes, as: UTF8.self) }
  }

  /// The rows of one block, its gap included.
  package func rowCount(of id: BlockID) -> Int {
    index(of: id).map(rowCount(at:)) ?? 0
  }

  /// Bytes that went through the wrapper so far, those read again counted again: for tests.
  package var wrappedByteCount: Int {
    layouts.reduce(0) { $0 + $1.text.wrappedByteCount }
  }

  /// Adds a block at the end. One with the same id is removed first.
  package mutating func append(_ block: Block) {
    insert(block, at: layouts.count)
  }

  /// Adds a block after another (nil: before all; one that is not there: at the end).
  package mutating func insert(_ block: Block, after id: BlockID?) {
    guard let id else { return insert(block, at: 0) }
    insert(block, at: index(of: id).map { $0 + 1 } ?? layouts.count)
  }

  /// Adds text at the end of a block: a token.
  package mutating func appendText(_ text: String, to id: BlockID) {
    change(id) { layout, width in layout.append(text.utf8, width: width) }
  }

  /// Adds raw bytes at the end of a block; a scalar may be cut between two calls.
  package mutating func appendBytes(_ bytes: some Collection<UInt8>, to id: BlockID) {
    change(id) { layout, width in layout.append(bytes, width: width) }
  }

  /// Makes a block's text another; as cheap as appending where it only grew.
  package mutating func replaceText(_ text: String, of id: BlockID) {
    change(id) { layout, width in layout.replace(with: text, width: width) }
  }

  /// Puts a block in the place of the one with its id; nothing when there is none.
  package mutating func replace(_ block: Block) {
    let columns = columns
    change(block.id) { layout, width in
      layout = BlockLayout(block, columns: columns, width: width)
    }
  }

  package mutating func remove(_ id: BlockID) {
    guard let index = index(of: id) else { return }
    successors[id] = .some(index + 1 < layouts.count ? layouts[index + 1].id : nil)
    layouts.remove(at: index)
    indices[id] = nil
    renumber(from: index)
    recount()
  }

  /// Wraps everything at another width.
  package mutating func resize(columns: Int) {
    guard max(1, columns) != self.columns else { return }
    self.columns = max(1, columns)
    for index in layouts.indices { layouts[index].resize(columns: self.columns, width: width) }
    recount()
  }

  private mutating func insert(_ block: Block, at place: Int) {
    var place = place
    if let old = index(of: block.id) {
      remove(block.id)
      if old < place { place -= 1 }
    }
    successors[block.id] = nil
    layouts.insert(BlockLayout(block, columns: columns, width: width), at: place)
    renumber(from: place)
    if let firstShown, firstShown < place {
      totalRows += rowCount(at: place)
    } else {
      recount()
    }
  }

  private mutating func change(
    _ id: BlockID, _ body: (inout BlockLayout, CellWidth) -> Void
  ) {
    guard let index = index(of: id) else { return }
    let before = rowCount(at: index)
    body(&layouts[index], width)
    if let firstShown, firstShown < index {
      totalRows += rowCount(at: index) - before
    } else {
      recount()
    }
  }

  private mutating func renumber(from first: Int) {
    for index in first..<layouts.count { indices[layouts[index].id] = index }
  }

  private mutating func recount() {
    firstShown = layouts.firstIndex { $0.rowCount > 0 }
    totalRows = layouts.indices.reduce(0) { $0 + rowCount(at: $1) }
  }

  func index(of id: BlockID) -> Int? { indices[id] }

  /// The empty rows above a block: 0 or 1.
  func gapRows(at index: Int) -> Int {
    guard let firstShown else { return 0 }
    return layouts[index].gapBefore && index > firstShown ? 1 : 0
  }

  func rowCount(at index: Int) -> Int {
    let rows = layouts[index].rowCount
    return rows == 0 ? 0 : rows + gapRows(at: index)
  }

  /// The block, or the nearest that stood after it when it was removed; nil at the end.
  func survivor(of id: BlockID) -> Int? {
    var next: BlockID? = id
    while let current = next {
      if let index = index(of: current) { return index }
      next = successors[current] ?? nil
    }
    return nil
  }
}
