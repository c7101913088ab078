/// The name among `known` that is most likely meant: the fewest edits (insertion, deletion,
/// replacement, exchange of neighbours), at most a third of its length; else one that begins so.
/// Nil when none is near.
func nearestName(to name: String, among known: some Sequence<String>) -> String? {
  let wanted = Array(name.lowercased().prefix(64))
  var best: (name: String, distance: Int)?
  for candidate in known.sorted() {
    let letters = Array(candidate.lowercased().prefix(64))
    let distance = editDistance(wanted, letters)
    let limit = max(1, (max(wanted.count, letters.count) + 2) / 3)
    guard distance <= limit, distance < best?.distance ?? .max else { continue }
    best = (candidate, distance)
  }
  guard best == nil, wanted.count > 1 else { return best?.name }
  return known.sorted().first { $0.lowercased().hasPrefix(name.lowercased()) }
}

/// Damerau–Levenshtein distance in its restricted form (optimal string alignment).
func editDistance(_ from: [Character], _ to: [Character]) -> Int {
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
