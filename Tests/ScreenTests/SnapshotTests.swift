import Foundation
import Screen
import TestSupport
import Testing

@Suite("Snapshots")
struct SnapshotTests {
  @Test("a screen is compared with its file, wide glyphs and roles included")
  func screen() {
    var surface = Surface(size: Size(columns: 16, rows: 3), style: Theme.roles[.text])
    var line = StyledLine(" 流式 ", .title)
    line.append("👩\u{200D}👧 e\u{301}\u{1B}", .userText)
    surface.put(
      line, column: 0, row: 0, maxColumns: 16, width: CellWidth(), styles: { Theme.roles[$0] })
    surface.put(
      StyledLine("cut after sixteen", .failure), column: 0, row: 2, maxColumns: 16,
      width: CellWidth(), styles: { Theme.roles[$0] })
    expectScreen(
      surface, cursor: Point(column: 11, row: 0), named: "screen-snapshot", letters: Role.letter)
  }

  @Test("a missing, a different and an updated file are three failures; an equal one is none")
  func comparing() throws {
    let folder = NSTemporaryDirectory() + "snapshots-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let snapshot = Snapshot(name: "one", folder: folder)
    #expect(try #require(snapshot.compare("a\n", isUpdating: false)).contains("does not exist"))
    #expect(try #require(snapshot.compare("a\n", isUpdating: true)).contains("written anew"))
    #expect(snapshot.compare("a\n", isUpdating: false) == nil)
    #expect(snapshot.compare("a\n", isUpdating: true) == nil)
    #expect(try #require(snapshot.compare("b\n", isUpdating: false)).contains("- a\n+ b"))
  }

  @Test("every role has a style and a letter of its own under the theme of the tests")
  func roles() {
    let letters = Role.allCases.map { Role.letter(of: Theme.roles[$0]) }
    #expect(Set(letters).count == Role.allCases.count && !letters.contains("?"))
  }
}
