import AppCore
import Foundation
import Testing
import Wording

@Suite struct SlashCommandTests {
  @Test(
    "a draft is a command, text, or nothing that is sent",
    arguments: [
      ("hello", .none), ("", .none), ("a /help", .none), ("《红楼梦》", .none),
      ("/help", .action(.appHelp)), ("/quit \n", .action(.appQuit)), ("/HELP", .action(.appHelp)),
      ("／help", .action(.appHelp)), ("、new", .action(.conversationNew)),
      ("／ｎｅｗ", .action(.conversationNew)), ("/stop", .action(.appInterrupt)),
      ("//usr/bin", .literal("/usr/bin")), ("、、然后", .literal("、然后")), ("/／a", .literal("／a")),
      ("/hlep", .unknown("/hlep", nearest: ["/help"])),
      ("/zzzzzz", .unknown("/zzzzzz", nearest: [])),
      ("/usr/bin is a path", .unknown("/usr/bin", nearest: [])),
      ("/help me", .unknown("/help me", nearest: ["/help"])),
    ] as [(String, SlashCommand)])
  func parsing(_ draft: String, _ command: SlashCommand) {
    #expect(SlashCommand.parse(draft) == command)
  }

  @Test("a slash alone shows every command")
  func slashAlone() {
    #expect(
      SlashCommand.parse("/") == .unknown("/", nearest: SlashCommand.names.map { "/" + $0 }))
  }

  @Test("Tab adds what is certain")
  func completion() {
    #expect(SlashCommand.completion(of: "/he") == "/help")
    #expect(SlashCommand.completion(of: "／ｈｅ") == "/help")
    #expect(SlashCommand.completion(of: "/s") == "/s")
    #expect(SlashCommand.completions(of: "/s") == ["/stop", "/switch"])
    #expect(SlashCommand.completion(of: "/zz") == nil)
    #expect(SlashCommand.completion(of: "he") == nil)
  }
}

@Suite struct HelpPageTests {
  @Test("the help has every action that something leads to, under its heading")
  func whole() {
    let rows = HelpPage.rows(Keymap(), language: .english)
    let actions = rows.filter { if case .action = $0 { true } else { false } }
    // The nine conversations by number share a row.
    #expect(actions.count == ActionID.allCases.count - 8)
    #expect(rows.first == .group(.groupWriting))
  }

  @Test("a filter narrows by words, in keys, help and id, with full-width forms")
  func filter() {
    let expected: [HelpRow] = [
      .group(.groupReading),
      .action(keys: "C-x y, /copy", help: ActionTable[.copyReply].help),
    ]
    #expect(HelpPage.rows(Keymap(), matching: "copy last", language: .english) == expected)
    #expect(HelpPage.rows(Keymap(), matching: "ＣＯＰＹ　last", language: .english) == expected)
    #expect(HelpPage.rows(Keymap(), matching: "复制最后", language: .chinese) == expected)
    #expect(HelpPage.rows(Keymap(), matching: "no such", language: .english).isEmpty)
  }

  @Test("unbound actions are left out and changed keys are shown")
  func userKeys() {
    let keymap = Keymap.make(
      overrides: ["app.suspend": [], "app.redraw": ["f9"], "conversation.go-1": ["f7"]]).keymap
    let rows = HelpPage.rows(keymap, language: .english)
    #expect(!rows.contains { if case .action("Ctrl+Z", _) = $0 { true } else { false } })
    #expect(rows.contains(.action(keys: "F9, /redraw", help: ActionTable[.appRedraw].help)))
    #expect(rows.contains(.action(keys: "F7", help: ActionTable[.conversationGo1].help)))
  }
}

@Suite struct KeysPageTests {
  /// `UPDATE_SNAPSHOTS=1` writes the pages and fails, so that nobody updates them unseen.
  @Test(
    "docs/KEYS.md is what the table says",
    arguments: [
      (Language.english, "KEYS.md"), (.chinese, "KEYS.zh-CN.md"),
    ])
  func page(_ language: Language, _ name: String) throws {
    let url = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../docs/\(name)")
    let page = KeysPage.markdown(language)
    let isUpdating = ProcessInfo.processInfo.environment["UPDATE_SNAPSHOTS"] == "1"
    if isUpdating { try page.write(to: url, atomically: true, encoding: .utf8) }
    #expect(!isUpdating, "docs/\(name) was written anew")
    #expect(try String(contentsOf: url, encoding: .utf8) == page)
  }
}
