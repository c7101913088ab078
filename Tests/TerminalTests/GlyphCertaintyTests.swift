import CWidth
import Screen
import Testing

@testable import Terminal

@Suite("which glyphs go through curses") struct GlyphCertaintyTests {
  @Test("every certain scalar has the width in our table that curses will be given")
  func agreement() {
    for value in UInt32(0x20)...0x3FFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let width = Int(wcwidth(wchar_t(value)))
      for columns in 1...2 where GlyphCertainty.isCertain(.scalar(scalar), columns: columns) {
        #expect(width == columns, "U+\(String(value, radix: 16))")
      }
    }
  }

  @Test("letters with old marks are certain, what terminals quarrel about is not")
  func clusters() {
    for certain in ["e\u{301}", "a\u{300}\u{301}\u{302}\u{303}", "ที่"] {
      #expect(GlyphCertainty.isCertain(.cluster(certain), columns: 1))
    }
    #expect(GlyphCertainty.isCertain(.cluster("中\u{301}"), columns: 2))
    let five = "a\u{300}\u{301}\u{302}\u{303}\u{304}"
    #expect(!GlyphCertainty.isCertain(.cluster(five), columns: 1))
    for uncertain in ["❤️", "🇩🇪", "1️⃣", "👨‍👩‍👧", "👍🏽", "क्षि"] {
      #expect(!GlyphCertainty.isCertain(.cluster(uncertain), columns: 2))
    }
    for uncertain in ["😀", "⌚", "䷀", "🫩"] as [Unicode.Scalar] {
      #expect(!GlyphCertainty.isCertain(.scalar(uncertain), columns: 2))
    }
    for control in ["\u{1B}", "\u{7F}", "\u{9B}", "\u{AD}", "\u{200B}"] as [Unicode.Scalar] {
      #expect(!GlyphCertainty.isCertain(.scalar(control), columns: 1))
    }
  }

  @Test("the largest advance counts every part that might be shown alone")
  func largestAdvance() {
    #expect(GlyphCertainty.largestAdvance(.scalar("a")) == 1)
    #expect(GlyphCertainty.largestAdvance(.cluster("e\u{301}")) == 1)
    #expect(GlyphCertainty.largestAdvance(.cluster("👨‍👩‍👧‍👦")) == 8)
    #expect(GlyphCertainty.largestAdvance(.cluster("🇩🇪")) == 4)
  }
}
