import Foundation

/// A text file that a test compares a screen with.
package struct Snapshot {
  private let file: URL

  /// `folder` is for the tests of this type; others keep their snapshots in the project.
  package init(name: String, folder: String? = nil) {
    let project = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    let folder = folder.map { URL(filePath: $0) } ?? project.appending(path: "Fixtures/screens")
    file = folder.appending(path: name + ".txt")
  }

  /// Nil when the file holds `actual`; else what to tell the person who runs the test.
  package func compare(_ actual: String, isUpdating: Bool) -> String? {
    let name = file.lastPathComponent
    let expected = try? String(contentsOf: file, encoding: .utf8)
    // By bytes: texts of other scalars that are canonically equal look different in a terminal.
    if let expected, expected.utf8.elementsEqual(actual.utf8) { return nil }
    if isUpdating {
      do {
        let folder = file.deletingLastPathComponent()
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try Data(actual.utf8).write(to: file)
      } catch {
        return "\(name) could not be written: \(error)"
      }
      return "\(name) was written anew. Look at it, then run without UPDATE_SNAPSHOTS."
    }
    guard let expected else {
      return "\(name) does not exist; UPDATE_SNAPSHOTS=1 makes it from this:\n\(actual)"
    }
    return "\(name) differs:\n\(Self.difference(expected, actual))\nThe whole screen:\n\(actual)"
  }

  /// The lines that differ, the expected one above the actual one.
  private static func difference(_ expected: String, _ actual: String) -> String {
    let old = expected.split(separator: "\n", omittingEmptySubsequences: false)
    let new = actual.split(separator: "\n", omittingEmptySubsequences: false)
    var lines: [String] = []
    for index in 0..<max(old.count, new.count) {
      let one = index < old.count ? old[index] : ""
      let other = index < new.count ? new[index] : ""
      if !one.utf8.elementsEqual(other.utf8) {
        lines += ["line \(index + 1)", "- \(one)", "+ \(other)"]
      }
    }
    return lines.joined(separator: "\n")
  }
}
