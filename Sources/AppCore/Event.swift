package import Chat
package import Screen
package import Wording

/// Everything that happens to the app. A session is a list of these with their times, so it can
/// be replayed: `update` is the only place that acts on them.
package enum Event: Hashable, Sendable {
  /// A key, a paste, the mouse or a terminal's answer.
  case input(TerminalInput)
  case resized(Size)
  /// Steps of one reply, in order.
  case reply(Turn.ID, [ReplyEvent])
  /// The exchange of a turn is over: its conversation may send again.
  case exchangeFinished(Turn.ID)
  /// The time that `AppState.nextDeadline` named has come.
  case woke
  /// The service of a profile answers at this address (the demo tells it after its start).
  case serviceReady(profile: String, baseURL: String)
  /// The service of a profile cannot be had at all.
  case serviceFailed(profile: String, Sentence)
  /// What the service says of a bot.
  case botDescribed(profile: String, Bot)
  /// The service could not say anything of a bot.
  case botUnavailable(profile: String, bot: String, ReplyFailure)
  /// The bots that the profile's token reaches.
  case botsListed(profile: String, [Bot])
  /// `$EDITOR` ended; nil when it failed or left nothing to take.
  case editorClosed(String?)
  /// The reply was handed to the clipboard by this route.
  case copied(Sentence)
  /// Something to tell that is nobody's reply.
  case notice(Sentence)
  /// A signal asked the app to end.
  case terminated
}

/// What `update` needs of the world besides the event.
package struct UpdateContext: Hashable, Sendable {
  /// Monotonic time since the start of the program.
  package var now: Duration
  /// A random UUID, fresh for each event.
  package var freshID: String

  package init(now: Duration, freshID: String) {
    self.now = now
    self.freshID = freshID
  }
}
