/// Ctrl+R: what is looked for in the prompt history, and what was found. Upper and lower case and
/// full-width and ASCII forms are the same to it.
///
/// The draft stays untouched until the match is taken, so leaving the search needs nothing.
package struct HistorySearch: Hashable, Sendable {
  /// The line that is typed in: all of readline's row works there.
  package private(set) var line = Composer()
  /// What is looked for.
  package var query: String { line.text }
  /// The prompt found; nil while nothing is looked for and where nothing matches.
  package private(set) var match: String?
  /// Where the query is in `match`, in characters.
  package private(set) var matchRange: Range<Int>?
  /// True when the last step found nothing more: `match` is the one before.
  package private(set) var hasFailed = false
  static let maximumQuery = 1000
  /// Newest first, no text twice.
  private let prompts: [String]
  private var place = 0

  package init(_ history: PromptHistory, conversation: Int? = nil) {
    var seen: Set<String> = []
    prompts = history.ordered(for: conversation).map(\.text).filter { seen.insert($0).inserted }
  }

  /// Changes what is looked for: more of it is looked for from the present match on, anything
  /// else from the newest prompt.
  package mutating func edit(_ change: (inout Composer) -> Void) {
    let before = query
    change(&line)
    guard query != before else { return }
    let isMore = !before.isEmpty && query.hasPrefix(before)
    find(from: isMore ? place : 0, by: 1)
  }

  /// The next older prompt that matches.
  package mutating func older() { find(from: match == nil ? place : place + 1, by: 1) }

  /// The next newer prompt that matches.
  package mutating func newer() { find(from: place - 1, by: -1) }

  private mutating func find(from start: Int, by step: Int) {
    let wanted = query.prefix(Self.maximumQuery).map(FullWidth.folded)
    guard !wanted.isEmpty else {
      match = nil
      matchRange = nil
      hasFailed = false
      place = 0
      return
    }
    var index = start
    while prompts.indices.contains(index) {
      if let range = Self.range(of: wanted, in: prompts[index]) {
        place = index
        match = prompts[index]
        matchRange = range
        hasFailed = false
        return
      }
      index += step
    }
    hasFailed = true
    // A match that the query no longer fits must not be taken.
    if let match, Self.range(of: wanted, in: match) == nil {
      self.match = nil
      matchRange = nil
    }
  }

  private static func range(of wanted: [Character], in text: String) -> Range<Int>? {
    let folded = text.map(FullWidth.folded)
    guard !wanted.isEmpty, folded.count >= wanted.count else { return nil }
    for start in 0...folded.count - wanted.count
    where folded[start..<start + wanted.count].elementsEqual(wanted) {
      return start..<start + wanted.count
    }
    return nil
  }
}
