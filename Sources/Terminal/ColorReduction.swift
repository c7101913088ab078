import Glibc
import Screen

/// Colours as a terminal of so many colours can show them.
///
/// True colour is never sent: curses has it only with a `*-direct` entry that many machines lack.
/// An RGB colour becomes the nearest of the 240 fixed ones (16–255) in OKLab; 0–15 are the user's
/// own and are never guessed at, except on terminals that have nothing else.
struct ColorReduction {
  /// How many colours the terminal has: 256, 88, 16, 8, or 0 for none.
  let count: Int
  private var known: [UInt32: Int16] = [:]

  init(count: Int) { self.count = count }

  /// The colour's index, or -1 for the terminal's own.
  mutating func index(of color: Color) -> Int16 {
    switch color {
    case .default: -1
    case .indexed(let index): reduce(index)
    case .rgb(let red, let green, let blue): nearest(red, green, blue)
    }
  }

  private mutating func reduce(_ index: UInt8) -> Int16 {
    if Int(index) < count { return Int16(index) }
    if count < 8 { return -1 }
    // The bright eight of a terminal with eight colours are the plain eight.
    if index < 16 { return Int16(index) & 7 }
    let (red, green, blue) = Self.fixed(index)
    return nearest(red, green, blue)
  }

  private mutating func nearest(_ red: UInt8, _ green: UInt8, _ blue: UInt8) -> Int16 {
    if count < 8 { return -1 }
    let key = UInt32(red) << 16 | UInt32(green) << 8 | UInt32(blue)
    if let index = known[key] { return index }
    let wanted = OKLab(red, green, blue)
    let candidates: ClosedRange<Int> = count >= 256 ? 16...255 : 0...(count >= 16 ? 15 : 7)
    let best =
      candidates.min {
        wanted.distance(to: Self.lab($0)) < wanted.distance(to: Self.lab($1))
      } ?? 7
    if known.count > 4096 { known.removeAll() }
    known[key] = Int16(best)
    return Int16(best)
  }

  private static func lab(_ index: Int) -> OKLab {
    let (red, green, blue) = fixed(UInt8(index))
    return OKLab(red, green, blue)
  }

  /// The usual RGB of one of the 256: xterm's cube and grey ramp; VGA's for the first 16.
  static func fixed(_ index: UInt8) -> (UInt8, UInt8, UInt8) {
    switch index {
    case 0..<16:
      let level: UInt8 = index >= 8 ? 255 : 170
      let low: UInt8 = index >= 8 ? 85 : 0
      return (
        index & 1 != 0 ? level : low, index & 2 != 0 ? level : low, index & 4 != 0 ? level : low
      )
    case 16..<232:
      let cube = index - 16
      func level(_ step: UInt8) -> UInt8 { step == 0 ? 0 : 55 + 40 * step }
      return (level(cube / 36), level(cube / 6 % 6), level(cube % 6))
    default:  // the 24 greys, 232–255
      let grey = 8 + 10 * (index - 232)
      return (grey, grey, grey)
    }
  }
}

/// A colour where distances are as the eye sees them (https://bottosson.github.io/posts/oklab/).
struct OKLab {
  let lightness: Double
  let a: Double
  let b: Double

  init(_ red: UInt8, _ green: UInt8, _ blue: UInt8) {
    func linear(_ value: UInt8) -> Double {
      let scaled = Double(value) / 255
      return scaled <= 0.04045 ? scaled / 12.92 : pow((scaled + 0.055) / 1.055, 2.4)
    }
    let (r, g, b) = (linear(red), linear(green), linear(blue))
    let long = cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
    let medium = cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
    let short = cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
    lightness = 0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short
    a = 1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short
    self.b = 0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short
  }

  /// The square of the distance.
  func distance(to other: OKLab) -> Double {
    let (x, y, z) = (lightness - other.lightness, a - other.a, b - other.b)
    return x * x + y * y + z * z
  }
}
