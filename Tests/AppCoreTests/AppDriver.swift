import AppCore
import Chat
import Layout
import Screen
import Wording

/// An app's state driven by events, without a loop: what the reducer tests stand on.
struct AppDriver {
  private(set) var state: AppState
  /// What `start` asked for.
  let started: [Effect]
  private(set) var now: Duration = .zero
  private var lastID = 0

  init(
    size: Size = Size(columns: 40, rows: 12), api: API = .cozeV3,
    language: Language = .english, others: [Profile] = [], pending: Set<String> = []
  ) {
    let options = AppOptions(
      size: size, language: language, cellWidth: CellWidth(),
      profiles: [Self.profile(api)] + others, pendingProfiles: pending, keymap: Keymap())
    (state, started) = AppState.start(options, UpdateContext(now: .zero, freshID: "id-0"))
  }

  static func profile(_ api: API = .cozeV3, name: String = "test", bot: String = "7") -> Profile {
    Profile(name: name, api: api, baseURL: "https://example.com", botID: bot, user: "me")
  }

  @discardableResult
  mutating func take(_ event: Event) -> [Effect] {
    lastID += 1
    return update(&state, event, UpdateContext(now: now, freshID: "id-\(lastID)"))
  }

  /// Lets time pass and wakes the app as the loop does: whenever it asked for it.
  mutating func wait(_ time: Duration) {
    let end = now + time
    while let next = state.nextDeadline, next <= end {
      now = max(now, next)
      take(.woke)
    }
    now = end
  }

  /// Presses keys in the notation of `ComposerDriver`: `abc`, `<enter>`, `<C-x n>`.
  @discardableResult
  mutating func press(_ keys: String) -> [Effect] {
    ComposerDriver.keys(keys).flatMap { take(.input(.key($0))) }
  }

  /// Types a message and sends it.
  @discardableResult
  mutating func send(_ text: String) -> [Effect] { press(text + "<enter>") }

  @discardableResult
  mutating func reply(_ turn: Int, _ events: ReplyEvent...) -> [Effect] {
    take(.reply(Turn.ID(rawValue: turn), events))
  }

  @discardableResult
  mutating func finish(_ turn: Int) -> [Effect] {
    take(.exchangeFinished(Turn.ID(rawValue: turn)))
  }

  /// A whole answer, and the exchange's end.
  @discardableResult
  mutating func answer(_ turn: Int, _ text: String, follow: [String] = []) -> [Effect] {
    let events = [ReplyEvent.answerDelta(PartID("a"), text)] + follow.map { .followUp($0) }
    return take(.reply(Turn.ID(rawValue: turn), events + [.completed])) + finish(turn)
  }

  /// What a send of this text asks for.
  static func sent(
    _ turn: Int, _ query: String, conversation: String? = nil, history: [HistoryEntry] = [],
    profile: Profile = AppDriver.profile()
  ) -> Effect {
    .send(
      Turn.ID(rawValue: turn),
      Outgoing(
        profile: profile, query: query, conversationID: conversation, history: history))
  }

  var help: HelpOverlay? {
    if case .help(let help) = state.overlay { help } else { nil }
  }

  var switcher: SwitcherOverlay? {
    if case .switcher(let switcher) = state.overlay { switcher } else { nil }
  }

  var draft: String { state.open.composer.text }

  var toast: String? { state.toast?.sentence.text(state.language) }

  /// All rows of the transcript on the screen, as text.
  var transcript: [String] { Self.rows(of: state.open.layout) }

  /// The rows that the reader sees.
  var visible: [String] {
    let height = state.arrangement.transcript.size.rows
    guard let top = state.open.viewport.topAddress(height: height, in: state.open.layout) else {
      return []
    }
    return state.open.layout.rows(from: top, count: height).map(Self.text)
  }

  static func rows(of layout: TranscriptLayout) -> [String] {
    guard let first = layout.firstAddress else { return [] }
    return layout.rows(from: first, count: .max).map(text)
  }

  private static func text(_ row: LaidOutRow) -> String {
    row.pieces.reduce(into: "") { $0 += $1.glyph.text }
  }
}
