import Screen

/// Joins the table's keys and the user's, and finds what cannot work.
///
/// The user's key wins over a default one wherever both would count. Pairs that the table itself
/// holds (`Ctrl+D` deletes, and quits in an empty composer) are no conflict.
struct KeymapBuilder {
  private(set) var problems: [KeymapProblem] = []
  private var changes: [ActionID: [KeyChord]] = [:]

  mutating func read(_ overrides: [String: [String]]) {
    for (name, keys) in overrides.sorted(by: { $0.key < $1.key }) {
      guard let action = ActionID(rawValue: name) else {
        let known = ActionID.allCases.map(\.rawValue)
        problems.append(.unknownAction(name, nearest: NearestNames.find(name, among: known).first))
        continue
      }
      changes[action] = keys.filter { $0 != "none" }.compactMap { chord($0, of: action) }
    }
  }

  private mutating func chord(_ text: String, of action: ActionID) -> KeyChord? {
    guard let chord = KeyChord(configuration: text) else {
      problems.append(.unreadableKey(text, of: action))
      return nil
    }
    let isText = chord.keys.first?.typed != nil
    guard !isText || ActionTable[action].scope == .prompt else {
      problems.append(.typesText(chord, action))
      return nil
    }
    return chord
  }

  /// The bindings that count, in the order of the table.
  mutating func resolve() -> [KeyBinding] {
    var bindings = ActionTable.all.flatMap { row -> [KeyBinding] in
      changes[row.id].map { users(of: row, $0) } ?? Keymap.defaults(of: row)
    }
    // Only what the user changed can make the table contradict itself.
    guard !changes.isEmpty else { return bindings }
    dropDuplicates(in: &bindings)
    dropShadowed(in: &bindings)
    for row in ActionTable.all where changes[row.id]?.isEmpty != true && row.slash == nil {
      guard !bindings.contains(where: { $0.action == row.id }) else { continue }
      problems.append(.unreachable(row.id))
    }
    return bindings
  }

  private func users(of row: Action, _ chords: [KeyChord]) -> [KeyBinding] {
    chords.map { chord in
      let isForEmpty = row.emptyComposerKeys.contains(chord)
      return KeyBinding(
        chord: chord, scope: isForEmpty ? .emptyComposer : row.scope, action: row.id, isUsers: true)
    }
  }

  private mutating func dropDuplicates(in bindings: inout [KeyBinding]) {
    for winner in bindings where winner.isUsers {
      let losers = bindings.filter { other in
        other.action != winner.action && other.chord == winner.chord
          && Self.overlap(other.scope, winner.scope) && !isPairOfTable(winner, other)
          && (!other.isUsers || Self.comes(winner, before: other))
      }
      // A user's key may have lost to another of the user's meanwhile.
      guard !losers.isEmpty, bindings.contains(winner) else { continue }
      for loser in losers {
        problems.append(.conflict(winner.chord, kept: winner.action, lost: loser.action))
      }
      bindings.removeAll { losers.contains($0) }
    }
  }

  private mutating func dropShadowed(in bindings: inout [KeyBinding]) {
    for short in bindings {
      for long in bindings where short.chord.isBeginning(of: long.chord) {
        guard Self.overlap(short.scope, long.scope) else { continue }
        let longWins = long.isUsers && !short.isUsers
        let (winner, loser) = longWins ? (long, short) : (short, long)
        guard bindings.contains(winner), bindings.contains(loser) else { continue }
        problems.append(
          .shadowed(loser.chord, loser.action, by: winner.chord, winner.action))
        bindings.removeAll { $0 == loser }
      }
    }
  }

  /// True when some context looks into both scopes.
  private static func overlap(_ one: KeyScope, _ other: KeyScope) -> Bool {
    KeyContext.all.contains { $0.scopes.contains(one) && $0.scopes.contains(other) }
  }

  private static func comes(_ one: KeyBinding, before other: KeyBinding) -> Bool {
    let order = ActionTable.all.map(\.id)
    guard let first = order.firstIndex(of: one.action),
      let second = order.firstIndex(of: other.action)
    else { return false }
    return first < second
  }

  private func isPairOfTable(_ one: KeyBinding, _ other: KeyBinding) -> Bool {
    [one, other].allSatisfy { binding in
      let row = ActionTable[binding.action]
      return row.keys.contains(binding.chord) || row.emptyComposerKeys.contains(binding.chord)
    }
  }
}

extension KeyChord {
  /// True when the other chord goes on after these keys.
  func isBeginning(of other: KeyChord) -> Bool {
    keys.count < other.keys.count && other.keys.starts(with: keys)
  }
}
