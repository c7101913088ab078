import Chat
import FuzzBodies
import Screen
import Terminal
import Views

@testable import AppCore
@testable import Layout

/// What must hold on a walk, by the numbers of the design's invariants.
enum RandomWalkChecks {
  /// Each frame: whole, of the terminal's size, and (7, 8) nothing in it that must not be there.
  static func check(_ frame: Frame, of state: AppState) throws(FuzzFinding) {
    let size = frame.surface.size
    if let cursor = frame.cursor {
      let isInside =
        (0..<size.columns).contains(cursor.column) && (0..<size.rows).contains(cursor.row)
      try hold(isInside, "the cursor is at \(cursor) of \(size)")
    }
    for row in 0..<size.rows { try check(frame.surface.row(row), row) }
    let bad = ForbiddenScalars.first(in: frame.title)
    try hold(bad == nil, "U+\(String(bad?.value ?? 0, radix: 16)) in the title")
    try hold(!frame.title.contains(RandomWalkApp.token), "the token in the title")
  }

  private static func check(_ cells: SurfaceRow, _ row: Int) throws(FuzzFinding) {
    var previous = Glyph.continuation
    var text = ""
    for cell in cells {
      switch cell.glyph {
      case .scalar(let scalar):
        try hold(!ForbiddenScalars.contains(scalar), "U+\(scalar.value) in row \(row)")
        text.unicodeScalars.append(scalar)
      case .cluster(let cluster):
        let bad = ForbiddenScalars.first(in: cluster)
        try hold(bad == nil, "U+\(String(bad?.value ?? 0, radix: 16)) in row \(row)")
      case .continuation:
        try hold(previous != .continuation, "half a glyph in row \(row)")
      }
      previous = cell.glyph
    }
    try hold(!text.contains(RandomWalkApp.token), "the token in row \(row)")
  }

  /// The state: (4) each transcript equals one from scratch, (5) and so does the frame; (9) what
  /// has a limit is within it.
  static func check(_ state: AppState, _ renderer: Renderer) throws(FuzzFinding) {
    var rebuilt = state
    var textCount = 0
    for index in state.conversations.indices {
      let open = state.conversations[index]
      let count = open.layout.layouts.reduce(0) { $0 + $1.text.bytes.count }
      textCount += count
      try checkLimits(open)
      guard count < 20_000 else { continue }
      let fresh = fresh(open.layout)
      try hold(rows(open.layout) == rows(fresh), "conversation \(index) is laid out otherwise")
      try hold(showsAll(open), "conversation \(index) lacks something")
      // A place may be held at a block that is gone: only the grown layout knows who followed it.
      if open.viewport.isFollowing { rebuilt.conversations[index].layout = fresh }
    }
    guard textCount < 20_000 else { return }
    let (surface, cursor) = renderer.render(state)
    let (other, otherCursor) = renderer.render(rebuilt)
    try hold(surface == other && cursor == otherCursor, "from scratch the frame is another")
  }

  private static func checkLimits(_ open: OpenConversation) throws(FuzzFinding) {
    try hold(open.composer.text.utf8.count <= Composer.maximumBytes, "the draft is too long")
    for turn in open.conversation.turns {
      let count = turn.parts.reduce(0) { $0 + $1.text.utf8.count }
      try hold(count <= 2 * 16 << 20, "a reply of \(count) bytes")
    }
  }

  /// The transcript laid out again from its blocks, each with its whole text at once.
  private static func fresh(_ layout: TranscriptLayout) -> TranscriptLayout {
    var fresh = TranscriptLayout(columns: layout.columns, width: layout.width)
    for block in layout.layouts {
      fresh.append(Block(id: block.id, kind: block.kind, text: "", gapBefore: block.gapBefore))
      fresh.appendBytes(block.text.bytes, to: block.id)
    }
    return fresh
  }

  private static func rows(_ layout: TranscriptLayout) -> [LaidOutRow] {
    guard let first = layout.firstAddress else { return [] }
    return layout.rows(from: first, count: .max)
  }

  /// Every part of every reply has a block with its text.
  private static func showsAll(_ open: OpenConversation) -> Bool {
    open.conversation.turns.allSatisfy { turn in
      guard let blocks = open.blocks.turns[turn.id], blocks.parts.count == turn.parts.count else {
        return false
      }
      return zip(blocks.parts, turn.parts).allSatisfy { id, part in
        let text = open.layout.text(of: id)
        if case .toolCall(let name) = part.kind { return text == name + " " + part.text }
        return text == part.text
      }
    }
  }
}
