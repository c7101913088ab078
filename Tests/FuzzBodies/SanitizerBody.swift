import Screen

/// The sanitiser: whatever goes in, nothing forbidden comes out, twice is as once, and text that
/// grows is read as if it had come whole.
enum SanitizerBody {
  static func run(_ input: inout FuzzInput) throws(FuzzFinding) {
    let width = CellWidth(ambiguous: 1 + input.byte() % 2)
    var dice = input.dice()
    let bytes = input.rest
    try checkTexts(bytes)
    let whole = read(bytes, width)
    try hold(whole.reduce(0) { $0 + $1.byteCount } == bytes.count, "some bytes are not read")
    for cluster in whole { try check(cluster) }
    let ends = dice.pieces(of: bytes, atMost: 16).reduce(into: [0]) {
      $0.append(($0.last ?? 0) + $1.count)
    }
    try hold(readGrowing(bytes, ends: ends, width) == whole, "cut at \(ends) it reads another way")
  }

  private static func checkTexts(_ bytes: [UInt8]) throws(FuzzFinding) {
    let line = Sanitizer.line(bytes)
    let text = Sanitizer.text(bytes)
    try checkHarmless(line)
    for part in text.split(
      omittingEmptySubsequences: false, whereSeparator: { "\n\t".contains($0) })
    {
      try checkHarmless(String(part))
    }
    try hold(Sanitizer.line(line).utf8.elementsEqual(line.utf8), "a second time gives another line")
    try hold(Sanitizer.text(text).utf8.elementsEqual(text.utf8), "a second time gives another text")
  }

  private static func checkHarmless(_ text: String) throws(FuzzFinding) {
    let bad = ForbiddenScalars.first(in: text)
    try hold(bad == nil, "U+\(String(bad?.value ?? 0, radix: 16)) in \(text.debugDescription)")
  }

  private static func check(_ cluster: DisplayCluster) throws(FuzzFinding) {
    switch cluster.content {
    case .glyph(let glyph):
      try hold((1...2).contains(cluster.columns), "a glyph of \(cluster.columns) columns")
      try hold(glyph.text.unicodeScalars.count <= 32, "a glyph of more than 32 scalars")
      try checkHarmless(glyph.text)
    case .mark(let mark):
      try hold(cluster.columns == mark.unicodeScalars.count, "a mark of another width")
      try checkHarmless(mark)
    case .tab, .lineEnd: try hold(cluster.columns == 0, "a tab or line end with columns")
    }
    try hold(cluster.byteCount > 0, "a cluster of no bytes")
  }

  private static func read(_ bytes: [UInt8], _ width: CellWidth) -> [DisplayCluster] {
    var reader = ClusterReader(bytes, width: width)
    var all: [DisplayCluster] = []
    while let cluster = reader.next() { all.append(cluster) }
    return all
  }

  /// Each time from the last settled place on.
  private static func readGrowing(
    _ bytes: [UInt8], ends: [Int], _ width: CellWidth
  ) -> [DisplayCluster] {
    var all: [DisplayCluster] = []
    var settled = 0
    for end in ends {
      let isLast = end == bytes.count
      var reader = ClusterReader(Array(bytes[..<end]), from: settled, width: width)
      while let cluster = reader.next() {
        if isLast || reader.offset <= reader.settledOffset { all.append(cluster) }
      }
      if isLast { break }
      settled = reader.settledOffset
    }
    return all
  }
}
