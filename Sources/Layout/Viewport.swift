/// A place in a transcript's text that outlives widths, new text and changes above it.
package struct TextAnchor: Hashable, Sendable {
  package var block: BlockID
  /// The first byte of a row when it was made; -1 is the gap above the block.
  package var utf8Offset: Int

  package init(block: BlockID, utf8Offset: Int) {
    self.block = block
    self.utf8Offset = utf8Offset
  }
}

/// What part of a transcript the reader sees: the end, following it as text arrives, or a place
/// that stays at the top whatever comes below, changes above or happens to the width.
///
/// A held place nearer to the end than one window of `leastHeight` shows the last window of that
/// height, so that few empty rows stand below the text; as text arrives, it comes to the top and
/// stays.
package struct Viewport: Hashable, Sendable {
  package enum Place: Hashable, Sendable {
    case followingEnd
    case held(TextAnchor)
  }

  package private(set) var place = Place.followingEnd
  /// The least rows that the window has while only drafts and queues grow and shrink. Within them
  /// a held place does not move, also where the window is taller than the text below it.
  package var leastHeight = Int.max
  /// The last row that the reader has had in the window since following ended.
  private var seenEnd: TextAnchor?

  /// At the end, following it.
  package init() {}

  package var isFollowing: Bool { place == .followingEnd }

  /// The first row in a window of `height` rows; nil when there is no row.
  package func topAddress(height: Int, in layout: TranscriptLayout) -> RowAddress? {
    guard let end = layout.lastPageAddress(height: height) else { return nil }
    switch place {
    case .followingEnd: return end
    case .held(let anchor):
      guard let held = layout.address(of: anchor),
        let lowest = layout.lastPageAddress(height: min(height, leastHeight))
      else { return end }
      return layout.distance(from: held, to: lowest) < 0 ? lowest : held
    }
  }

  /// Rows below the window.
  package func rowsBelow(height: Int, in layout: TranscriptLayout) -> Int {
    guard !isFollowing, let top = topAddress(height: height, in: layout),
      let end = layout.lastPageAddress(height: height)
    else { return 0 }
    return max(0, layout.distance(from: top, to: end))
  }

  /// Rows that came below since the reader left the end, less those seen since.
  package func newRows(height: Int, in layout: TranscriptLayout) -> Int {
    guard let seenEnd, let seen = layout.address(of: seenEnd), let last = layout.lastAddress
    else { return 0 }
    let unseen = max(0, layout.distance(from: seen, to: last))
    return min(unseen, rowsBelow(height: height, in: layout))
  }

  /// Moves the window down by rows, or up when negative. Reaching the end resumes following.
  package mutating func scroll(by rows: Int, height: Int, in layout: TranscriptLayout) {
    guard let top = topAddress(height: height, in: layout) else { return }
    hold(layout.address(top, movedBy: rows), height: height, in: layout)
  }

  /// Moves by a window less one row, which stays in sight.
  package mutating func scroll(pages: Int, height: Int, in layout: TranscriptLayout) {
    let rows = max(1, height - 1).multipliedReportingOverflow(by: pages)
    guard !rows.overflow else {
      return pages < 0 ? scrollToTop(height: height, in: layout) : scrollToEnd()
    }
    scroll(by: rows.partialValue, height: height, in: layout)
  }

  package mutating func scrollToTop(height: Int, in layout: TranscriptLayout) {
    guard let first = layout.firstAddress else { return }
    hold(first, height: height, in: layout)
  }

  package mutating func scrollToEnd() {
    place = .followingEnd
    seenEnd = nil
  }

  /// Brings a row to the top; one in the last window resumes following.
  package mutating func hold(
    _ address: RowAddress, height: Int, in layout: TranscriptLayout
  ) {
    guard let end = layout.lastPageAddress(height: height),
      layout.distance(from: address, to: end) > 0, let anchor = layout.anchor(of: address)
    else { return scrollToEnd() }
    noteSeen(top: address, height: height, in: layout)
    place = .held(anchor)
  }

  /// Resumes following when the window reaches the end by itself: for after a resize.
  package mutating func settle(height: Int, in layout: TranscriptLayout) {
    guard !isFollowing, !layout.isEmpty, rowsBelow(height: height, in: layout) == 0 else { return }
    scrollToEnd()
  }

  private mutating func noteSeen(top: RowAddress, height: Int, in layout: TranscriptLayout) {
    let bottom =
      isFollowing ? layout.lastAddress : layout.address(top, movedBy: max(1, height) - 1)
    guard let bottom, let anchor = layout.anchor(of: bottom) else { return }
    guard let seenEnd, let seen = layout.address(of: seenEnd),
      layout.distance(from: seen, to: bottom) <= 0
    else {
      self.seenEnd = anchor
      return
    }
  }
}
