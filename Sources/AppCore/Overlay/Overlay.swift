package import Wording

/// What lies over the transcript and takes the keys.
package enum Overlay: Hashable, Sendable {
  case help(HelpOverlay)
  case switcher(SwitcherOverlay)
  /// Quitting would lose something: Enter quits, Esc stays.
  case confirmQuit(Sentence)
}

/// The list of keys, drawn from the action table; typing narrows it.
package struct HelpOverlay: Hashable, Sendable {
  package var filter = Composer()
  /// First row shown.
  package var offset = 0
}

/// Conversations and bots to go to; typing narrows the list.
package struct SwitcherOverlay: Hashable, Sendable {
  package var filter = Composer()
  /// Index in the narrowed list.
  package var selected = 0
}
