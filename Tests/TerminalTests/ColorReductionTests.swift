import Screen
import Testing

@testable import Terminal

@Suite("colours of a terminal with fewer") struct ColorReductionTests {
  @Test("the fixed colours are their own nearest")
  func fixedColors() {
    var colors = ColorReduction(count: 256)
    for index in UInt8(16)...255 {
      let (red, green, blue) = ColorReduction.fixed(index)
      let nearest = colors.index(of: .rgb(red, green, blue))
      #expect(ColorReduction.fixed(UInt8(nearest)) == (red, green, blue))
    }
  }

  @Test("an RGB colour never becomes one of the user's own sixteen")
  func usersColors() {
    var colors = ColorReduction(count: 256)
    for step in stride(from: 0, through: 255, by: 15) {
      #expect(colors.index(of: .rgb(UInt8(step), 0, UInt8(255 - step))) >= 16)
    }
    #expect(colors.index(of: .indexed(3)) == 3)
    #expect(colors.index(of: .default) == -1)
  }

  @Test(
    "eight colours, and none",
    arguments: [
      (8, Color.indexed(9), 1), (8, .indexed(196), 1), (8, .rgb(0, 0, 200), 4),
      (16, .indexed(9), 9), (16, .rgb(255, 85, 85), 9), (0, .indexed(1), -1),
      (0, .rgb(1, 2, 3), -1),
      (8, .default, -1),
    ])
  func fewColors(count: Int, color: Color, index: Int) {
    var colors = ColorReduction(count: count)
    #expect(colors.index(of: color) == Int16(index))
  }
}
