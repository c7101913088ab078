/// Names that are likely meant by a name that does not exist.
package enum NearestNames {
  /// Those among `known` that need the fewest edits (insertion, deletion, replacement, exchange
  /// of neighbours), at most a third of the length, or that begin with `name`; the best first.
  package static func find(
    _ name: String, among known: some Sequence<String>, limit: Int = 3
  ) -> [String] {
    let wanted = Array(name.lowercased().prefix(64))
    guard !wanted.isEmpty else { return [] }
    return
      known.compactMap { candidate -> (name: String, distance: Int)? in
        let letters = Array(candidate.lowercased().prefix(64))
        if letters.starts(with: wanted) { return (candidate, 0) }
        let distance = editDistance(wanted, letters)
        return distance <= max(1, (max(wanted.count, letters.count) + 2) / 3)
          ? (candidate, distance) : nil
      }
      .sorted { ($0.distance, $0.name) < ($1.distance, $1.name) }
      .prefix(limit).map(\.name)
  }

  /// Damerau-Levenshtein distance in its restricted form (optimal string alignment).
  private static func editDistance(_ from: [Character], _ to: [Character]) -> Int {
    guard !from.isEmpty, !to.isEmpty else { return max(from.count, to.count) }
    var beforeLast = [Int](repeating: 0, count: to.count + 1)
    var last = Array(0...to.count)
    for row in 1...from.count {
      var current = [row] + Array(repeating: 0, count: to.count)
      for column in 1...to.count {
        let cost = from[row - 1] == to[column - 1] ? 0 : 1
        current[column] = min(
          last[column] + 1, current[column - 1] + 1, last[column - 1] + cost)
        if row > 1, column > 1, from[row - 1] == to[column - 2], from[row - 2] == to[column - 1] {
          current[column] = min(current[column], beforeLast[column - 2] + 1)
        }
      }
      beforeLast = last
      last = current
    }
    return last[to.count]
  }
}
