import AppCore
import Chat
import Screen
import TestSupport
import Testing
import Views
import Wording

/// A state to draw: made by bytes typed and events, as the app makes it.
struct Scene {
  private(set) var state: AppState
  private var decoder = KeyDecoder()
  private var now: Duration = .zero
  private var lastID = 0

  init(
    _ size: Size, _ language: Language = .english, greeting: [Sentence] = [],
    pending: Set<String> = []
  ) {
    let profile = Profile(
      name: "test", api: .cozeV3, baseURL: "https://example.com", botID: "7", user: "me")
    let options = AppOptions(
      size: size, language: language, cellWidth: CellWidth(), profiles: [profile],
      pendingProfiles: pending, keymap: Keymap(), greeting: greeting)
    state = AppState.start(options, UpdateContext(now: .zero, freshID: "0")).state
  }

  mutating func take(_ event: Event) {
    lastID += 1
    _ = update(&state, event, UpdateContext(now: now, freshID: "\(lastID)"))
  }

  /// Types what a terminal would send: `\r` is Enter, `\u{18}` Ctrl+X.
  mutating func type(_ text: String) {
    for input in decoder.input(Array(text.utf8), at: now) { take(.input(input)) }
    for input in decoder.expire(at: now + .seconds(1)) { take(.input(input)) }
  }

  mutating func wait(_ time: Duration) {
    now += time
    take(.woke)
  }

  mutating func resize(_ columns: Int, _ rows: Int) {
    take(.resized(Size(columns: columns, rows: rows)))
  }

  mutating func reply(_ turn: Int, _ events: ReplyEvent...) {
    take(.reply(Turn.ID(rawValue: turn), events))
  }

  mutating func finish(_ turn: Int) { take(.exchangeFinished(Turn.ID(rawValue: turn))) }

  /// The rows as they would be drawn.
  var rows: [String] { Renderer(theme: .plain).render(state).surface.text }

  /// The rows of the transcript's region.
  var transcript: [String] {
    let rect = state.arrangement.transcript
    return Array(rows[rect.origin.row..<rect.origin.row + rect.size.rows])
  }

  /// Compares the screen with its file; with `styled`, the roles too.
  func expect(_ name: String, styled: Bool = false) {
    let (surface, cursor) = Renderer(theme: .roles).render(state)
    let letters: ((Style) -> Character)? = styled ? { Role.letter(of: $0) } : nil
    expectScreen(surface, cursor: cursor, named: name, letters: letters)
  }
}

extension Scene {
  static let guide = Bot(
    id: "7", name: "Guide",
    description: "shows the app around",
    prologue: "Hello! I am the **guide**. Ask me about keys, or just talk.",
    suggestedQuestions: ["What can you do?", "你会说中文吗？"])

  /// Two turns: one whole with reasoning, a tool and follow-ups, one streaming, one waiting.
  mutating func converse() {
    take(.botDescribed(profile: "test", Self.guide))
    type("How is the weather in Hangzhou? 杭州天气怎么样？\r")
    let part = PartID("a")
    reply(
      1, .started(chatID: "c", conversationID: "v"),
      .reasoningDelta(part, "The user asks for the weather; a tool knows it."),
      .toolCall(name: "weather", arguments: #"{"city":"杭州","unit":"celsius"}"#),
      .toolOutput("22°C, light rain"),
      .answerDelta(
        part,
        "# Weather\n\nIt is **22°C** with *light rain* in Hangzhou today; take an umbrella along "
          + "when you go to the West Lake.\n\n今天杭州小雨，气温 22℃，出门请带伞。\n"),
      .followUp("And tomorrow?"), .followUp("Which places are indoors?"),
      .usage(Usage(input: 20, output: 60, total: 80)), .completed)
    finish(1)
    type("Write a loop\r")
    reply(2, .answerDelta(PartID("b"), "Here it is:\n```swift\nfor i in 0..<3 {\n  print(i)\n"))
    type("And one in C\r")
    type("half a draft, 写到一半")
  }
}
