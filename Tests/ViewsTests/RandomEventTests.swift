import Chat
import Screen
import Testing
import Views
import Wording

@testable import AppCore
@testable import Layout

/// Invariants 1, 2 and 4 over random lists of events: nothing traps, the same list gives the same
/// frames, what is drawn is whole, no deadline is left in the past, and each transcript equals one
/// laid out from scratch.
@Suite("Any events in any order")
struct RandomEventTests {
  /// One run: the events of a seed, with everything checked on the way.
  private struct Run {
    var state: AppState
    var frames: [Surface] = []
    private let renderer = Renderer(theme: .plain)
    private var now: Duration = .zero
    private var count = 0

    init() {
      let profile = Profile(
        name: "test", api: .cozeV2, baseURL: "https://example.com", botID: "7", user: "me")
      let demo = Profile(name: "demo", api: .cozeV3, baseURL: "", botID: "8", user: "me")
      let options = AppOptions(
        size: Size(columns: 40, rows: 12), language: .english, cellWidth: CellWidth(),
        profiles: [profile, demo], pendingProfiles: ["demo"], keymap: Keymap())
      state = AppState.start(options, UpdateContext(now: .zero, freshID: "0")).state
    }

    mutating func take(_ event: Event, after pause: Duration, _ place: Comment) {
      now += pause
      count += 1
      _ = update(&state, event, UpdateContext(now: now, freshID: "\(count)"))
      // A loop that waits for a time that is past would never sleep.
      if event == .woke { #expect(state.nextDeadline.map { $0 > now } ?? true, place) }
    }

    mutating func draw(_ place: Comment) {
      let (surface, cursor) = renderer.render(state)
      check(surface, cursor, place)
      _ = renderer.title(of: state)
      frames.append(surface)
    }

    private func check(_ surface: Surface, _ cursor: Point?, _ place: Comment) {
      #expect(surface.size == state.size, place)
      if let cursor {
        let isInside =
          (0..<state.size.columns).contains(cursor.column)
          && (0..<state.size.rows).contains(cursor.row)
        #expect(isInside, place)
      }
      for row in 0..<surface.size.rows {
        var previous: Glyph?
        var isWhole = true
        for cell in surface.row(row) {
          if cell.glyph == .continuation, previous == nil || previous == .continuation {
            isWhole = false
          }
          previous = cell.glyph
        }
        #expect(isWhole, place)
      }
    }
  }

  /// Draws after every `stride`th event.
  private static func run(_ seed: UInt64, drawing stride: Int) -> Run {
    var events = RandomEvents(seed: seed)
    var run = Run()
    for step in 0..<200 {
      run.take(events.next(), after: events.pause(), "seed \(seed), event \(step)")
      if (step + Int(seed)) % stride == 0 { run.draw("seed \(seed), event \(step)") }
    }
    return run
  }

  @Test(
    "nothing traps, and every transcript equals one from scratch",
    arguments: 0..<300 as Range<UInt64>)
  func random(_ seed: UInt64) {
    let run = Self.run(seed, drawing: 6)
    for open in run.state.conversations {
      #expect(Self.rows(of: open.layout) == Self.rows(of: Self.fresh(open)), "seed \(seed)")
      #expect(Self.showsAll(open), "seed \(seed)")
    }
  }

  @Test("the same events give the same frames", arguments: 1000..<1008 as Range<UInt64>)
  func repeated(_ seed: UInt64) {
    #expect(Self.run(seed, drawing: 1).frames == Self.run(seed, drawing: 1).frames, "seed \(seed)")
  }

  /// The conversation laid out again from its blocks, each with its whole text at once.
  private static func fresh(_ open: OpenConversation) -> TranscriptLayout {
    var fresh = TranscriptLayout(columns: open.layout.columns, width: open.layout.width)
    for block in open.layout.layouts {
      let text = open.layout.text(of: block.id) ?? ""
      fresh.append(
        Block(id: block.id, kind: block.kind, text: text, gapBefore: block.gapBefore))
    }
    return fresh
  }

  /// Every question and every part of a reply has a block with its text.
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

  private static func rows(of layout: TranscriptLayout) -> [LaidOutRow] {
    guard let first = layout.firstAddress else { return [] }
    return layout.rows(from: first, count: .max)
  }
}
