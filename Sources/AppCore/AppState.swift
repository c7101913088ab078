package import Chat
import Layout
package import Screen
package import Wording

/// The whole of the app, as one value. Only `update` changes it; `render` reads it.
package struct AppState: Sendable {
  /// Monotonic time of the last event.
  package internal(set) var now: Duration = .zero
  package internal(set) var size: Size
  package let language: Language
  package let cellWidth: CellWidth
  /// What the configuration offers; the first is the one the app opened with.
  package internal(set) var profiles: [Profile]
  /// Names of profiles whose service cannot be reached yet (the demo, until it has started).
  package internal(set) var pendingProfiles: Set<String> = []
  /// Why a profile's service cannot be had at all, by its name.
  package internal(set) var failedServices: [String: Sentence] = [:]
  /// Bots by profile name, as the service listed them.
  package internal(set) var bots: [String: [Bot]] = [:]

  /// Never empty. The order is the one that Alt+1…9 count.
  package internal(set) var conversations: [OpenConversation]
  /// Index of the conversation on the screen.
  package internal(set) var current = 0
  /// The conversation that was on the screen before.
  package internal(set) var previous: Conversation.ID?

  package internal(set) var overlay: Overlay?
  package internal(set) var sequencer: KeySequencer
  package let keymap: Keymap
  package internal(set) var history = PromptHistory()
  package internal(set) var historySearch: HistorySearch?
  package internal(set) var toast: Toast?
  /// Until then a second Esc stops the reply.
  package internal(set) var stopArmedUntil: Duration?
  package internal(set) var isMouseOn: Bool
  /// True once something was sent: nothing is saved yet, so quitting asks.
  package internal(set) var hasSent = false
  /// What `$EDITOR` was given, while it has the terminal.
  var draftInEditor: String?
  var lastTurnID = 0
  var lastConversationID = 0

  /// The conversation on the screen.
  package internal(set) var open: OpenConversation {
    get { conversations[current] }
    // In place: get and set would copy the layout for every key.
    _modify { yield &conversations[current] }
  }

  /// When `update` wants to be called with `.woke`; nil when nothing waits for time.
  package var nextDeadline: Duration? {
    [toast?.until, stopArmedUntil, sequencer.deadline, quietDeadline].compactMap(\.self).min()
  }
}

/// A short notice that goes away by itself.
package struct Toast: Hashable, Sendable {
  package var sentence: Sentence
  package var until: Duration
  package var isError: Bool
}

/// What the app starts with.
package struct AppOptions: Sendable {
  package var size: Size
  package var language: Language
  package var cellWidth: CellWidth
  package var profiles: [Profile]
  package var pendingProfiles: Set<String>
  package var keymap: Keymap
  package var isMouseOn: Bool
  /// Said above everything in the first conversation.
  package var greeting: [Sentence]

  package init(
    size: Size, language: Language, cellWidth: CellWidth, profiles: [Profile],
    pendingProfiles: Set<String> = [], keymap: Keymap, isMouseOn: Bool = true,
    greeting: [Sentence] = []
  ) {
    self.size = size
    self.language = language
    self.cellWidth = cellWidth
    self.profiles = profiles
    self.pendingProfiles = pendingProfiles
    self.keymap = keymap
    self.isMouseOn = isMouseOn
    self.greeting = greeting
  }
}
