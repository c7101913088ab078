package import Chat

/// Everything that the app wants done. `update` returns them in order; `Runtime` does them.
package enum Effect: Hashable, Sendable {
  /// Ask for a reply: turn, conversation, where the profile says.
  case send(Turn.ID, Outgoing)
  /// Stop a reply: close its stream and, where the service can, cancel it there.
  case stop(Turn.ID)
  /// Ask the service about a bot: answered by `Event.botDescribed`.
  case describeBot(profile: Profile, bot: String)
  /// Ask which bots there are: answered by `Event.botsListed`.
  case listBots(profile: Profile)
  /// Put text on the clipboard: answered by `Event.copied`.
  case copy(String)
  /// Open `$VISUAL` or `$EDITOR` on a draft: answered by `Event.editorClosed`.
  case openEditor(String)
  case setMouse(Bool)
  /// Give the terminal back to the shell and stop (Ctrl+Z).
  case suspend
  /// Draw everything anew, after reading the size again.
  case redraw
  case quit
}

/// What is asked, without how: the runtime makes the wire request of it.
package struct Outgoing: Hashable, Sendable {
  package var profile: Profile
  package var query: String
  package var conversationID: String?
  /// Earlier messages, oldest first; empty for services with a memory of their own.
  package var history: [HistoryEntry]

  package init(
    profile: Profile, query: String, conversationID: String?, history: [HistoryEntry]
  ) {
    self.profile = profile
    self.query = query
    self.conversationID = conversationID
    self.history = history
  }
}
