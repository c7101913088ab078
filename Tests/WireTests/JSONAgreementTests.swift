import FoundationEssentials
import FuzzBodies
import Testing

@testable import Wire

/// Where our scanner and Foundation's decoder both take a text, they read the same from it.
@Suite struct JSONAgreementTests {
  @Test("every frame of the fixtures is taken by both and read the same")
  func fixtures() throws {
    var compared = 0
    for frame in Self.frames {
      if try compare(frame) { compared += 1 }
    }
    #expect(compared > 140)
  }

  @Test("frames with bytes changed, dropped, doubled and swapped are read the same")
  func mutations() throws {
    var random = SeededGenerator(seed: 3)
    let frames = Self.frames + Self.oddities.map { Array($0.utf8) }
    var compared = 0
    for _ in 0..<4000 {
      guard var frame = frames.randomElement(using: &random), frame.count > 2 else { continue }
      for _ in 0..<Int.random(in: 1...3, using: &random) { mutate(&frame, &random) }
      if try compare(frame) { compared += 1 }
    }
    #expect(compared > 500)
  }

  /// All data of the fixtures' events.
  private static let frames: [[UInt8]] = StreamFixture.all.flatMap { fixture -> [[UInt8]] in
    var decoder = EventStreamDecoder()
    var items: [EventStreamItem] = []
    try? decoder.input(fixture.body, into: &items)
    return items.compactMap {
      guard case .event(let event) = $0, event.data.first == UInt8(ascii: "{") else { return nil }
      return Array(event.data)
    }
  }

  private static let oddities = [
    #"{"a":1,"a":2,"b":{"c":"x","c":"y"}}"#, #"{"\u0061":"\ud83d\ude00\\\"\/","a":"\u0000"}"#,
    #" { "a" : [ 1 , -2.5e3 , "x" , { } , [ ] , null , true ] , "b":0 } "#,
    #"{"n":9223372036854775807,"m":-9223372036854775808,"o":9223372036854775808}"#,
    #"{"":"","é":"中😀\u4e2d"}"#,
  ]

  private func mutate(_ frame: inout [UInt8], _ random: inout SeededGenerator) {
    guard let place = frame.indices.randomElement(using: &random) else { return }
    let signs = Array(#"{}[]",:\ntrue0123456789.eE-+ u"#.utf8)
    switch Int.random(in: 0..<4, using: &random) {
    case 0: frame[place] = signs.randomElement(using: &random) ?? 0
    case 1: frame.remove(at: place)
    case 2: frame.insert(signs.randomElement(using: &random) ?? 0, at: place)
    default: frame.swapAt(place, frame.startIndex)
    }
  }

  /// False when one of the two refuses the text.
  private func compare(_ text: [UInt8]) throws -> Bool {
    guard let theirs = try? JSONDecoder().decode([String: Tree].self, from: Data(text)),
      let ours = try? JSONObject(text[...])
    else { return false }
    let description = String(decoding: text, as: UTF8.self)
    let members = tree(ours)
    try #require(Set(members.keys) == Set(theirs.keys), "\(description)")
    for (key, value) in theirs {
      let own = try #require(members[key])
      #expect(own.agrees(with: value), "\(key) in \(description)")
    }
    return true
  }

  private func tree(_ object: JSONObject) -> [String: Tree] {
    Dictionary(object.entries.map { ($0.key, tree($0.value)) }) { first, _ in first }
  }

  private func tree(_ value: JSONValue) -> Tree {
    switch value.kind {
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
