import FoundationEssentials
import Wire

/// The JSON scanner: it takes any bytes, and where Foundation's decoder takes them as well, both
/// read the same.
enum JSONBody {
  static func run(_ bytes: [UInt8]) throws(FuzzFinding) {
    guard let ours = try? JSONObject(bytes[...]) else { return }
    // Read whole in any case: nothing may trap on text that only we take.
    let members = tree(ours)
    guard let theirs = try? JSONDecoder().decode([String: Tree].self, from: Data(bytes)) else {
      return
    }
    try hold(Set(members.keys) == Set(theirs.keys), "other keys: \(members.keys)")
    for (key, value) in theirs {
      try hold(
        members[key]?.agrees(with: value) ?? false,
        "\(key) is \(members[key] as Any), and to Foundation \(value)")
    }
  }

  private static func tree(_ object: JSONObject) -> [String: Tree] {
    Dictionary(object.entries.map { ($0.key, tree($0.value)) }) { first, _ in first }
  }

  private static func tree(_ value: JSONValue) -> Tree {
    _ = (value.identifier, value.embeddedObject)
    return switch value.kind {
    case .null: .null
    case .bool: value.bool.map(Tree.bool) ?? .unread
    case .string: value.string.map(Tree.string) ?? .unread
    case .number: value.integer.map(Tree.number) ?? .unread
    case .array: value.array.map { .array($0.map(tree)) } ?? .unread
    case .object: value.object.map { .object(tree($0)) } ?? .unread
    }
  }
}

/// Any JSON value, decoded by Foundation or built from ours.
private indirect enum Tree: Decodable {
  case null
  case bool(Bool)
  case string(String)
  case number(Int)
  /// A value that one side cannot read: it is no disagreement.
  case unread
  case array([Tree])
  case object([String: Tree])

  init(from decoder: any Decoder) throws {
    let value = try decoder.singleValueContainer()
    if value.decodeNil() {
      self = .null
    } else if let bool = try? value.decode(Bool.self) {
      self = .bool(bool)
    } else if let string = try? value.decode(String.self) {
      self = .string(string)
    } else if let number = try? value.decode(Int.self) {
      self = .number(number)
    } else if let array = try? value.decode([Tree].self) {
      self = .array(array)
    } else if let object = try? value.decode([String: Tree].self) {
      self = .object(object)
    } else {
      self = .unread
    }
  }

  func agrees(with other: Tree) -> Bool {
    switch (self, other) {
    case (.unread, _), (_, .unread), (.null, .null): true
    case (.bool(let a), .bool(let b)): a == b
    case (.string(let a), .string(let b)): Array(a.utf8) == Array(b.utf8)
    case (.number(let a), .number(let b)): a == b
    case (.array(let a), .array(let b)):
      a.count == b.count && zip(a, b).allSatisfy { $0.agrees(with: $1) }
    case (.object(let a), .object(let b)):
      Set(a.keys) == Set(b.keys)
        && a.allSatisfy { key, value in b[key].map { value.agrees(with: $0) } ?? false }
    default: false
    }
  }
}
