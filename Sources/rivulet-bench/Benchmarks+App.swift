import AppCore
import Chat
import Layout
import Screen
import Views
import Wording

/// The core as a whole: events to state, state to a frame.
enum AppBenchmarks {
  static let all = [token, render]

  private static var token: Benchmark {
    let tokens = 4_000
    return Benchmark(
      name: "update.token", measure: .operations(tokens, of: "token"), countedRounds: 2
    ) {
      let texts = (0..<tokens).map { Texts.token("prose", $0) }
      return {
        var app = RunningReply()
        for text in texts { app.take(text) }
        return app.state.open.layout.totalRows
      }
    }
  }

  private static var render: Benchmark {
    Benchmark(name: "frame.render", measure: .operations(1, of: "frame"), countedRounds: 20) {
      var app = RunningReply()
      for index in 0..<4_000 { app.take(Texts.token("prose", index)) }
      let renderer = Renderer(theme: .plain)
      let state = app.state
      return { renderer.render(state).surface.size.rows }
    }
  }
}

/// An app at 200x60 with one reply on its way.
struct RunningReply {
  private(set) var state: AppState
  private let turn: Turn.ID
  private let part = PartID("7400000000000000002")

  init() {
    let profile = Profile(
      name: "bench", api: .cozeV3, baseURL: "https://example.com", botID: "7", user: "me")
    let options = AppOptions(
      size: Size(columns: 200, rows: 60), language: .english, cellWidth: CellWidth(),
      profiles: [profile], keymap: Keymap())
    let context = UpdateContext(now: .zero, freshID: "id")
    state = AppState.start(options, context).state
    var sent = Turn.ID(rawValue: 0)
    for key in [Key(.character("q")), Key(.enter)] {
      for case .send(let turn, _) in update(&state, .input(.key(key)), context) { sent = turn }
    }
    turn = sent
    _ = update(&state, .reply(turn, [.started(chatID: "1", conversationID: "2")]), context)
  }

  /// One token comes.
  mutating func take(_ text: String) {
    let context = UpdateContext(now: .zero, freshID: "id")
    _ = update(&state, .reply(turn, [.answerDelta(part, text)]), context)
  }
}
