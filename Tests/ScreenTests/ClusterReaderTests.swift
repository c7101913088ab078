import Testing

@testable import Screen

/// What a reader shows of some text: glyphs as they are, marks in brackets, columns after a slash.
func shown(_ bytes: [UInt8], width: CellWidth = CellWidth()) -> [String] {
  var reader = ClusterReader(bytes, width: width)
  var all: [String] = []
  while let cluster = reader.next() {
    switch cluster.content {
    case .glyph(let glyph): all.append("\(glyph.text)/\(cluster.columns)")
    case .mark(let mark): all.append("[\(mark)]")
    case .tab: all.append("tab")
    case .lineEnd: all.append("end")
    }
  }
  return all
}

func shown(_ text: String, width: CellWidth = CellWidth()) -> [String] {
  shown(Array(text.utf8), width: width)
}

@Suite("Cluster reader")
struct ClusterReaderTests {
  @Test("ASCII and CJK are one scalar a cluster")
  func plain() {
    #expect(shown("a b流ｱ한") == ["a/1", " /1", "b/1", "流/2", "ｱ/1", "한/2"])
  }

  @Test(
    "what belongs together stays in one cell",
    arguments: [
      ("e\u{301}x", ["e\u{301}/1", "x/1"]),
      ("🇨🇳🇬🇧🇨", ["🇨🇳/2", "🇬🇧/2", "🇨/2"]),
      ("👩\u{200D}👧!", ["👩\u{200D}👧/2", "!/1"]),
      ("❤\u{FE0F}\u{200D}🔥", ["❤\u{FE0F}\u{200D}🔥/2"]),
      ("⛓\u{200D}💥", ["⛓\u{200D}💥/2"]),
      ("👍🏽☝🏽", ["👍🏽/2", "☝🏽/2"]),
      ("☎☎\u{FE0F}⌚\u{FE0E}", ["☎/1", "☎\u{FE0F}/2", "⌚\u{FE0E}/2"]),
      ("1\u{FE0F}\u{20E3}1", ["1\u{FE0F}\u{20E3}/2", "1/1"]),
      (
        "🏴\u{E0067}\u{E0062}\u{E0073}\u{E0063}\u{E0074}\u{E007F}.",
        ["🏴\u{E0067}\u{E0062}\u{E0073}\u{E0063}\u{E0074}\u{E007F}/2", "./1"]
      ),
      ("\u{1112}\u{1161}\u{11AB}", ["\u{1112}\u{1161}\u{11AB}/2"]),
      ("\u{1112}\u{1112}\u{1161}", ["\u{1112}/2", "\u{1112}\u{1161}/2"]),
      ("क\u{94D}ष", ["क\u{94D}ष/2"]),
      ("क\u{93E}", ["क\u{93E}/2"]),
      ("ก\u{E33}", ["ก/1", "\u{E33}/1"]),
      ("\u{600}1", ["\u{600}/1", "1/1"]),
      ("می\u{200C}خ", ["م/1", "ی\u{200C}/1", "خ/1"]),
    ])
  func together(text: String, expected: [String]) {
    #expect(shown(text) == expected)
  }

  @Test(
    "what is invisible out of its place is a mark",
    arguments: [
      ("a\u{200C}b", ["a/1", "[<U+200C>]", "b/1"]),
      ("👩\u{200D}", ["👩/2", "[<U+200D>]"]),
      ("👩\u{200D}a", ["👩/2", "[<U+200D>]", "a/1"]),
      ("a\u{FE0F}", ["a/1", "[<U+FE0F>]"]),
      ("👍\u{FE0F}\u{FE0F}", ["👍\u{FE0F}/2", "[<U+FE0F>]"]),
      ("🏴\u{E0067}", ["🏴/2", "[<U+E0067>]"]),
      ("🏴\u{E007F}", ["🏴/2", "[<U+E007F>]"]),
      ("👍\u{E0067}\u{E007F}", ["👍/2", "[<U+E0067>]", "[<U+E007F>]"]),
      ("a🏽", ["a/1", "🏽/2"]),
      ("葛\u{E0100}", ["葛/2", "[<U+E0100>]"]),
      ("\u{301}a", ["[<U+0301>]", "a/1"]),
    ])
  func misplaced(text: String, expected: [String]) {
    #expect(shown(text) == expected)
  }

  @Test("line ends, tabs and lone CRs")
  func lines() {
    #expect(
      shown("a\r\nb\n\tc\rd\r é\r流")
        == [
          "a/1", "end", "b/1", "end", "tab", "c/1", "[␍]", "d/1", "[␍]", " /1", "é/1", "[␍]", "流/2",
        ])
  }

  @Test("controls, escape sequences and bidi controls never act")
  func controls() {
    #expect(shown("\u{1B}[3") == ["[␛]", "[/1", "3/1"])
    #expect(shown("\u{0}\u{7F}\u{85}\u{9B}") == ["[␀]", "[␡]", "[<U+0085>]", "[<U+009B>]"])
    #expect(shown("\u{202E}\u{2066}\u{61C}") == ["[<U+202E>]", "[<U+2066>]", "[<U+061C>]"])
    #expect(shown("\u{1B}流") == ["[␛]", "流/2"])
  }

  @Test(
    "each maximal invalid part is one mark",
    arguments: [
      ([0x61, 0xFF, 0x62], ["a/1", "[\u{FFFD}]", "b/1"]),
      ([0xE6, 0xB5], ["[\u{FFFD}]"]),
      ([0xE6, 0xB5, 0x61], ["[\u{FFFD}]", "a/1"]),
      ([0xC0, 0x80], ["[\u{FFFD}]", "[\u{FFFD}]"]),
      ([0xED, 0xA0, 0x80], ["[\u{FFFD}]", "[\u{FFFD}]", "[\u{FFFD}]"]),
      ([0xF0, 0x9F, 0x98, 0x41], ["[\u{FFFD}]", "A/1"]),
      ([0xF4, 0x90, 0x80, 0x80], ["[\u{FFFD}]", "[\u{FFFD}]", "[\u{FFFD}]", "[\u{FFFD}]"]),
    ] as [([UInt8], [String])])
  func invalid(bytes: [UInt8], expected: [String]) {
    #expect(shown(bytes) == expected)
  }

  @Test("the invalid part is what Swift's own decoder replaces")
  func agreesWithSwift() {
    var random = SplitMix(seed: 7)
    for _ in 0..<2000 {
      let bytes = (0..<8).map { _ in random.pick([0x41, 0x80, 0xBF, 0xC2, 0xE0, 0xED, 0xF0, 0xF4]) }
      let marks = shown(bytes).count { $0 == "[\u{FFFD}]" }
      let replaced = String(decoding: bytes, as: UTF8.self).unicodeScalars.count {
        $0 == "\u{FFFD}"
      }
      #expect(marks == replaced, "\(bytes)")
    }
  }

  @Test("a cluster holds at most 32 scalars; what a hostile text piles on top is marked")
  func limit() {
    let text = "a" + String(repeating: "\u{301}", count: 40)
    let all = shown(text)
    #expect(all.count == 1 + 9)
    #expect(all[0] == "a" + String(repeating: "\u{301}", count: 31) + "/1")
    #expect(all[1] == "[<U+0301>]")
  }

  @Test("a wide ambiguous setting widens ambiguous characters and nothing else")
  func ambiguous() {
    #expect(shown("…a流", width: CellWidth(ambiguous: 2)) == ["…/2", "a/1", "流/2"])
    #expect(shown([0xFF], width: CellWidth(ambiguous: 2)) == ["[\u{2426}]"])
  }
}
