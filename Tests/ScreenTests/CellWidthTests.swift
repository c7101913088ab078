import CWidth
import Testing

@testable import Screen

/// Spot checks against Unicode 17 and against what the `wcwidth` package answers.
@Suite("Cell width")
struct CellWidthTests {
  @Test(
    "columns of one scalar",
    arguments: [
      (0x00, 0), (0x1B, 0), (0x20, 1), (0x7E, 1), (0x7F, 0), (0x9F, 0), (0xA0, 1), (0x300, 0),
      (0x600, 1), (0x903, 0), (0xE33, 1), (0x1100, 2), (0x1161, 0), (0x200B, 0), (0x2026, 1),
      (0x231A, 2), (0x2630, 2), (0x2E80, 2), (0x3000, 2), (0x302A, 0), (0x303F, 1), (0x3042, 2),
      (0x3099, 0), (0x4DC0, 2), (0x4E00, 2), (0x9FFF, 2), (0xA000, 2), (0xAC00, 2), (0xD7A3, 2),
      (0xE0B0, 1), (0xFE0F, 0), (0xFF01, 2), (0xFF66, 1), (0xFFE0, 2), (0xFFFD, 1),
      (0x16FE0, 2), (0x1B000, 2), (0x1D173, 0), (0x1F1E6, 2), (0x1F600, 2), (0x1F3FB, 2),
      (0x1FAE0, 2), (0x20000, 2), (0x3FFFD, 2), (0xE0001, 0), (0x10FFFD, 1),
      // New in Unicode 15 to 17.
      (0x1FAE8, 2), (0x1FAE9, 2), (0x1FAEA, 2), (0x1FAC8, 2), (0x1FACD, 2), (0x1FA8A, 2),
      (0x2FFFC, 2), (0x31E4, 2), (0x1AE0, 0), (0x323B0, 2),
    ])
  func scalars(value: UInt32, columns: Int) throws {
    let scalar = try #require(Unicode.Scalar(value))
    #expect(CellWidth().columns(of: scalar) == columns)
  }

  @Test("ambiguous scalars are as wide as the terminal makes them")
  func ambiguous() {
    for scalar in "…·→↓█•│“—°①\u{E000}\u{FFFD}".unicodeScalars {
      #expect(CellWidth().columns(of: scalar) == 1)
      #expect(CellWidth(ambiguous: 2).columns(of: scalar) == 2)
    }
    // Combining marks are in the ambiguous class too, and still have no column of their own.
    for scalar in "aé\u{301}流ｱ".unicodeScalars where scalar != "é" {
      #expect(
        CellWidth(ambiguous: 2).columns(of: scalar) == CellWidth().columns(of: scalar))
    }
    #expect(CellWidth(ambiguous: 7) == CellWidth())
  }

  @Test("characters and strings are as wide as they are drawn")
  func drawn() {
    let width = CellWidth()
    #expect(width.columns(of: Character("e\u{301}")) == 1)
    #expect(width.columns(of: Character("👩\u{200D}👧")) == 2)
    #expect(width.columns(of: Character("🇨🇳")) == 2)
    #expect(width.columns(of: Character("\n")) == 0)
    #expect(width.columns(of: Character("\u{1B}")) == 1)
    #expect(width.columns(of: Character("\u{202E}")) == 8)
    #expect(width.columns(of: "流式 ok\u{7}") == 8)
    #expect(width.columns(of: "") == 0)
  }

  @Test("a character is as wide as the same string, whatever it is")
  func characterIsString() {
    var random = SplitMix(seed: 21)
    for _ in 0..<500 {
      let text = String(decoding: HostileText.bytes(count: 8, using: &random), as: UTF8.self)
      for character in text {
        for width in [CellWidth(), CellWidth(ambiguous: 2)] {
          #expect(width.columns(of: character) == width.columns(of: String(character)))
        }
      }
    }
  }

  @Test("C's wcwidth is ours: it knows Unicode 17, and controls and surrogates")
  func wcwidthIsOurs() {
    #expect(wcwidth(0x1FAEA) == 2)
    #expect(wcwidth(0x41) == 1)
    #expect(wcwidth(0x301) == 0)
    #expect(wcwidth(0) == 0)
    #expect(wcwidth(0x1B) == -1)
    #expect(wcwidth(0x85) == -1)
    #expect(wcwidth(-1) == -1)
    #expect(wcwidth(0xD800) == -1)
    #expect(wcwidth(0x11_0000) == -1)
  }

  @Test("C and Swift agree about every scalar")
  func wcwidthAgrees() {
    var different = 0
    for value in UInt32(0x20)...0x10FFFF {
      guard let scalar = Unicode.Scalar(value), !(0x7F...0x9F).contains(value) else { continue }
      if Int(wcwidth(wchar_t(bitPattern: value))) != CellWidth().columns(of: scalar) {
        different += 1
      }
    }
    #expect(different == 0)
  }
}
