/// Reads typed values out of a TOML document and collects every mistake on the way, so that a
/// person is told all of them at once. A value that is wrong reads as nil.
struct TableReader {
  let document: TOMLDocument
  private(set) var mistakes: [SettingsError] = []

  init(_ document: TOMLDocument) {
    self.document = document
  }

  /// One table and the way to it.
  struct Table {
    let path: [String]
    let values: [String: TOMLNode]
  }

  var root: Table { Table(path: [], values: document.root) }

  mutating func append(_ mistake: SettingsError) {
    mistakes.append(mistake)
  }

  mutating func report(_ table: Table, _ key: String, _ problem: SettingsError.Problem) {
    mistakes.append(document.mistake(table.path + [key], problem))
  }

  /// Reports every key that is not among `known`.
  mutating func checkKeys(of table: Table, known: [String]) {
    for key in table.values.keys.sorted() where !known.contains(key) {
      let nearest = nearestName(to: key, among: known)
      report(table, key, .unknownKey(key, nearest: nearest, allowed: known))
    }
  }

  mutating func string(_ key: String, in table: Table) -> String? {
    read(key, in: table, as: .string) { node in
      if case .string(let text) = node { text } else { nil }
    }
  }

  /// A string that says something.
  mutating func text(_ key: String, in table: Table) -> String? {
    guard let text = string(key, in: table) else { return nil }
    guard !text.isEmpty else {
      report(table, key, .badValue(found: "", .notEmpty, nearest: nil))
      return nil
    }
    return text
  }

  mutating func boolean(_ key: String, in table: Table) -> Bool? {
    read(key, in: table, as: .trueOrFalse) { node in
      if case .boolean(let value) = node { value } else { nil }
    }
  }

  mutating func integer(
    _ key: String, in table: Table, range: ClosedRange<Int>
  ) -> Int? {
    let value: Int? = read(key, in: table, as: .wholeNumber) { node in
      if case .integer(let value) = node { value } else { nil }
    }
    guard let value else { return nil }
    guard range.contains(value) else {
      report(table, key, .badValue(found: "\(value)", .wholeNumber(range), nearest: nil))
      return nil
    }
    return value
  }

  mutating func strings(_ key: String, in table: Table) -> [String]? {
    read(key, in: table, as: .listOfStrings) { node in
      guard case .array(let nodes) = node else { return nil }
      let texts = nodes.compactMap { node in
        if case .string(let text) = node { text } else { nil }
      }
      return texts.count == nodes.count ? texts : nil
    }
  }

  mutating func table(_ key: String, in table: Table) -> Table? {
    read(key, in: table, as: .table) { node in
      guard case .table(let values) = node else { return nil }
      return Table(path: table.path + [key], values: values)
    }
  }

  /// One of a few words.
  mutating func choice(_ key: String, in table: Table, of words: [String]) -> String? {
    guard let word = string(key, in: table) else { return nil }
    guard words.contains(word) else {
      let nearest = nearestName(to: word, among: words)
      report(table, key, .badValue(found: word, .oneOf(words), nearest: nearest))
      return nil
    }
    return word
  }

  /// "10s", "500ms", "2m".
  mutating func duration(_ key: String, in table: Table) -> Duration? {
    guard let text = string(key, in: table) else { return nil }
    guard let duration = Duration(setting: text) else {
      report(table, key, .badValue(found: text, .duration, nearest: nil))
      return nil
    }
    return duration
  }

  private mutating func read<Value>(
    _ key: String, in table: Table, as kind: SettingsError.ValueKind,
    _ body: (TOMLNode) -> Value?
  ) -> Value? {
    guard let node = table.values[key] else { return nil }
    guard let value = body(node) else {
      report(table, key, .wrongType(found: node.kind, expected: kind))
      return nil
    }
    return value
  }
}

extension Duration {
  /// A whole number and its unit (ms, s or m), from 1 ms to 24 hours; nil for anything else.
  init?(setting text: String) {
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    guard let count = Int(digits), count > 0, count <= 86_400_000 else { return nil }
    let duration: Duration
    switch text.dropFirst(digits.count) {
    case "ms": duration = .milliseconds(count)
    case "s": duration = .seconds(count)
    case "m": duration = .seconds(count * 60)
    default: return nil
    }
    guard duration <= .seconds(86_400) else { return nil }
    self = duration
  }
}
