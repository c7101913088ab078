import Foundation
import Screen
import Testing

@Test("docs/THEMES.md names every role")
func themePage() throws {
  let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
  let page = try String(
    contentsOf: root.appendingPathComponent("docs/THEMES.md"), encoding: .utf8)
  for role in Role.allCases {
    #expect(page.contains("`\(role.rawValue)`"), "\(role.rawValue)")
  }
}
