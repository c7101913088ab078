import Foundation
package import Screen
package import Testing

/// Compares a screen with the text file `Tests/Fixtures/screens/NAME.txt`, in the format of
/// `Surface.snapshot`. With `UPDATE_SNAPSHOTS=1` the file is written anew, and the run fails on
/// purpose: nobody updates a picture without looking at it.
///
/// With `letters` (of `Theme.roles`, with which the surface must have been drawn) a second plane
/// tells the role of each cell.
package func expectScreen(
  _ surface: Surface, cursor: Point? = nil, named name: String,
  letters: ((Style) -> Character)? = nil,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  expectText(
    surface.snapshot(cursor: cursor, letter: letters), named: name,
    sourceLocation: sourceLocation)
}

/// Compares any text with `Tests/Fixtures/screens/NAME.txt`.
package func expectText(
  _ actual: String, named name: String, sourceLocation: SourceLocation = #_sourceLocation
) {
  let isUpdating = ProcessInfo.processInfo.environment["UPDATE_SNAPSHOTS"] == "1"
  let outcome = Snapshot(name: name).compare(actual, isUpdating: isUpdating)
  if let complaint = outcome {
    Issue.record(Comment(rawValue: complaint), sourceLocation: sourceLocation)
  }
}
