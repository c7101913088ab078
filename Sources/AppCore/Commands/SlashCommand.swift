/// What a draft means as a command. Commands are the actions of the table that have a slash name.
///
/// An input method gives `／` or `、` for the key `/`: as the first character they count as it.
/// An unknown command is never sent, so that a slip of the finger costs nothing; `//` sends `/`.
package enum SlashCommand: Hashable, Sendable {
  /// No command: ordinary text.
  case none
  case action(ActionID)
  /// No such command, or one with words behind it that it does not take (then `nearest` is that
  /// command). Names come with their slash, as the user would type them.
  case unknown(String, nearest: [String])
  /// The text behind a doubled slash: to be sent, with one slash.
  case literal(String)

  /// Reads a whole draft.
  package static func parse(_ text: String) -> SlashCommand {
    guard let first = text.first, isSlash(first) else { return .none }
    let rest = text.dropFirst()
    if let second = rest.first, isSlash(second) { return .literal(String(rest)) }
    let name = rest.prefix { !$0.isWhitespace }
    let isAlone = rest.dropFirst(name.count).allSatisfy(\.isWhitespace)
    let word = String(name.map(FullWidth.folded))
    if let action = actions[word] {
      return isAlone ? .action(action) : .unknown("/" + rest.firstLine, nearest: ["/" + word])
    }
    let nearest = word.isEmpty ? names : NearestNames.find(word, among: names)
    return .unknown("/" + name.prefix(40), nearest: nearest.map { "/" + $0 })
  }

  /// What a draft that is no command sends: one slash of a doubled one is left out.
  static func message(_ draft: String) -> String {
    if case .literal(let text) = parse(draft) { text } else { draft }
  }

  /// The draft that sends a text: one that would be read as a command gets a slash before it.
  static func draft(sending text: String) -> String {
    parse(text) == .none ? text : "/" + text
  }

  /// The commands that a draft without blanks may become, with their slash, in order; empty where
  /// it is no beginning of a command.
  package static func completions(of text: String) -> [String] {
    guard let first = text.first, isSlash(first) else { return [] }
    let word = String(text.dropFirst().map(FullWidth.folded))
    return names.filter { $0.hasPrefix(word) }.map { "/" + $0 }
  }

  /// The draft with as much added as is certain (Tab); nil where no command begins so.
  package static func completion(of text: String) -> String? {
    let candidates = completions(of: text)
    guard var common = candidates.first else { return nil }
    for candidate in candidates {
      while !candidate.hasPrefix(common) { common.removeLast() }
    }
    return common
  }

  /// All commands, without their slash, in order.
  package static let names: [String] = ActionTable.all.compactMap(\.slash).sorted()

  private static let actions = Dictionary(
    ActionTable.all.compactMap { action in action.slash.map { ($0, action.id) } },
    uniquingKeysWith: { first, _ in first })

  private static func isSlash(_ character: Character) -> Bool {
    character == "/" || character == "／" || character == "、"
  }
}

extension Substring {
  /// Up to the first line end, 40 characters at most.
  fileprivate var firstLine: Substring { prefix(40).prefix { !$0.isNewline } }
}
