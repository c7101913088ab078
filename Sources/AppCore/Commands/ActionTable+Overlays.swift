import Screen
import Wording

extension ActionTable {
  static let search: [Action] = [
    Action(
      .searchOlder, .search, .searchOlder, in: .search,
      keys: [KeyChord(.control("r")), KeyChord(Key(.up)), KeyChord(.control("p"))]),
    Action(
      .searchNewer, .search, .searchNewer, in: .search,
      keys: [KeyChord(Key(.down)), KeyChord(.control("n")), KeyChord(.control("s"))]),
    Action(
      .searchAccept, .search, .searchAccept, in: .search,
      keys: [KeyChord(Key(.enter)), KeyChord(.control("j"))]),
    Action(
      .searchCancel, .search, .searchCancel, in: .search,
      keys: [KeyChord(Key(.escape)), KeyChord(.control("g"))]),
  ]

  static let overlays: [Action] = [
    Action(
      .switcherUp, .overlays, .switcherUp, in: .switcher,
      keys: [KeyChord(Key(.up)), KeyChord(.control("p")), KeyChord(Key(.tab, .shift))]),
    Action(
      .switcherDown, .overlays, .switcherDown, in: .switcher,
      keys: [KeyChord(Key(.down)), KeyChord(.control("n")), KeyChord(Key(.tab))]),
    Action(
      .switcherAccept, .overlays, .switcherAccept, in: .switcher,
      keys: [KeyChord(Key(.enter)), KeyChord(.control("j"))]),
    Action(
      .switcherCancel, .overlays, .switcherCancel, in: .switcher,
      keys: [KeyChord(Key(.escape)), KeyChord(.control("g"))]),
    Action(
      .helpUp, .overlays, .helpUp, in: .help,
      keys: [KeyChord(Key(.up)), KeyChord(.control("p"))]),
    Action(
      .helpDown, .overlays, .helpDown, in: .help,
      keys: [KeyChord(Key(.down)), KeyChord(.control("n"))]),
    Action(.helpPageUp, .overlays, .helpPageUp, in: .help, keys: [KeyChord(Key(.pageUp))]),
    Action(.helpPageDown, .overlays, .helpPageDown, in: .help, keys: [KeyChord(Key(.pageDown))]),
    Action(
      .helpClose, .overlays, .helpClose, in: .help,
      keys: [KeyChord(Key(.escape)), KeyChord(Key(.enter)), KeyChord(.control("g"))]),
    Action(
      .promptAccept, .overlays, .promptAccept, in: .prompt,
      keys: [KeyChord(Key(.enter)), KeyChord(.character("y"))]),
    Action(
      .promptCancel, .overlays, .promptCancel, in: .prompt,
      keys: [KeyChord(Key(.escape)), KeyChord(.character("n")), KeyChord(.control("g"))]),
  ]
}
