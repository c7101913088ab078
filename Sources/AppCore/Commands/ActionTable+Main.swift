import Screen
import Wording

extension ActionTable {
  static let writing: [Action] = [
    Action(
      .composerSend, .writing, .composerSend, in: .composer, keys: [KeyChord(Key(.enter))]),
    Action(
      .composerNewline, .writing, .composerNewline, in: .composer,
      keys: [
        KeyChord(.control("j")), KeyChord(Key(.enter, .alt)), KeyChord(Key(.enter, .shift)),
      ]),
    Action(
      .composerComplete, .writing, .composerComplete, in: .composer, keys: [KeyChord(Key(.tab))]),
    Action(
      .composerCompletePrevious, .writing, .composerCompletePrevious, in: .composer,
      keys: [KeyChord(Key(.tab, .shift))]),
    Action(
      .composerEditOutside, .writing, .composerEditOutside, in: .composer,
      keys: [KeyChord(.control("x"), .control("e"))]),
    Action(
      .composerHistoryPrevious, .writing, .composerHistoryPrevious, in: .composer,
      keys: [KeyChord(Key(.up)), KeyChord(.control("p"))]),
    Action(
      .composerHistoryNext, .writing, .composerHistoryNext, in: .composer,
      keys: [KeyChord(Key(.down)), KeyChord(.control("n"))]),
    Action(
      .composerHistorySearch, .writing, .composerHistorySearch, in: .composer,
      keys: [KeyChord(.control("r"))]),
  ]

  static let conversations: [Action] =
    [
      Action(
        .conversationSwitch, .conversations, .conversationSwitch, in: .anywhere,
        keys: [KeyChord(.control("o")), leader("b")], slash: "switch"),
      Action(
        .conversationNew, .conversations, .conversationNew, in: .anywhere, keys: [leader("n")],
        slash: "new"),
      Action(
        .conversationNext, .conversations, .conversationNext, in: .anywhere,
        keys: [KeyChord(Key(.function(6))), leader(.right)]),
      Action(
        .conversationPrevious, .conversations, .conversationPrevious, in: .anywhere,
        keys: [KeyChord(Key(.function(5))), leader(.left)]),
      Action(
        .conversationLast, .conversations, .conversationLast, in: .anywhere,
        keys: [KeyChord(.alt("/")), leader(.tab)]),
    ]
    + ActionID.conversationGo.enumerated().map { index, id in
      let digit = Character("\(index + 1)")
      return Action(
        id, .conversations, .conversationGo(index + 1), in: .anywhere,
        keys: [KeyChord(.alt(digit)), leader(digit)])
    }

  static let reading: [Action] = [
    Action(
      .transcriptPageUp, .reading, .transcriptPageUp, in: .anywhere,
      keys: [KeyChord(Key(.pageUp)), leader(.up)]),
    Action(
      .transcriptPageDown, .reading, .transcriptPageDown, in: .anywhere,
      keys: [KeyChord(Key(.pageDown)), leader(.down)]),
    Action(
      .transcriptTop, .reading, .transcriptTop, in: .anywhere,
      keys: [KeyChord(.alt("<")), leader("<")]),
    Action(
      .transcriptBottom, .reading, .transcriptBottom, in: .anywhere,
      keys: [KeyChord(.alt(">")), leader(">")], whenEmpty: [KeyChord(Key(.end))]),
    Action(
      .copyReply, .reading, .copyReply, in: .anywhere, keys: [leader("y")], slash: "copy"),
    Action(
      .viewMouse, .reading, .viewMouse, in: .anywhere, keys: [leader("m")], slash: "mouse"),
  ]

  static let app: [Action] = [
    Action(
      .appInterrupt, .app, .appInterrupt, in: .anywhere, keys: [KeyChord(.control("c"))],
      slash: "stop"),
    Action(.appEscape, .app, .appEscape, in: .anywhere, keys: [KeyChord(Key(.escape))]),
    Action(
      .appHelp, .app, .appHelp, in: .anywhere, keys: [leader("?"), KeyChord(Key(.function(1)))],
      slash: "help"),
    Action(
      .appQuit, .app, .appQuit, in: .anywhere,
      keys: [KeyChord(.control("x"), .control("c"))], whenEmpty: [KeyChord(.control("d"))],
      slash: "quit"),
    Action(.appSuspend, .app, .appSuspend, in: .anywhere, keys: [KeyChord(.control("z"))]),
    Action(
      .appRedraw, .app, .appRedraw, in: .anywhere, keys: [KeyChord(.control("l"))],
      slash: "redraw"),
  ]
}
