/// What TOML lets stand without quotes, by its shape: whether a month or a number is in its range
/// is not looked at.
enum TOMLBareValue {
  static func isOne(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard let first = bytes.first else { return false }
    if words.contains(where: { bytes.elementsEqual($0.utf8) }) { return true }
    if isDate(bytes) { return true }
    let isSigned = first == UInt8(ascii: "+") || first == UInt8(ascii: "-")
    let digits = isSigned ? bytes.dropFirst() : bytes
    guard let digit = digits.first, isDigit(digit) else { return false }
    return digits.allSatisfy(isOfNumber)
  }

  private static let words = [
    "true", "false", "inf", "+inf", "-inf", "nan", "+nan", "-nan",
  ]

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  /// Also of `0xff`, `0o7`, `0b1`.
  private static func isOfNumber(_ byte: UInt8) -> Bool {
    isDigit(byte) || "abcdefABCDEFxo_.+-".utf8.contains(byte)
  }

  /// `1979-05-27`, `07:32:00.5`, or both with `T` or a space between and an offset behind.
  private static func isDate(_ bytes: ArraySlice<UInt8>) -> Bool {
    var rest = bytes
    guard take("0000-00-00", from: &rest) else { return isTime(&rest) && rest.isEmpty }
    guard let separator = rest.popFirst() else { return true }
    guard "Tt ".utf8.contains(separator), isTime(&rest) else { return false }
    return rest.isEmpty || rest.elementsEqual("Z".utf8) || rest.elementsEqual("z".utf8)
      || ((take("+00:00", from: &rest) || take("-00:00", from: &rest)) && rest.isEmpty)
  }

  private static func isTime(_ rest: inout ArraySlice<UInt8>) -> Bool {
    guard take("00:00:00", from: &rest) else { return false }
    guard rest.first == UInt8(ascii: ".") else { return true }
    let fraction = rest.dropFirst().prefix(while: isDigit)
    rest = rest.dropFirst(1 + fraction.count)
    return !fraction.isEmpty
  }

  /// Takes bytes of this shape from the front, in which 0 stands for any digit.
  private static func take(_ shape: String, from rest: inout ArraySlice<UInt8>) -> Bool {
    let length = shape.utf8.count
    guard rest.count >= length else { return false }
    let fits = zip(shape.utf8, rest).allSatisfy { $0 == 0x30 ? isDigit($1) : $0 == $1 }
    if fits { rest = rest.dropFirst(length) }
    return fits
  }
}
