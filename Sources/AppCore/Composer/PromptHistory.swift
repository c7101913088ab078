/// What was sent, oldest first, shared by all conversations; each walks through its own prompts
/// first and then through the others'.
package struct PromptHistory: Hashable, Sendable {
  package static let maximumEntries = 1000
  package static let maximumBytes = 4 << 20

  /// One prompt.
  package struct Entry: Hashable, Sendable {
    /// Counts up; stays when older entries go.
    package let number: Int
    package let text: String
    /// Which conversation it was sent in, by a number of the caller's.
    package let conversation: Int?
  }

  package private(set) var entries: [Entry] = []
  private var lastNumber = 0
  private var byteCount = 0

  package init() {}

  /// Keeps a prompt. A blank one, and one like the last, is not kept again.
  package mutating func append(_ text: String, in conversation: Int? = nil) {
    guard !text.allSatisfy(\.isWhitespace) else { return }
    guard entries.last?.text != text || entries.last?.conversation != conversation else { return }
    lastNumber += 1
    entries.append(Entry(number: lastNumber, text: text, conversation: conversation))
    byteCount += text.utf8.count
    while entries.count > Self.maximumEntries
      || (byteCount > Self.maximumBytes && entries.count > 1)
    {
      byteCount -= entries.removeFirst().text.utf8.count
    }
  }

  /// Newest first: the prompts of a conversation, then those of the others; by time alone for nil.
  func ordered(for conversation: Int?) -> [Entry] {
    guard let conversation else { return entries.reversed() }
    return entries.reversed().filter { $0.conversation == conversation }
      + entries.reversed().filter { $0.conversation != conversation }
  }
}
