/// What was cut, the newest last: readline's kill ring.
package struct KillRing: Hashable, Sendable {
  static let maximumEntries = 16
  static let maximumBytes = 4 << 20

  private var entries: [String] = []
  /// Which entry a yank takes.
  private var position = 0

  package init() {}

  /// What a yank would put in; nil when nothing was cut yet.
  package var current: String? {
    entries.indices.contains(position) ? entries[position] : nil
  }

  /// Keeps a cut of its own.
  mutating func push(_ text: String) {
    entries.append(text)
    while entries.count > 1, entries.count > Self.maximumEntries || byteCount > Self.maximumBytes {
      entries.removeFirst()
    }
    position = entries.count - 1
  }

  /// Joins a cut to the last one: the text that stood after it, or before it.
  mutating func join(_ text: String, after: Bool) {
    guard let last = entries.popLast() else { return push(text) }
    push(after ? last + text : text + last)
  }

  /// Goes to the cut before the current one; from the oldest to the newest.
  mutating func rotate() {
    guard !entries.isEmpty else { return }
    position = position > 0 ? position - 1 : entries.count - 1
  }

  private var byteCount: Int { entries.reduce(0) { $0 + $1.utf8.count } }
}
