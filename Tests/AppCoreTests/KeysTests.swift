import AppCore
import Screen
import Testing

@Suite struct KeyChordTests {
  @Test(
    "the configuration's spellings",
    arguments: [
      ("f6", "F6", "f6"), ("ctrl-x right", "C-x Right", "ctrl-x right"),
      ("alt-1", "Alt+1", "alt-1"), ("C-x C-e", "C-x C-e", "ctrl-x ctrl-e"),
      ("Ctrl+O", "Ctrl+O", "ctrl-o"), ("alt-enter", "Alt+Enter", "alt-enter"),
      ("alt-<", "Alt+<", "alt-<"), ("M-shift-a", "Alt+A", "alt-shift-a"),
      ("pgup", "PgUp", "pgup"), ("ctrl-x ?", "C-x ?", "ctrl-x ?"), ("alt--", "Alt+-", "alt--"),
      ("shift-tab", "Shift+Tab", "shift-tab"), ("ctrl-x space", "C-x Space", "ctrl-x space"),
      // Keys that a terminal cannot tell apart.
      ("ctrl-i", "Tab", "tab"), ("ctrl-m", "Enter", "enter"), ("ctrl-[", "Esc", "esc"),
      ("ctrl-h", "Backspace", "backspace"), ("ctrl-/", "Ctrl+_", "ctrl-_"),
      ("ctrl-X", "Ctrl+X", "ctrl-x"),
    ])
  func spelling(_ written: String, _ text: String, _ configuration: String) throws {
    let chord = try #require(KeyChord(configuration: written))
    #expect(chord.text == text)
    #expect(chord.configuration == configuration)
    #expect(KeyChord(configuration: configuration) == chord)
  }

  @Test("what is no key", arguments: ["", " ", "f25", "f0", "ctrl-1", "ctrl-", "hello", "ctrl-é"])
  func nonsense(_ written: String) {
    #expect(KeyChord(configuration: written) == nil)
  }

  @Test("every default key can be written in the configuration")
  func defaults() {
    for action in ActionTable.all {
      for chord in action.keys + action.emptyComposerKeys {
        #expect(KeyChord(configuration: chord.configuration) == chord, "\(action.id)")
      }
    }
  }
}

@Suite struct KeySequencerTests {
  private let draft = KeyContext.composer(isEmpty: false)

  private func outcome(
    _ keys: String, in context: KeyContext, _ keymap: Keymap = Keymap()
  ) -> KeyOutcome {
    var sequencer = KeySequencer(keymap: keymap)
    var last = KeyOutcome.none
    for key in ComposerDriver.keys(keys) {
      last = sequencer.input(key, context: context, at: .zero)
    }
    return last
  }

  @Test(
    "keys of the table in a draft",
    arguments: [
      ("<Enter>", .composerSend), ("<C-j>", .composerNewline), ("<Shift-Enter>", .composerNewline),
      ("<C-d>", .editDeleteForward), ("<End>", .editLineEnd), ("<C-x><C-e>", .composerEditOutside),
      ("<C-x n>", .conversationNew), ("<C-x><C-n>", .conversationNew),
      ("<C-x N>", .conversationNew),
      ("<C-x><C-c>", .appQuit), ("<C-x ?>", .appHelp), ("<F1>", .appHelp),
      ("<M-3>", .conversationGo3),
      ("<C-x 9>", .conversationGo9), ("<C-x Tab>", .conversationLast),
      ("<C-x><C-i>", .conversationLast),
      ("<C-x u>", .editUndo), ("<C-x><C-u>", .editUndo), ("<C-x><C-y>", .copyReply),
      ("<M-L>", .editDowncaseWord), ("<C-x Right>", .conversationNext),
      // Full-width forms and Chinese marks after the leader.
      ("<C-x>？", .appHelp), ("<C-x>《", .transcriptTop), ("<C-x>》", .transcriptBottom),
      ("<C-x>ｎ", .conversationNew), ("<C-x>Ｎ", .conversationNew), ("<C-x>１", .conversationGo1),
    ] as [(String, ActionID)])
  func bound(_ keys: String, _ action: ActionID) {
    #expect(outcome(keys, in: draft) == .action(action), "\(keys)")
  }

  @Test("an empty draft gives Ctrl+D and End another meaning")
  func emptyDraft() {
    let empty = KeyContext.composer(isEmpty: true)
    #expect(outcome("<C-d>", in: empty) == .action(.appQuit))
    #expect(outcome("<End>", in: empty) == .action(.transcriptBottom))
  }

  @Test("each overlay has its own Enter and Esc")
  func contexts() {
    #expect(outcome("<Esc>", in: draft) == .action(.appEscape))
    #expect(outcome("<Enter>", in: .switcher) == .action(.switcherAccept))
    #expect(outcome("<Esc>", in: .switcher) == .action(.switcherCancel))
    #expect(outcome("<Esc>", in: .help) == .action(.helpClose))
    #expect(outcome("<Enter>", in: .search) == .action(.searchAccept))
    #expect(outcome("<C-r>", in: .search) == .action(.searchOlder))
    #expect(outcome("<C-c>", in: .help) == .action(.appInterrupt))
  }

  @Test("text is typed as it came where there is a line, and is a command in a question")
  func text() {
    #expect(outcome("《", in: draft) == .insert("《"))
    #expect(outcome("中", in: .switcher) == .insert("中"))
    #expect(outcome("y", in: .help) == .insert("y"))
    #expect(outcome("ｙ", in: .prompt) == .action(.promptAccept))
    #expect(outcome("Y", in: .prompt) == .action(.promptAccept))
    #expect(outcome("x", in: .prompt) == .none)
    #expect(outcome("<C-q>", in: draft) == .none)
  }

  @Test("an unknown key after the leader is told, not typed, and ends it")
  func unknown() throws {
    let chord = try #require(KeyChord(configuration: "ctrl-x q"))
    #expect(outcome("<C-x>q", in: draft) == .unknown(chord))
    #expect(outcome("<C-x>qq", in: draft) == .insert("q"))
    let twice = try #require(KeyChord(configuration: "ctrl-x ctrl-x"))
    #expect(outcome("<C-x><C-x>", in: draft) == .unknown(twice))
  }

  @Test("C-x C-c is no other spelling of C-x c")
  func heldControl() throws {
    let keymap = Keymap.make(overrides: ["copy.reply": ["ctrl-x c"], "app.quit": []]).keymap
    #expect(outcome("<C-x>c", in: draft, keymap) == .action(.copyReply))
    let chord = try #require(KeyChord(configuration: "ctrl-x ctrl-c"))
    #expect(outcome("<C-x><C-c>", in: draft, keymap) == .unknown(chord))
  }

  @Test("Esc and Ctrl+G leave an unfinished chord", arguments: ["<Esc>", "<C-g>"])
  func leaving(_ key: String) {
    #expect(outcome("<C-x>" + key, in: draft) == .none)
    #expect(outcome("<C-x>" + key + "a", in: draft) == .insert("a"))
  }

  @Test("the strip is due 400 ms after the leader, once")
  func strip() {
    var sequencer = KeySequencer()
    #expect(sequencer.deadline == nil)
    let start = Duration.seconds(5)
    let outcome = sequencer.input(.control("x"), context: draft, at: start)
    #expect(outcome == .pending(KeyChord(.control("x"))))
    #expect(sequencer.deadline == start + .milliseconds(400))
    sequencer.expire(at: start + .milliseconds(399))
    #expect(!sequencer.isStripShown)
    sequencer.expire(at: start + .milliseconds(400))
    #expect(sequencer.isStripShown && sequencer.deadline == nil)
    let strip = sequencer.continuations.map(\.keys)
    #expect(strip.contains("n") && strip.contains("C-c") && strip.contains("1-9"))
    #expect(!strip.contains("2"))
    sequencer.reset()
    #expect(!sequencer.isStripShown && sequencer.continuations.isEmpty)
  }

  @Test("a strip names only what counts there")
  func stripInPrompt() {
    var sequencer = KeySequencer()
    _ = sequencer.input(.control("x"), context: .prompt, at: .zero)
    #expect(!sequencer.continuations.map(\.action).contains(.composerEditOutside))
  }
}

@Suite struct FullWidthTests {
  @Test("the forms of an input method are their ASCII keys")
  func forms() {
    let pairs: [(Character, Character)] = [
      ("／", "/"), ("、", "/"), ("，", ","), ("。", "."), ("？", "?"), ("【", "["), ("】", "]"),
      ("《", "<"), ("》", ">"), ("ａ", "a"), ("Ｚ", "Z"), ("１", "1"), ("～", "~"), ("　", " "),
      ("a", "a"),
    ]
    for (typed, key) in pairs { #expect(FullWidth.ascii(for: typed) == key) }
    #expect(FullWidth.ascii(for: "中") == nil)
    #expect(FullWidth.ascii(for: "é") == nil)
  }
}
