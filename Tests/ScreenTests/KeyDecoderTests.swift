import Screen
import Testing

/// Bytes in, keys out, as a table; each line also cut at every byte.
@Suite("key decoder") struct KeyDecoderTests {
  /// What a terminal sends, and what it means.
  struct Line: CustomTestStringConvertible, Sendable {
    var bytes: String
    var meaning: [TerminalInput]
    var testDescription: String { bytes.debugDescription }

    init(_ bytes: String, _ meaning: TerminalInput...) {
      (self.bytes, self.meaning) = (bytes, meaning)
    }
    init(_ bytes: String, _ code: Key.Code, _ modifiers: Key.Modifiers = []) {
      self.init(bytes, .key(Key(code, modifiers)))
    }
  }

  /// Decodes in one read, and lets what is left expire.
  static func decode(_ bytes: [UInt8]) -> [TerminalInput] {
    var decoder = KeyDecoder()
    let inputs = decoder.input(bytes, at: .zero)
    return inputs + decoder.expire(at: .seconds(10))
  }

  static func decode(_ text: String) -> [TerminalInput] { decode(Array(text.utf8)) }

  static let typed: [Line] = [
    Line("a", .character("a")), Line("Z", .character("Z")), Line(" ", .character(" ")),
    Line("é", .character("é")), Line("中", .character("中")), Line("😀", .character("😀")),
    Line("\r", .enter), Line("\n", .character("j"), .control), Line("\t", .tab),
    Line("\u{7F}", .backspace), Line("\u{8}", .backspace),
    Line("\u{0}", .character("@"), .control), Line("\u{1}", .character("a"), .control),
    Line("\u{3}", .character("c"), .control), Line("\u{1A}", .character("z"), .control),
    Line("\u{1C}", .character("\\"), .control), Line("\u{1D}", .character("]"), .control),
    Line("\u{1E}", .character("^"), .control), Line("\u{1F}", .character("_"), .control),
    Line("\u{1B}a", .character("a"), .alt), Line("\u{1B}<", .character("<"), .alt),
    Line("\u{1B}中", .key(Key(.escape)), .key(.character("中"))), Line("\u{1B}\r", .enter, .alt),
    Line("\u{1B}\u{7F}", .backspace, .alt), Line("\u{1B}\u{6}", .character("f"), [.alt, .control]),
    Line("a中b", .key(.character("a")), .key(.character("中")), .key(.character("b"))),
  ]

  static let keys: [Line] = [
    Line("\u{1B}[A", .up), Line("\u{1B}OA", .up), Line("\u{1B}[B", .down), Line("\u{1B}OB", .down),
    Line("\u{1B}[C", .right), Line("\u{1B}OD", .left), Line("\u{1B}[H", .home),
    Line("\u{1B}OF", .end), Line("\u{1B}[1~", .home), Line("\u{1B}[7~", .home),
    Line("\u{1B}[4~", .end), Line("\u{1B}[8~", .end), Line("\u{1B}[2~", .insert),
    Line("\u{1B}[3~", .delete), Line("\u{1B}[5~", .pageUp), Line("\u{1B}[6~", .pageDown),
    Line("\u{1B}[1;5C", .right, .control), Line("\u{1B}[1;3A", .up, .alt),
    Line("\u{1B}[1;2D", .left, .shift), Line("\u{1B}[1;8H", .home, [.shift, .alt, .control]),
    Line("\u{1B}[3;5~", .delete, .control), Line("\u{1B}[1;9B", .down, .alt),
    Line("\u{1B}[5^", .pageUp, .control), Line("\u{1B}[a", .up, .shift),
    Line("\u{1B}O5A", .up, .control), Line("\u{1B}[Z", .tab, .shift),
    Line("\u{1B}OP", .function(1)), Line("\u{1B}OS", .function(4)),
    Line("\u{1B}[11~", .function(1)), Line("\u{1B}[15~", .function(5)),
    Line("\u{1B}[17~", .function(6)), Line("\u{1B}[21~", .function(10)),
    Line("\u{1B}[23~", .function(11)), Line("\u{1B}[24~", .function(12)),
    Line("\u{1B}[25~", .function(13)), Line("\u{1B}[29~", .function(16)),
    Line("\u{1B}[34~", .function(20)), Line("\u{1B}[45~", .function(24)),
    Line("\u{1B}[57387u", .function(24)), Line("\u{1B}[[A", .function(1)),
    Line("\u{1B}[[E", .function(5)), Line("\u{1B}[1;2P", .function(1), .shift),
    Line("\u{1B}[1;2R", .function(3), .shift), Line("\u{1B}[R", .function(3)),
    Line("\u{1B}[17;5~", .function(6), .control), Line("\u{1B}OM", .enter),
    Line("\u{1B}Op", .character("0")), Line("\u{1B}Ok", .character("+")),
    Line("\u{1B}[13;2u", .enter, .shift), Line("\u{1B}[27;2;13~", .enter, .shift),
    Line("\u{1B}[13;5u", .enter, .control), Line("\u{1B}[27;5;13~", .enter, .control),
    Line("\u{1B}[27u", .escape), Line("\u{1B}[9;5u", .tab, .control),
    Line("\u{1B}[127;5u", .backspace, .control), Line("\u{1B}[97;5u", .character("a"), .control),
    Line("\u{1B}[27;6;65~", .character("a"), [.shift, .control]),
    Line("\u{1B}[97;2u", .character("A")), Line("\u{1B}[49:33;2u", .character("!")),
    Line("\u{1B}[97;3u", .character("a"), .alt), Line("\u{1B}[20013u", .character("中")),
    Line("\u{1B}[97;5:1u", .character("a"), .control),
    Line("\u{1B}[32;5u", .character("@"), .control),
    Line("\u{1B}[97;1:3u"),
  ]

  static let reports: [Line] = [
    Line("\u{1B}[<0;1;1M", .mouse(MouseEvent(.press(button: 0), at: Point(column: 0, row: 0)))),
    Line(
      "\u{1B}[<2;80;24m", .mouse(MouseEvent(.release(button: 2), at: Point(column: 79, row: 23)))),
    Line(
      "\u{1B}[<32;300;200M", .mouse(MouseEvent(.drag(button: 0), at: Point(column: 299, row: 199)))
    ),
    Line("\u{1B}[<64;3;4M", .mouse(MouseEvent(.wheelUp, at: Point(column: 2, row: 3)))),
    Line("\u{1B}[<81;3;4M", .mouse(MouseEvent(.wheelDown, at: Point(column: 2, row: 3), .control))),
    Line("\u{1B}[M !!", .mouse(MouseEvent(.press(button: 0), at: Point(column: 0, row: 0)))),
    Line("\u{1B}[<66;1;1M", .reply(.unknown)), Line("\u{1B}[<0;0;1M", .reply(.unknown)),
    Line("\u{1B}[<;;M", .reply(.unknown)),
    Line("\u{1B}[I", .focus(true)), Line("\u{1B}[O", .focus(false)),
    Line("\u{1B}[24;80R", .reply(.cursorPosition(Point(column: 79, row: 23)))),
    Line("\u{1B}[1;9R", .reply(.cursorPosition(Point(column: 8, row: 0)))),
    Line("\u{1B}[?62;22c", .reply(.deviceAttributes(Array("?62;22".utf8)))),
    Line("\u{1B}[>41;354;0c", .reply(.deviceAttributes(Array(">41;354;0".utf8)))),
    Line("\u{1B}[?2026;2$y", .reply(.mode(2026, value: 2))),
    Line("\u{1B}[?997;1n", .reply(.colorScheme(1))),
    Line(
      "\u{1B}]11;rgb:ffff/8080/0000\u{7}",
      .reply(.color(osc: 11, red: 255, green: 128, blue: 0))),
    Line(
      "\u{1B}]10;rgba:f/00/123/ffff\u{1B}\\",
      .reply(.color(osc: 10, red: 255, green: 0, blue: 18))),
    Line("\u{1B}]11;#102030\u{1B}\\", .reply(.color(osc: 11, red: 16, green: 32, blue: 48))),
    Line("\u{1B}]11;rgb:xyz/1/2\u{7}", .reply(.unknown)),
    Line("\u{1B}]52;c;AAAA\u{7}", .reply(.unknown)),
    Line("\u{1B}P>|xterm(354)\u{1B}\\", .reply(.unknown)),
    Line("\u{1B}_Gi=1;OK\u{1B}\\", .reply(.unknown)),
    Line("\u{1B}[8;24;80t", .reply(.unknown)),
    Line("\u{1B}[99999999999999999999~", .reply(.unknown)),
    Line("\u{1B}[4;5;6;7x", .reply(.unknown)),
    Line("\u{1B}[200~a\r\u{1B}[31mb\u{1B}[201~", .paste(Array("a\r\u{1B}[31mb".utf8))),
    Line(
      "\u{1B}[200~\u{1B}[20\u{1B}\u{1B}[201~x", .paste(Array("\u{1B}[20\u{1B}".utf8)),
      .key(.character("x"))),
    Line("\u{1B}[200~\u{1B}[201~", .paste([])),
  ]

  @Test("a sequence has its meaning", arguments: typed + keys + reports)
  func meaning(line: Line) {
    #expect(Self.decode(line.bytes) == line.meaning)
  }

  @Test(
    "cut at every byte, with the rest within the deadline, it has the same",
    arguments: typed + keys + reports)
  func cuts(line: Line) {
    let bytes = Array(line.bytes.utf8)
    for cut in 0...bytes.count {
      var decoder = KeyDecoder()
      var inputs = decoder.input(bytes[..<cut], at: .zero)
      inputs += decoder.expire(at: .milliseconds(20))
      inputs += decoder.input(bytes[cut...], at: .milliseconds(20))
      inputs += decoder.expire(at: .seconds(10))
      #expect(inputs == line.meaning, "cut at \(cut)")
    }
  }

  @Test("one byte at a time it has the same", arguments: typed + keys + reports)
  func singleBytes(line: Line) {
    var decoder = KeyDecoder()
    var inputs: [TerminalInput] = []
    for byte in line.bytes.utf8 { inputs += decoder.input([byte], at: .zero) }
    #expect(inputs + decoder.expire(at: .seconds(10)) == line.meaning)
  }

  @Test("after any sequence the next key is itself", arguments: keys + reports)
  func nextKey(line: Line) {
    var decoder = KeyDecoder()
    _ = decoder.input(Array(line.bytes.utf8), at: .zero)
    #expect(decoder.input(Array("k".utf8), at: .zero) == [.key(.character("k"))])
  }
}
