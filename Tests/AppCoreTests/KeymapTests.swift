import AppCore
import Screen
import Testing
import Wording

@Suite struct KeymapTests {
  private func chord(_ text: String) throws -> KeyChord {
    try #require(KeyChord(configuration: text))
  }

  @Test("every action has exactly one row")
  func complete() {
    #expect(
      ActionTable.all.map(\.id.rawValue).sorted() == ActionID.allCases.map(\.rawValue).sorted())
  }

  @Test("the defaults have no key twice in one place, and none is shadowed")
  func defaultsAreSound() {
    // Changing one action to its own default makes the builder look at the whole table.
    let made = Keymap.make(overrides: ["app.redraw": ["ctrl-l"]])
    #expect(made.problems == [])
    #expect(made.keymap == Keymap())
  }

  @Test("every Alt key outside edit has a twin without Alt")
  func altTwins() {
    for action in ActionTable.all where !action.id.rawValue.hasPrefix("edit.") {
      let isAlt = { (chord: KeyChord) in
        chord.keys.contains { $0.modifiers.contains(.alt) }
      }
      guard action.keys.contains(where: isAlt) else { continue }
      #expect(action.keys.contains { !isAlt($0) }, "\(action.id)")
    }
  }

  @Test("slash names are one word each and no two are the same")
  func slashNames() {
    let names = ActionTable.all.compactMap(\.slash)
    #expect(Set(names).count == names.count)
    #expect(names.allSatisfy { $0.allSatisfy { $0.isLetter && $0.isLowercase } })
  }

  @Test("the user's keys replace the defaults; none unbinds")
  func overrides() throws {
    let made = Keymap.make(
      overrides: ["conversation.next": ["f8", "ctrl-x right"], "view.mouse": ["none"]])
    #expect(made.problems == [])
    #expect(
      made.keymap.keys(for: .conversationNext) == [try chord("f8"), try chord("ctrl-x right")])
    #expect(made.keymap.keys(for: .viewMouse).isEmpty)
    #expect(made.keymap.hint(for: .conversationNext) == "F8")
    var sequencer = KeySequencer(keymap: made.keymap)
    #expect(
      sequencer.input(Key(.function(6)), context: .composer(isEmpty: true), at: .zero) == .none)
  }

  @Test("mistakes are told and the rest works")
  func mistakes() {
    let made = Keymap.make(
      overrides: [
        "conversation.nxt": ["f8"], "app.help": ["ctrl-1", "f2"], "app.quit": ["q", "f4"],
      ])
    #expect(
      made.problems == [
        .unreadableKey("ctrl-1", of: .appHelp),
        .typesText(KeyChord(.character("q")), .appQuit),
        .unknownAction("conversation.nxt", nearest: "conversation.next"),
      ])
    #expect(made.keymap.hint(for: .appHelp) == "F2")
    #expect(made.keymap.hint(for: .appQuit) == "F4")
  }

  @Test("a user's key takes a default key of another action, and that is told")
  func conflict() throws {
    let made = Keymap.make(overrides: ["app.redraw": ["ctrl-o"]])
    #expect(
      made.problems == [.conflict(try chord("ctrl-o"), kept: .appRedraw, lost: .conversationSwitch)]
    )
    #expect(made.keymap.keys(for: .conversationSwitch) == [try chord("ctrl-x b")])
  }

  @Test("between two of the user's the first of the table wins")
  func conflictOfUsers() throws {
    let made = Keymap.make(overrides: ["app.redraw": ["f9"], "conversation.new": ["f9"]])
    let f9 = try chord("f9")
    #expect(
      made.problems
        == [
          .conflict(f9, kept: .conversationNew, lost: .appRedraw), .unreachable(.appRedraw),
        ].filter { $0 != .unreachable(.appRedraw) })
    #expect(made.keymap.keys(for: .conversationNew) == [f9])
    #expect(made.keymap.keys(for: .appRedraw).isEmpty)
  }

  @Test("a key alone hides the chords that begin with it")
  func shadowing() throws {
    let made = Keymap.make(overrides: ["app.suspend": ["ctrl-x"]])
    #expect(
      made.problems.contains(
        .shadowed(try chord("ctrl-x y"), .copyReply, by: try chord("ctrl-x"), .appSuspend)))
    #expect(made.keymap.keys(for: .copyReply).isEmpty)
    #expect(made.problems.contains(.unreachable(.composerEditOutside)))
  }

  @Test("a user's chord takes the key that it begins with")
  func prefixWins() throws {
    let made = Keymap.make(overrides: ["app.help": ["ctrl-o ?"]])
    #expect(
      made.problems == [
        .shadowed(try chord("ctrl-o"), .conversationSwitch, by: try chord("ctrl-o ?"), .appHelp)
      ])
  }

  @Test("a key that counts only in an empty draft keeps to that when it is written down")
  func emptyDraft() {
    let made = Keymap.make(overrides: ["app.quit": ["ctrl-d"]])
    #expect(made.problems == [])
    var sequencer = KeySequencer(keymap: made.keymap)
    let control = Key.control("d")
    #expect(
      sequencer.input(control, context: .composer(isEmpty: false), at: .zero)
        == .action(.editDeleteForward))
    #expect(
      sequencer.input(control, context: .composer(isEmpty: true), at: .zero) == .action(.appQuit))
  }

  @Test("every problem has a sentence in both languages")
  func sentences() {
    let made = Keymap.make(
      overrides: [
        "x.y": [], "app.help": ["?"], "app.quit": ["ctrl-x"], "app.redraw": ["ctrl-o", "f99"],
      ])
    #expect(made.problems.count > 4)
    for problem in made.problems {
      #expect(problem.sentence.english.hasPrefix("[keys]: "))
      #expect(problem.sentence.chinese.hasPrefix("[keys]："))
    }
  }
}
