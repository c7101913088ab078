package import Chat
package import Layout
import Screen

/// A conversation with all that belongs to showing it: its laid-out text, the reader's place, the
/// draft. Every conversation keeps its own.
package struct OpenConversation: Sendable {
  package internal(set) var conversation: Conversation
  package internal(set) var layout: TranscriptLayout
  package internal(set) var viewport = Viewport()
  package internal(set) var composer = Composer()
  /// Messages that wait for the reply under way, oldest first.
  package internal(set) var queue: [String] = []
  /// The turn whose exchange has not finished yet: until then nothing can be sent.
  package internal(set) var busy: Turn.ID?
  /// When the reply that is coming last moved.
  var lastProgress = Duration.zero
  /// Something came while another conversation was on the screen.
  package internal(set) var isUnread = false
  /// Follow-up questions of the last reply, or the bot's opening questions: Tab walks them.
  package internal(set) var suggestions: [String] = []
  /// Which suggestion stands in the composer as ghost text.
  package internal(set) var suggestion: Int?
  /// Where each turn stands in the layout.
  var blocks = TranscriptBlocks()

  package var id: Conversation.ID { conversation.id }

  /// The reply that is coming, if one is.
  package var liveTurn: Turn? {
    guard let turn = conversation.turns.last, turn.isLive else { return nil }
    return turn
  }

  /// The last reply failed or broke off.
  package var hasFailed: Bool {
    if case .failed = conversation.turns.last?.phase { true } else { false }
  }

  /// Brings the text to a window's width, and the reader's place to its height.
  mutating func fit(_ size: Size) {
    if layout.columns != size.columns { layout.resize(columns: size.columns) }
    viewport.leastHeight = Arrangement.leastTranscriptRows(in: size)
  }

  /// The suggestion shown as ghost text in the empty composer.
  package var ghost: String? {
    guard let suggestion, suggestions.indices.contains(suggestion) else { return nil }
    return suggestions[suggestion]
  }
}
