import Layout
import Screen
import Testing

/// Invariant 4: incremental layout equals layout from scratch at that width, after every prefix.
@Suite("Growing text is laid out as if it had come whole")
struct IncrementalTests {
  static let kinds: [Block.Kind] = [
    .markdown(base: .text), .plain(.dim),
    .prefixed("tool > ", prefixRole: .tool, role: .dim),
  ]

  private static func whole(_ bytes: some Collection<UInt8>, _ kind: Block.Kind, _ columns: Int)
    -> TranscriptLayout
  {
    var layout = TranscriptLayout(columns: columns, width: CellWidth())
    layout.append(Block(id: BlockID(1), kind: kind))
    layout.appendBytes(bytes, to: BlockID(1))
    return layout
  }

  private static func differs(_ one: TranscriptLayout, _ other: TranscriptLayout) -> Bool {
    one.totalRows != other.totalRows || Shown.laidOut(one) != Shown.laidOut(other)
  }

  @Test("after every byte of every document", arguments: Documents.all.indices, [3, 22])
  func everyPrefix(_ document: Int, _ columns: Int) {
    let bytes = Array(Documents.all[document].utf8) + Documents.brokenBytes
    for kind in Self.kinds.prefix(columns == 22 ? 2 : 1) {
      var grown = Self.whole([], kind, columns)
      for index in bytes.indices {
        grown.appendBytes(bytes[index...index], to: BlockID(1))
        let whole = Self.whole(bytes[...index], kind, columns)
        guard Self.differs(grown, whole) else { continue }
        let (got, want) = (
          Shown.laidOut(grown).map(Shown.roles), Shown.laidOut(whole).map(Shown.roles)
        )
        Issue.record("after byte \(index) at \(columns) columns: \(got) and not \(want)")
        return
      }
    }
  }

  @Test("random texts, cuts and widths, and after a resize", arguments: 0..<120)
  func random(_ seed: UInt64) {
    var dice = Dice(seed: seed)
    let kind = Self.kinds.randomElement(using: &dice) ?? .plain(.text)
    let columns = Int.random(in: 1...120, using: &dice)
    let bytes = dice.text(Int.random(in: 1...500, using: &dice))
    var grown = Self.whole([], kind, columns)
    var end = 0
    while end < bytes.count {
      let next = min(bytes.count, end + Int.random(in: 1...40, using: &dice))
      grown.appendBytes(bytes[end..<next], to: BlockID(1))
      end = next
      #expect(
        !Self.differs(grown, Self.whole(bytes[..<end], kind, columns)),
        "seed \(seed), \(columns) columns, after byte \(end)")
    }
    let other = Int.random(in: 1...120, using: &dice)
    grown.resize(columns: other)
    #expect(
      !Self.differs(grown, Self.whole(bytes, kind, other)), "seed \(seed), resized to \(other)")
  }

  @Test("no row is wider than the width, and none is lost", arguments: 1...120)
  func widths(_ columns: Int) {
    for document in Documents.all {
      let layout = Self.whole(document.utf8, .markdown(base: .text), columns)
      let rows = Shown.laidOut(layout)
      #expect(rows.count == layout.totalRows)
      #expect(rows.allSatisfy { $0.columns <= columns && $0.pieces.allSatisfy { $0.columns > 0 } })
    }
  }

  @Test("styling never changes where rows end", arguments: [1, 3, 9, 24, 80])
  func stylingKeepsRows(_ columns: Int) {
    for document in Documents.all {
      let styled = Shown.laidOut(Self.whole(document.utf8, .markdown(base: .text), columns))
      let plain = Shown.laidOut(Self.whole(document.utf8, .plain(.text), columns))
      #expect(styled.map(Shown.text) == plain.map(Shown.text))
    }
  }

  @Test("the look of what is shown stays when more comes, but for the last few bytes")
  func noFlicker() {
    for document in [Documents.english, Documents.chinese, Documents.table] {
      let bytes = Array(document.utf8)
      let final = Shown.laidOut(Self.whole(bytes, .markdown(base: .text), 400))
      for end in bytes.indices {
        let early = Shown.laidOut(Self.whole(bytes[..<end], .markdown(base: .text), 400))
        guard let row = early.last else { continue }
        let settled = Array(row.pieces.dropLast(12))
        let isKept = Array(final[early.count - 1].pieces.prefix(settled.count)) == settled
        #expect(isKept, "after byte \(end): \(Shown.roles(row))")
      }
    }
  }
}
