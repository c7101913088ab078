import Layout
import Screen

/// Keys, text and cells.
enum ScreenBenchmarks {
  static let all = [keys, sanitise, append, resize, diff]

  private static let size = Size(columns: 200, rows: 60)

  private static var keys: Benchmark {
    let pieces = ["hello, world ", "\u{1B}[A\u{1B}[1;5D", "中文输入法", "\u{1B}OP\u{1B}[3~", "é👩‍💻\r"]
    let bytes = (0..<400).flatMap { Array(pieces[$0 % pieces.count].utf8) }
    return Benchmark(name: "keys.decode", measure: .bytes(bytes.count), countedRounds: 10) {
      let chunks = Texts.chunks(bytes, size: 64)
      return {
        var decoder = KeyDecoder()
        return chunks.reduce(0) { $0 + decoder.input($1, at: .zero).count }
      }
    }
  }

  private static var sanitise: Benchmark {
    let text =
      Texts.text("prose", tokens: 6_000) + Texts.text("chinese", tokens: 3_000)
      + String(repeating: "\u{1B}[31mred\u{202E}👩‍💻\t", count: 200)
    let bytes = Array(text.utf8)
    return Benchmark(name: "sanitise", measure: .bytes(bytes.count), countedRounds: 3) {
      { Sanitizer.text(bytes).utf8.count }
    }
  }

  private static var append: Benchmark {
    let tokens = 4_000
    return Benchmark(
      name: "layout.append", measure: .operations(tokens, of: "token"), countedRounds: 2
    ) {
      let texts = (0..<tokens).map { Texts.token("prose", $0) }
      return {
        var layout = TranscriptLayout(columns: 80, width: CellWidth())
        let id = BlockID(rawValue: 1)
        layout.append(Block(id: id, kind: .markdown(base: .text)))
        for text in texts { layout.appendText(text, to: id) }
        return layout.totalRows
      }
    }
  }

  private static var resize: Benchmark {
    let text = Texts.text("prose", tokens: 10_000) + Texts.text("chinese", tokens: 5_000)
    return Benchmark(
      name: "layout.resize", measure: .bytes(text.utf8.count * 2), countedRounds: 1
    ) {
      var layout = TranscriptLayout(columns: 80, width: CellWidth())
      layout.append(Block(id: BlockID(rawValue: 1), kind: .markdown(base: .text), text: text))
      return {
        layout.resize(columns: 100)
        layout.resize(columns: 80)
        return layout.totalRows
      }
    }
  }

  /// The comparison of two frames that differ in one row.
  private static var diff: Benchmark {
    Benchmark(name: "surface.diff", measure: .operations(1, of: "frame"), countedRounds: 300) {
      let one = filled()
      var other = filled()
      other.put(.scalar("x"), columns: 1, style: .plain, column: 3, row: 57)
      return {
        (0..<size.rows).reduce(0) { $0 + (one.row($1) == other.row($1) ? 0 : 1) }
      }
    }
  }

  private static func filled() -> Surface {
    var surface = Surface(size: size)
    for row in 0..<size.rows {
      let line = StyledLine("row \(row) 中文 of a surface that is full of text", .text)
      surface.put(
        line, column: 0, row: row, maxColumns: size.columns, width: CellWidth(),
        styles: { _ in .plain })
    }
    return surface
  }
}
