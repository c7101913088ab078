/// Something the guide can tell about. Lines name actions in braces, as in `{copy.reply}`: the
/// app's own key table fills them in, and a line with an action that the table lacks is left out,
/// so the guide never tells of a key that is not there.
struct GuideTopic: Sendable {
  /// Words that call for it, in lower case.
  var words: [String]
  /// What the guide seems to think before it answers.
  var thought: String?
  var lines: [String]
  /// What to ask next.
  var followUps: [String]
  /// Adds the whole key table after the lines.
  var hasKeyTable = false
  /// Adds what the app can do after the lines.
  var hasFeatures = false

  /// The text of the answer, with the keys of one page of the app's tables.
  func text(_ page: DemoGuide.Page) -> String {
    var out = lines.compactMap { GuideTopic.fill($0, from: page.keys) }
    if hasFeatures, !page.features.isEmpty {
      out += [""] + page.features.map { "- \($0)" }
    }
    if hasKeyTable, !page.keys.isEmpty {
      out +=
        [""]
        + page.keys.map { row in
          "- " + GuideTopic.alternatives(row).map(GuideTopic.code).joined(separator: " ")
            + " · " + row.help
        }
    }
    return GuideTopic.numbered(out).joined(separator: "\n")
  }

  /// Whether a question, in lower case, calls for this. A word of ASCII counts only where a word
  /// begins, so that "task" is not "ask".
  func isMeant(by question: String) -> Bool {
    words.contains { word in
      question.ranges(of: word).contains { range in
        guard range.lowerBound > question.startIndex else { return true }
        let before = question[question.index(before: range.lowerBound)]
        return !(before.isASCII && before.isLetter)
      }
    }
  }

  /// The steps of a list count from 1 also when one of them was left out.
  private static func numbered(_ lines: [String]) -> [String] {
    var step = 0
    return lines.map { line in
      guard let dot = line.firstIndex(of: "."), Int(line[..<dot]) != nil else { return line }
      step += 1
      return "\(step)" + line[dot...]
    }
  }

  /// The keys of a row one by one; the first is the one to tell of.
  private static func alternatives(_ row: DemoGuide.Row) -> [String] {
    row.keys.split(separator: ", ").map(String.init)
  }

  /// The line with its keys; nil when it names an action that the table does not have.
  private static func fill(_ line: String, from rows: [DemoGuide.Row]) -> String? {
    var out = ""
    var rest = line[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      let id = rest[rest.index(after: open)..<close]
      guard let row = rows.first(where: { $0.id == id }), let keys = alternatives(row).first
      else { return nil }
      out += rest[..<open] + code(keys)
      rest = rest[rest.index(after: close)...]
    }
    return out + rest
  }

  /// A text as a Markdown code span, also when it holds a backtick.
  private static func code(_ text: String) -> String {
    text.contains("`") ? "`` \(text) ``" : "`\(text)`"
  }
}
