/// The changes that can be taken back, the newest last. What is typed or deleted character by
/// character is one change up to 20 characters, as in readline.
struct UndoLog: Hashable, Sendable {
  static let maximumChanges = 1000
  static let maximumBytes = 8 << 20
  static let longestRun = 20

  /// Text at `offset` was exchanged. Offsets are UTF-8 offsets.
  struct Change: Hashable, Sendable {
    var offset: Int
    var removed: String
    var inserted: String
    var cursorBefore: Int

    var byteCount: Int { removed.utf8.count + inserted.utf8.count }
  }

  /// Which changes run together.
  enum Grouping: Hashable, Sendable {
    case alone, typing, deleting
  }

  private var changes: [Change] = []
  private var byteCount = 0
  private var runKind = Grouping.alone
  private var runLength = 0

  mutating func record(_ change: Change, _ grouping: Grouping) {
    byteCount += change.byteCount
    if grouping == runKind, runLength < Self.longestRun, join(change, grouping) {
      runLength += 1
      return
    }
    changes.append(change)
    runKind = grouping
    runLength = 1
    trim()
  }

  /// Ends a run: what comes next is a change of its own.
  mutating func endRun() { runKind = .alone }

  mutating func popLast() -> Change? {
    endRun()
    guard let change = changes.popLast() else { return nil }
    byteCount -= change.byteCount
    return change
  }

  /// Adds a change to the last one where they touch.
  private mutating func join(_ change: Change, _ grouping: Grouping) -> Bool {
    guard let last = changes.indices.last else { return false }
    let end = changes[last].offset + changes[last].inserted.utf8.count
    switch grouping {
    case .alone: return false
    case .typing:
      guard change.removed.isEmpty, change.offset == end else { return false }
      changes[last].inserted += change.inserted
    case .deleting:
      guard change.inserted.isEmpty, changes[last].inserted.isEmpty else { return false }
      if change.offset == changes[last].offset {
        changes[last].removed += change.removed
      } else if change.offset + change.removed.utf8.count == changes[last].offset {
        changes[last].removed = change.removed + changes[last].removed
        changes[last].offset = change.offset
      } else {
        return false
      }
    }
    return true
  }

  private mutating func trim() {
    while changes.count > Self.maximumChanges
      || (byteCount > Self.maximumBytes && changes.count > 1)
    {
      byteCount -= changes.removeFirst().byteCount
    }
  }
}
