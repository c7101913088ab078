import Screen
import Testing

@testable import Layout

@Suite("The short way for plain text gives what the sanitiser gives")
struct UnitReaderTests {
  @Test("at every cluster of every document", arguments: Documents.all.indices)
  func sameUnits(_ document: Int) {
    let bytes = Array(Documents.all[document].utf8) + Documents.brokenBytes
    var units = UnitReader(bytes, from: 0, width: CellWidth(), columns: 80)
    var clusters = ClusterReader(bytes, width: CellWidth())
    while let cluster = clusters.next() {
      #expect(units.next() == TextUnit(cluster, columns: 80))
      var pieces: [LaidOutRow.Piece] = []
      units.draw(on: &pieces, at: 0, role: .text)
      var expected: [LaidOutRow.Piece] = []
      expected.append(cluster, at: 0, columns: 80, role: .text)
      #expect(pieces == expected)
      #expect(units.offset == clusters.offset)
    }
    #expect(units.next() == nil)
  }
}
