import Foundation
import Testing

@Suite("The documents")
struct DocumentTests {
  /// Paths in backticks that begin with a folder of the project; `<…>`, `*` and `NNNN` stand for
  /// something else and are no paths.
  static func paths(in text: String) -> [String] {
    let folders = ["Sources/", "Tests/", "docs/", "scripts/", "themes/", ".ci/"]
    return text.matches(of: /`([^`\s]+)`/).map { String($0.output.1) }
      .filter { path in folders.contains { path.hasPrefix($0) } }
      .filter { !$0.contains("*") && !$0.contains("<") && !$0.contains("NNNN") }
  }

  @Test(
    "every path that the map names exists", arguments: ["docs/ARCHITECTURE.md", "docs/SECURITY.md"])
  func map(page: String) throws {
    let paths = DocumentTests.paths(in: try Project.text(page))
    #expect(paths.count > 10)
    for path in paths {
      #expect(Project.exists(path), "\(page) names \(path), which is not there")
    }
  }

  @Test("paths are found in backticks, patterns are not taken for paths")
  func pathFinder() {
    let text = "see `Sources/Wire`, `docs/decisions/NNNN-x.md`, `Tests/*`, `update` and scripts/x"
    #expect(DocumentTests.paths(in: text) == ["Sources/Wire"])
  }

  @Test("every script and every module of tests is told of in docs/TESTING.md")
  func testing() throws {
    let text = try Project.text("docs/TESTING.md")
    let tests = try FileManager.default.contentsOfDirectory(
      atPath: Project.root.appending(path: "Tests").path)
    for name in tests where name.hasSuffix("Tests") {
      #expect(text.contains(name), "docs/TESTING.md does not tell of \(name)")
    }
  }
}
