import AppCore
import Screen
import Testing

/// Random commands over hostile text: nothing traps, the cursor stays between clusters, the layout
/// shows the cursor, and undo leads back to the empty draft.
@Suite struct ComposerRandomTests {
  private static let pieces: [Character] = [
    "a", "B", " ", "\n", "\t", "中", "，", "《", "\\", "1", "_", "👨‍👩‍👧‍👦", "🇨🇳", "\u{1F1E9}", "\u{301}",
    "\u{200D}", "\u{202E}", "한", "ß", "ﬁ", "İ", "\u{1B}", "\u{FE0F}", "कि", "\u{E0001}",
  ]

  @Test("random commands never trap", arguments: 0..<40 as Range<UInt64>)
  func random(_ seed: UInt64) {
    var random = Random(seed: seed)
    var composer = Composer()
    var history = PromptHistory()
    let width = CellWidth(ambiguous: Int(seed % 2) + 1)
    for step in 0..<300 {
      act(&composer, &history, &random, width)
      let edges = composer.text.indices.map { edge in
        composer.text.utf8.distance(from: composer.text.startIndex, to: edge)
      }
      #expect(
        (edges + [composer.text.utf8.count]).contains(composer.cursor), "seed \(seed) step \(step)")
      let columns = Int(random.next() % 12)
      let layout = composer.layout(columns: columns, width: width, maximumRows: 6)
      #expect(layout.rows.indices.contains(layout.cursor.row), "seed \(seed) step \(step)")
      #expect(layout.cursor.column < max(1, columns), "seed \(seed) step \(step)")
    }
  }

  private func act(
    _ composer: inout Composer, _ history: inout PromptHistory, _ random: inout Random,
    _ width: CellWidth
  ) {
    switch random.next() % 8 {
    case 0, 1, 2: composer.insert(random.pick(Self.pieces))
    case 3:
      let bytes = (0..<random.next() % 9).map { _ in UInt8(truncatingIfNeeded: random.next()) }
      _ = composer.insert(paste: bytes)
    case 4: composer.moveUp(columns: 5, width: width, history: history)
    case 5: composer.moveDown(columns: 5, width: width, history: history)
    case 6 where random.next() % 8 == 0:
      if case .send(let text) = composer.enter() {
        history.append(text)
        composer.clear()
      }
    default: composer.perform(random.pick(EditCommand.allCases))
    }
  }

  @Test("undo leads back to the empty draft", arguments: 0..<20 as Range<UInt64>)
  func undoToEmpty(_ seed: UInt64) {
    var random = Random(seed: seed)
    var composer = Composer()
    for _ in 0..<200 {
      if random.next() % 2 == 0 {
        composer.insert(random.pick(Self.pieces))
      } else {
        composer.perform(random.pick(EditCommand.allCases.filter { $0 != .undo }))
      }
    }
    var count = 0
    while composer.perform(.undo) == .changed { count += 1 }
    #expect(composer.isEmpty && composer.cursor == 0)
    #expect(count > 0)
  }
}

/// SplitMix64: the same numbers for the same seed everywhere.
struct Random {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }

  mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[Int(next() % UInt64(elements.count))]
  }
}
