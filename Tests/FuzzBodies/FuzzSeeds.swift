import Foundation
import Wire

extension FuzzTarget {
  /// Inputs that the fuzzer begins with: the project's fixtures and what its readers are for.
  package var seeds: [[UInt8]] {
    switch self {
    case .eventStream:
      StreamFixture.all.map { [0, 0, 1] + $0.body }
        + StreamFixture.all.map { [40, 0, 2] + $0.body }
    case .json: Self.frames + FuzzTexts.json.map { Array($0.utf8) }
    case .cozeV2: Self.streams("v2-")
    case .cozeV3: Self.streams("v3-") + FuzzTexts.polling
    case .keys: FuzzTexts.keys.map { [0, 1] + Array($0.utf8) }
    case .sanitizer: FuzzTexts.texts.map { [0, 0, 3] + Array($0.utf8) }
    case .wrapping:
      FuzzTexts.texts.enumerated().map { index, text in
        [UInt8(index * 7 + 9), 30, UInt8(index % 8), 0, 5] + Array(text.utf8)
      }
    case .configuration: FuzzTexts.configurations.map { Array($0.utf8) }
    case .theme: Self.themes
    }
  }

  /// Cases that were found once, by file name: `Tests/Fixtures/fuzz/TARGET/NAME`.
  package var foundCases: [(name: String, bytes: [UInt8])] {
    let folder = Self.tests.appending(path: "Fixtures/fuzz/\(rawValue)")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.sorted().compactMap { name in
      (try? Data(contentsOf: folder.appending(path: name))).map { (name, Array($0)) }
    }
  }

  private static let tests = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent()

  /// All data of the fixtures' events that is an object.
  private static var frames: [[UInt8]] {
    StreamFixture.all.flatMap { fixture -> [[UInt8]] in
      var decoder = EventStreamDecoder()
      var items: [EventStreamItem] = []
      try? decoder.input(fixture.body, into: &items)
      return items.compactMap {
        guard case .event(let event) = $0, event.data.first == UInt8(ascii: "{") else { return nil }
        return Array(event.data)
      }
    }
  }

  /// Each fixture with a stop and without.
  private static func streams(_ prefix: String) -> [[UInt8]] {
    StreamFixture.all.filter { $0.name.hasPrefix(prefix) }.flatMap { fixture -> [[UInt8]] in
      let type = fixture.head["content-type"] ?? ""
      let isJSON: UInt8 = type.contains("json") ? 1 : type.contains("html") ? 2 : 0
      let end: UInt8 = fixture.end == nil ? 0 : 0x60
      let status: UInt8 = fixture.head.status == 200 ? 0 : 4 << 2
      let response = [isJSON | status | end] + fixture.body
      return [[0, 0, 1] + response, [4 | 2 << 3, 0, 1] + response]
    }
  }

  private static var themes: [[UInt8]] {
    let folder = tests.deletingLastPathComponent().appending(path: "themes")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    let files = names.sorted().compactMap { name in
      (try? Data(contentsOf: folder.appending(path: name))).map { Array($0) }
    }
    return files + FuzzTexts.themes.map { Array($0.utf8) }
  }
}
