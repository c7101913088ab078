import Testing

@testable import Screen

/// Text that grows is read again from the last settled offset.
@Suite("Cluster reader over growing text")
struct ClusterReaderCutTests {
  static let texts = [
    "plain text, \u{1B}[31mred\r\n流式 e\u{301} 👩🏽\u{200D}❤\u{FE0F}\u{200D}👧 🇨🇳🇬🇧 क\u{94D}षि",
    "🏴\u{E0067}\u{E0062}\u{E0073}\u{E0063}\u{E0074}\u{E007F}🏴\u{E0067}\u{E0062}x\r\r\n\ta\u{200C}\u{301}",
    "\u{1112}\u{1161}\u{11AB}\u{200D}👩\u{200D}\u{301}👧 1\u{FE0F}\u{20E3} می\u{200C}خواهم",
  ]

  /// Reads `bytes` in pieces that end at `ends`, each time from the last settled offset.
  private func readInPieces(_ bytes: [UInt8], ends: [Int]) -> [DisplayCluster] {
    var final: [DisplayCluster] = []
    var settled = 0
    for end in ends + [bytes.count] {
      let isLast = end == bytes.count
      var reader = ClusterReader(Array(bytes[..<end]), from: settled, width: CellWidth())
      while let cluster = reader.next() {
        if reader.offset <= reader.settledOffset || isLast { final.append(cluster) }
      }
      settled = isLast ? end : reader.settledOffset
      if isLast { break }
    }
    return final
  }

  private func readWhole(_ bytes: [UInt8]) -> [DisplayCluster] {
    var reader = ClusterReader(bytes, width: CellWidth())
    var all: [DisplayCluster] = []
    while let cluster = reader.next() { all.append(cluster) }
    return all
  }

  @Test("every cut, and one byte at a time, gives the same clusters", arguments: texts)
  func everyCut(text: String) {
    let bytes = Array(text.utf8)
    let whole = readWhole(bytes)
    #expect(whole.reduce(0) { $0 + $1.byteCount } == bytes.count)
    for cut in 0..<bytes.count {
      #expect(readInPieces(bytes, ends: [cut]) == whole, "cut at \(cut)")
    }
    #expect(readInPieces(bytes, ends: Array(0..<bytes.count)) == whole)
  }

  @Test("random text, valid and broken, cut at random")
  func randomCuts() {
    var random = SplitMix(seed: 3)
    for round in 0..<3000 {
      let bytes = HostileText.bytes(count: 12, using: &random)
      let ends = (0..<4).map { _ in Int.random(in: 0...bytes.count, using: &random) }.sorted()
      #expect(readInPieces(bytes, ends: ends) == readWhole(bytes), "round \(round): \(bytes)")
    }
  }

  @Test("ASCII and ideographs always start a cluster, whatever stands before them")
  func starts() {
    var random = SplitMix(seed: 13)
    for round in 0..<2000 {
      let bytes = HostileText.bytes(count: 12, using: &random)
      var reader = ClusterReader(bytes, width: CellWidth())
      var starts: Set<Int> = []
      while !starts.contains(reader.offset) {
        starts.insert(reader.offset)
        _ = reader.next()
      }
      for place in bytes.indices where bytes[place] < 0x80 {
        let isCRLF = bytes[place] == 0x0A && place > 0 && bytes[place - 1] == 0x0D
        #expect(starts.contains(place) || isCRLF, "round \(round): \(bytes) at \(place)")
      }
      for place in bytes.indices.dropLast(2) where bytes[place...].starts(with: "流".utf8) {
        #expect(starts.contains(place), "round \(round): \(bytes) at \(place)")
      }
    }
  }

  @Test("every glyph has one or two columns and all bytes are read")
  func columns() {
    var random = SplitMix(seed: 17)
    for round in 0..<2000 {
      let bytes = HostileText.bytes(count: 12, using: &random)
      let all = readWhole(bytes)
      #expect(all.reduce(0) { $0 + $1.byteCount } == bytes.count, "round \(round): \(bytes)")
      for cluster in all {
        guard case .glyph = cluster.content else { continue }
        #expect((1...2).contains(cluster.columns), "round \(round): \(cluster)")
      }
    }
  }

  @Test("a run that never ends a cluster is read in linear time and settles as it goes")
  func hostileRun() {
    let bytes = Array(("a" + String(repeating: "\u{301}", count: 200_000)).utf8)
    var reader = ClusterReader(bytes, width: CellWidth())
    var count = 0
    while reader.next() != nil { count += 1 }
    #expect(count == 200_000 - 30)
    #expect(bytes.count - reader.settledOffset <= 4)
  }
}
