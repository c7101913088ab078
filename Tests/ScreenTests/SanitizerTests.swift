import Testing

@testable import Screen

@Suite("Sanitizer")
struct SanitizerTests {
  @Test("a line has no line ends, tabs or controls")
  func line() {
    #expect(Sanitizer.line("a\r\nb\tc\u{1B}]0;x\u{7}") == "a b c␛]0;x␇")
    #expect(Sanitizer.line("\u{9D}流\u{2028}") == "<U+009D>流<U+2028>")
    #expect(Sanitizer.line([0x61, 0xFF]) == "a\u{FFFD}")
  }

  @Test("a text keeps line feeds and tabs, and CRLF folds")
  func text() {
    #expect(Sanitizer.text("a\r\nb\tc\rd\u{0}\n") == "a\nb\tc␍d␀\n")
  }

  @Test("what people write in any language stays as it is")
  func untouched() {
    for text in [
      "The quick brown fox — “quoted” café naïve", "流式渲染，支持中文。「引号」", "日本語とカナ ｶﾅ", "한국어",
      "Tiếng Việt", "Tie\u{302}\u{301}ng Vie\u{323}\u{302}t", "می\u{200C}خواهم", "हिन्दी क्षत्रिय",
      "ภาษาไทยน้ำ", "עִבְרִית", "👩🏽\u{200D}❤\u{FE0F}\u{200D}👧 🇨🇳 1\u{FE0F}\u{20E3} ☎\u{FE0E}",
      "🏴\u{E0067}\u{E0062}\u{E0073}\u{E0063}\u{E0074}\u{E007F}", "│ ├ ▄ ⠋ \u{2800} \u{E0B0}",
    ] {
      #expect(Sanitizer.text(text).unicodeScalars.elementsEqual(text.unicodeScalars), "\(text)")
    }
  }

  @Test("every scalar of the forbidden classes, alone and inside text, is shown as a mark")
  func everyForbiddenScalar() {
    for value in Self.forbidden {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let mark = Sanitizer.mark(for: scalar)
      #expect(Sanitizer.line("a\(String(scalar))b") == "a\(mark)b", "\(value)")
      #expect(Sanitizer.line("流\(String(scalar))") == "流\(mark)", "\(value)")
    }
  }

  /// The list, written out by hand and not taken from the table.
  private static let forbidden: Set<UInt32> = {
    let ranges: [ClosedRange<UInt32>] = [
      0x00...0x08, 0x0B...0x1F, 0x7F...0x9F, 0xAD...0xAD, 0x34F...0x34F, 0x61C...0x61C,
      0x115F...0x1160, 0x17B4...0x17B5, 0x180B...0x180F, 0x200B...0x200F, 0x2028...0x202E,
      0x2060...0x206F, 0x3164...0x3164, 0xFE00...0xFE0F, 0xFEFF...0xFEFF, 0xFFA0...0xFFA0,
      0xFFF0...0xFFFB, 0xFFFE...0xFFFF, 0xFDD0...0xFDEF, 0x1BCA0...0x1BCA3, 0x1D173...0x1D17A,
      0x1FFFE...0x1FFFF, 0xE0000...0xE01EF, 0x10FFFE...0x10FFFF,
    ]
    return Set(ranges.flatMap(Array.init))
  }()

  @Test("random text: nothing forbidden comes out, and twice is as once")
  func property() {
    var random = SplitMix(seed: 5)
    for round in 0..<4000 {
      let bytes = HostileText.bytes(count: 16, using: &random)
      let line = Sanitizer.line(bytes)
      let text = Sanitizer.text(bytes)
      #expect(line.unicodeScalars.allSatisfy(isHarmless), "round \(round): \(bytes)")
      #expect(
        text.unicodeScalars.allSatisfy { isHarmless($0) || $0 == "\n" || $0 == "\t" },
        "round \(round): \(bytes)")
      #expect(Array(Sanitizer.line(line).utf8) == Array(line.utf8), "round \(round): \(bytes)")
      #expect(Array(Sanitizer.text(text).utf8) == Array(text.utf8), "round \(round): \(bytes)")
    }
  }

  /// Joiners, VS15, VS16 and tags may come out: other tests tell where.
  private func isHarmless(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x200C, 0x200D, 0xFE0E, 0xFE0F, 0xE0030...0xE007F: true
    default: !Self.forbidden.contains(scalar.value) && scalar != "\n" && scalar != "\t"
    }
  }

  @Test("joiners, selectors and tags come out only inside a cluster that they change")
  func invisibleByContext() {
    var random = SplitMix(seed: 9)
    for round in 0..<4000 {
      let text = Sanitizer.line(HostileText.bytes(count: 16, using: &random))
      var before: Unicode.Scalar = "\n"
      for scalar in text.unicodeScalars {
        if scalar == .emojiSelector || scalar == .textSelector {
          let properties = ScalarProperties(before)
          #expect(properties.isPictographic || properties.isNarrowToWide, "round \(round)")
        }
        if scalar.isTag { #expect(before == .blackFlag || before.isTag, "round \(round)") }
        #expect(!(scalar == .zeroWidthJoiner && before.isASCII), "round \(round)")
        before = scalar
      }
    }
  }
}
