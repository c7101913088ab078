/// The draft and its editing: readline's row over text of several lines.
///
/// A pure value. Positions are UTF-8 offsets into `text`; the cursor is always at the edge of a
/// grapheme cluster, so an emoji family is one step. No control character but LF and tab is ever
/// in the text (`ComposerText`). Lines end with LF; rows, which soft wrapping makes of them, are
/// `ComposerLayout`'s matter.
package struct Composer: Hashable, Sendable {
  /// The text never grows beyond this.
  package static let maximumBytes = 1 << 20

  /// The draft.
  package internal(set) var text = ""
  /// The insertion point: a UTF-8 offset.
  package internal(set) var cursor = 0
  /// What was cut. Each conversation has a composer; hand this over where they should share.
  package var killRing = KillRing()
  var undoLog = UndoLog()
  /// Where in the prompt history the draft stands; nil for a draft of its own.
  var walk: HistoryWalk?
  var last = LastCommand.other

  package init() {}

  /// True when there is no text at all.
  package var isEmpty: Bool { text.isEmpty }

  /// What the last command was, where the next one goes on with it.
  enum LastCommand: Hashable, Sendable {
    case other
    /// A further cut joins the last one.
    case kill
    /// A yank put text here: it may be rotated.
    case yank(Range<Int>)
    /// Going up or down keeps to this column.
    case vertical(column: Int)
  }
}

extension Composer {
  /// Types a character. Controls but LF and tab are dropped; nothing happens at the size limit.
  package mutating func insert(_ character: Character) {
    let clean = ComposerText.cleaned(String(character))
    guard !clean.isEmpty else { return }
    replace(cursor..<cursor, with: clean, undo: clean == "\n" ? .alone : .typing)
  }

  /// Puts text in at the cursor, as one change.
  package mutating func insert(_ text: String) {
    _ = insert(paste: Array(text.utf8))
  }

  /// Puts a paste in at the cursor, as one change that undo takes back whole.
  package mutating func insert(paste bytes: [UInt8]) -> PasteReport {
    let room = Self.maximumBytes - text.utf8.count
    let (clean, report) = ComposerText.decoded(bytes, maximumBytes: room)
    if !clean.isEmpty { replace(cursor..<cursor, with: clean) }
    return report
  }

  /// Makes the draft this text, cursor at its end; undo brings the former one back.
  package mutating func replaceAll(with new: String) {
    let (clean, _) = ComposerText.decoded(Array(new.utf8), maximumBytes: Self.maximumBytes)
    replace(0..<text.utf8.count, with: clean)
  }

  /// Begins an empty draft; what was cut stays for yanking, undo forgets.
  package mutating func clear() {
    let kills = killRing
    self = Composer()
    killRing = kills
  }

  /// The one place where the text changes. The cursor goes behind what came, or to `cursor`.
  mutating func replace(
    _ range: Range<Int>, with new: String, cursor target: Int? = nil,
    undo grouping: UndoLog.Grouping = .alone
  ) {
    guard text.utf8.count - range.count + new.utf8.count <= Self.maximumBytes else { return }
    let bounds = index(range.lowerBound)..<index(range.upperBound)
    undoLog.record(
      UndoLog.Change(
        offset: range.lowerBound, removed: String(text[bounds]), inserted: new,
        cursorBefore: cursor),
      grouping)
    text.replaceSubrange(bounds, with: new)
    cursor = boundary(atOrAfter: target ?? range.lowerBound + new.utf8.count)
    last = .other
  }

  /// Takes the last change back; false when there is none.
  mutating func undo() -> Bool {
    guard let change = undoLog.popLast() else { return false }
    let end = change.offset + change.inserted.utf8.count
    text.replaceSubrange(index(change.offset)..<index(end), with: change.removed)
    cursor = boundary(atOrAfter: change.cursorBefore)
    return true
  }
}

extension Composer {
  /// What Enter means for the draft.
  package enum EnterOutcome: Hashable, Sendable {
    /// A line was begun.
    case newline
    /// This is to be sent; the draft itself is as it was.
    case send(String)
  }

  /// Enter: a `\` at the end of the cursor's line becomes a new line; `\\` there stands for one
  /// `\` that is sent.
  package mutating func enter() -> EnterOutcome {
    guard cursor == lineEnd(from: cursor) else { return .send(text) }
    let before = text.utf8[..<index(cursor)]
    let backslashes = before.reversed().prefix { $0 == UInt8(ascii: "\\") }.count
    guard backslashes > 0 else { return .send(text) }
    if backslashes.isMultiple(of: 2) {
      var sent = text
      sent.remove(at: index(cursor - 1))
      return .send(sent)
    }
    replace(cursor - 1..<cursor, with: "\n")
    return .newline
  }
}
