import AppCore
import Chat
import Screen
import Testing
import Wording

/// Pictures of the app at three sizes, in both languages, compared with text files that people
/// read: `Tests/Fixtures/screens`.
@Suite("Screens")
struct ScreenTests {
  private struct Case: CustomTestStringConvertible {
    let size: Size
    let language: Language
    var name: String { "\(size.columns)x\(size.rows)-\(language.rawValue)" }
    var testDescription: String { name }
    var isSmall: Bool { size.columns <= 80 }

    init(_ columns: Int, _ rows: Int, _ language: Language) {
      size = Size(columns: columns, rows: rows)
      self.language = language
    }
  }

  private static let cases = [
    Case(80, 24, .english), Case(80, 24, .chinese), Case(40, 12, .english),
    Case(40, 12, .chinese), Case(200, 60, .english),
  ]

  private static let smallCases = cases.filter(\.isSmall)

  @Test("the first frame of a demo without configuration", arguments: smallCases)
  private func start(_ screen: Case) {
    var scene = Scene(
      screen.size, screen.language,
      greeting: [.setupDemo, .setupSteps("~/.config/rivulet/config.toml")], pending: ["test"])
    scene.expect("start-\(screen.name)")
    scene.take(.serviceReady(profile: "test", baseURL: "http://127.0.0.1:1"))
    scene.take(.botDescribed(profile: "test", Scene.guide))
    scene.type("\t")
    scene.expect("opening-\(screen.name)")
  }

  @Test("a conversation with all that a reply can bring", arguments: cases)
  private func conversation(_ screen: Case) {
    var scene = Scene(screen.size, screen.language)
    scene.converse()
    scene.expect("conversation-\(screen.name)", styled: screen.size.columns == 80)
    scene.type("\u{1B}[5~")
    scene.expect("paged-up-\(screen.name)")
  }

  @Test("failures say what happened and what to do", arguments: smallCases)
  private func failure(_ screen: Case) {
    var scene = Scene(screen.size, screen.language)
    let refusal = Refusal(
      cause: .token, code: "4100", message: "authentication is invalid", status: 401)
    scene.type("one\r")
    scene.reply(1, .failed(ReplyFailure(.refused(refusal), logID: "2026112300010101")))
    scene.finish(1)
    scene.type("two\r")
    scene.reply(
      2, .answerDelta(PartID("a"), "Half an ans"), .failed(ReplyFailure(.broken(.truncated))))
    scene.finish(2)
    scene.expect("failure-\(screen.name)")
  }

  @Test("help, whole and narrowed", arguments: cases)
  private func help(_ screen: Case) {
    var scene = Scene(screen.size, screen.language)
    scene.type("\u{18}?")
    scene.expect("help-\(screen.name)", styled: screen.name == "80x24-en")
    scene.type("copy")
    scene.expect("help-narrowed-\(screen.name)")
  }

  @Test("the switcher", arguments: smallCases)
  private func switcher(_ screen: Case) {
    var scene = Scene(screen.size, screen.language)
    scene.converse()
    let bots = [
      Scene.guide, Bot(id: "8", name: "Echo", description: "repeats what it is told"),
      Bot(id: "9", name: "捣乱", description: "misbehaves on request"),
    ]
    scene.take(.botsListed(profile: "test", bots))
    scene.type("\u{18}n")
    scene.type("\u{F}")
    scene.expect("switcher-\(screen.name)", styled: screen.name == "80x24-en")
    scene.type("捣")
    scene.expect("switcher-narrowed-\(screen.name)")
  }

  @Test("the question before quitting", arguments: smallCases)
  private func quit(_ screen: Case) {
    var scene = Scene(screen.size, screen.language)
    scene.converse()
    scene.type("\u{18}\u{3}")
    scene.expect("quit-\(screen.name)", styled: screen.name == "80x24-en")
  }

  @Test("the search in the prompt history", arguments: smallCases)
  private func search(_ screen: Case) {
    var scene = Scene(screen.size, screen.language)
    scene.converse()
    scene.type("\u{12}杭州")
    scene.expect("search-\(screen.name)", styled: screen.name == "80x24-en")
    scene.type("zzz")
    scene.expect("search-nothing-\(screen.name)")
  }

  @Test("what may follow the leader", arguments: cases)
  private func strip(_ screen: Case) {
    var scene = Scene(screen.size, screen.language)
    scene.converse()
    scene.type("\u{18}")
    scene.wait(.milliseconds(400))
    scene.expect("leader-\(screen.name)", styled: screen.name == "80x24-en")
  }

  @Test("toasts, and Esc that waits for a second one", arguments: smallCases)
  private func toasts(_ screen: Case) {
    var scene = Scene(screen.size, screen.language)
    scene.converse()
    scene.type("\u{1B}")
    scene.expect("armed-\(screen.name)")
    scene.type("\u{15}/hlep\r")
    scene.expect("unknown-command-\(screen.name)")
  }

  @Test("several conversations in the title, with their marks", arguments: smallCases)
  private func title(_ screen: Case) {
    var scene = Scene(screen.size, screen.language)
    scene.take(.botDescribed(profile: "test", Scene.guide))
    for text in ["one", "two", "three", "four"] {
      scene.type(text + "\r")
      scene.type("\u{18}n")
    }
    scene.reply(1, .answerDelta(PartID("a"), "x"))
    scene.reply(2, .answerDelta(PartID("a"), "x"), .completed)
    scene.reply(3, .failed(ReplyFailure(.broken(.truncated))))
    scene.expect("title-\(screen.name)", styled: screen.name == "80x24-en")
  }

  @Test("a draft grows to a third of the height and then scrolls", arguments: smallCases)
  private func longDraft(_ screen: Case) {
    var scene = Scene(screen.size, screen.language)
    scene.converse()
    scene.type("\u{15}")
    scene.type("\u{1B}[200~" + (1...12).map { "row \($0)" }.joined(separator: "\n") + "\u{1B}[201~")
    scene.expect("draft-\(screen.name)")
  }

  @Test("mistakes in [keys] are told at the start", arguments: smallCases)
  private func keyProblems(_ screen: Case) {
    let problems = Keymap.make(
      overrides: [
        "conversation.nxt": ["f6"], "app.help": ["hyper-x"], "app.redraw": ["f6"],
        "composer.send": ["a"],
      ]
    ).problems
    let scene = Scene(screen.size, screen.language, greeting: problems.map(\.sentence))
    scene.expect("key-problems-\(screen.name)")
  }

  @Test("hostile text in a reply, a name and a question is shown as marks, never acted on")
  func hostile() {
    var scene = Scene(Size(columns: 60, rows: 20))
    let bad = "\u{1B}[2J\u{1B}]52;c;aGk=\u{7} \u{202E}evil\u{2066} \u{9B}31m \u{0}\u{8}\u{7F}"
    scene.take(
      .botDescribed(
        profile: "test",
        Bot(id: "7", name: "N\u{1B}[31m\nx", prologue: bad, suggestedQuestions: [bad])))
    scene.type("\t")
    scene.type("\r")
    scene.type("\r")
    scene.reply(
      1, .reasoningDelta(PartID("a"), bad), .toolCall(name: bad, arguments: bad),
      .answerDelta(PartID("a"), bad + "\r\nnext\rline\ttab 👨‍👩‍👧 e\u{301}"), .followUp(bad))
    scene.expect("hostile", styled: true)
    let scalars = scene.rows.joined().unicodeScalars
    #expect(!scalars.contains { $0.value < 0x20 || (0x7F...0x9F).contains($0.value) })
    #expect(!scalars.contains { [0x202E, 0x2066].contains($0.value) })
  }
}
