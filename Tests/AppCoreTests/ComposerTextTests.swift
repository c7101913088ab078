import AppCore
import Screen
import Testing

@Suite struct ComposerTextTests {
  @Test("a paste folds line ends, keeps tabs, drops other controls and counts them")
  func paste() {
    var composer = Composer()
    let bytes = Array("a\r\nb\rc\nd\te\u{1B}[31m\u{0}\u{7F}\u{85}中".utf8)
    let report = composer.insert(paste: bytes)
    #expect(composer.text == "a\nb\nc\nd\te[31m中")
    #expect(report == PasteReport(droppedControls: 4, wasCut: false))
    composer.perform(.undo)
    #expect(composer.isEmpty)
  }

  @Test("bytes that are no UTF-8 become replacement characters")
  func invalidPaste() {
    var composer = Composer()
    _ = composer.insert(paste: [0x61, 0xFF, 0x62, 0xE4, 0xB8])
    #expect(composer.text == "a\u{FFFD}b\u{FFFD}")
  }

  @Test("a paste beyond the limit is cut between clusters, and told")
  func longPaste() {
    var composer = Composer()
    composer.insert("ab")
    let report = composer.insert(
      paste: Array(String(repeating: "中", count: Composer.maximumBytes / 3 + 10).utf8))
    #expect(report.wasCut)
    #expect(composer.text.utf8.count <= Composer.maximumBytes)
    #expect(composer.text.utf8.count > Composer.maximumBytes - 3)
    #expect(composer.cursor == composer.text.utf8.count)
    composer.insert("x" as Character)
    composer.insert("y" as Character)
    composer.insert("z" as Character)
    #expect(composer.text.utf8.count == Composer.maximumBytes)
  }

  @Test("invalid bytes, which grow when decoded, cannot pass the limit")
  func invalidLongPaste() {
    var composer = Composer()
    let report = composer.insert(
      paste: Array(repeating: 0xFF, count: Composer.maximumBytes))
    #expect(report.wasCut)
    #expect(composer.text.utf8.count <= Composer.maximumBytes)
  }

  @Test("a typed control never enters", arguments: ["\u{1B}", "\u{0}", "\u{7F}", "\u{9B}"])
  func typedControl(_ character: Character) {
    var composer = Composer()
    composer.insert(character)
    #expect(composer.isEmpty)
  }

  @Test("a mark that is typed after its letter joins it: one step")
  func combining() {
    var driver = ComposerDriver("e|x")
    driver.composer.insert("\u{301}" as Character)
    #expect(driver.shown == "e\u{301}|x")
    driver.press("<Left>")
    #expect(driver.shown == "|e\u{301}x")
  }

  @Test("a flag's first half typed before another flag leaves the cursor between clusters")
  func regionalIndicators() {
    var composer = Composer()
    composer.insert("🇨🇳🇩🇪")
    composer.perform(.lineStart)
    composer.insert("\u{1F1EB}" as Character)
    let edges = composer.text.indices.map { $0.utf16Offset(in: composer.text) }
    let place = String(composer.text.utf8.prefix(composer.cursor)) ?? ""
    #expect(edges.contains(place.utf16.count))
  }

  @Test("Enter sends the whole draft, two backslashes at its end as one")
  func sending() {
    let rows: [(draft: String, sent: String?)] = [
      ("one", "one"), ("one\\", nil), ("one\\\\", "one\\"), ("a\\\nb", "a\\\nb"),
      ("中文\\\\", "中文\\"), ("", ""),
    ]
    for row in rows {
      var composer = Composer()
      composer.insert(row.draft)
      let outcome = composer.enter()
      #expect(outcome == row.sent.map { .send($0) } ?? .newline, "\(row.draft)")
    }
    var middle = ComposerDriver("a\\|b").composer
    #expect(middle.enter() == .send("a\\b"))
  }

  @Test("clearing forgets undo but not what was cut")
  func clearing() {
    var driver = ComposerDriver("one two|")
    driver.press("<C-w>")
    driver.composer.clear()
    driver.press("<C-_>")
    #expect(driver.shown == "|")
    driver.press("<C-y>")
    #expect(driver.shown == "two|")
  }

  @Test("the draft can be exchanged whole, and undo brings it back")
  func replacing() {
    var driver = ComposerDriver("on|e")
    driver.composer.replaceAll(with: "two\r\nthree\u{7}")
    #expect(driver.shown == "two\nthree|")
    driver.press("<C-_>")
    #expect(driver.shown == "on|e")
  }
}
