package import Screen

/// Where a draft stands in the prompt history: the draft that was left for it, and what was
/// changed in the entries on the way, which stays until something is sent.
struct HistoryWalk: Hashable, Sendable {
  /// The entry shown, by number.
  var number: Int
  /// The draft that the walk began from: the last entry, so to speak.
  var draft: String
  var draftCursor: Int
  var draftUndo: UndoLog
  /// Entries as they were left, by number.
  var edited: [Int: String] = [:]
}

extension Composer {
  /// Up: a row up in the draft, from its first row to the prompt before. False at the oldest.
  @discardableResult
  package mutating func moveUp(
    columns: Int, width: CellWidth, history: PromptHistory, conversation: Int? = nil
  ) -> Bool {
    if rowUp(columns: columns, width: width) { return true }
    let entries = history.ordered(for: conversation)
    let place = walk.flatMap { walk in entries.firstIndex { $0.number == walk.number } }
    let next = place.map { $0 + 1 } ?? 0
    guard entries.indices.contains(next) else { return false }
    show(entries[next])
    return true
  }

  /// Down: a row down in the draft, from its last row to the prompt after, and at last to the
  /// draft. False there.
  @discardableResult
  package mutating func moveDown(
    columns: Int, width: CellWidth, history: PromptHistory, conversation: Int? = nil
  ) -> Bool {
    if rowDown(columns: columns, width: width) { return true }
    guard let walk else { return false }
    let entries = history.ordered(for: conversation)
    guard let place = entries.firstIndex(where: { $0.number == walk.number }), place > 0 else {
      text = walk.draft
      cursor = walk.draftCursor
      undoLog = walk.draftUndo
      self.walk = nil
      last = .other
      return true
    }
    show(entries[place - 1])
    return true
  }

  private mutating func show(_ entry: PromptHistory.Entry) {
    var walk =
      walk
      ?? HistoryWalk(
        number: entry.number, draft: text, draftCursor: cursor, draftUndo: undoLog)
    if self.walk != nil { walk.edited[walk.number] = text }
    walk.number = entry.number
    text = ComposerText.cleaned(walk.edited[entry.number] ?? entry.text)
    cursor = text.utf8.count
    undoLog = UndoLog()
    last = .other
    self.walk = walk
  }
}
