/// A unit of measure.
struct Unit: Equatable, Sendable {
  /// What is measured.
  enum Kind: Sendable, CaseIterable { case length, mass, temperature, size, area, time }

  var kind: Kind
  var english: String
  var chinese: String
  /// Everything it is called, in small letters; the longest that fits is meant.
  var names: [String]
  /// How many base units it is; of a temperature, the size of a degree.
  var factor: Fraction
  /// What has to be added before the factor: where zero is.
  var offset: Fraction
  /// Whether it is on the list when no other unit is asked for.
  var isUsual: Bool

  func name(in language: BotLanguage) -> String { language.choose(english, chinese) }

  /// How many of another unit of the same kind it is.
  func convert(_ value: Fraction, to other: Unit) throws(CalculationProblem) -> Fraction {
    guard kind == other.kind else { throw .unlike(english, other.english) }
    return try (value + offset) * factor / other.factor - other.offset
  }

  /// A factor is `1.5` or `5/9`; one that is no number is our own mistake.
  private init(
    _ kind: Kind, _ english: String, _ chinese: String, _ names: String, _ factor: String,
    offset: String = "0", isUsual: Bool = true
  ) {
    self.kind = kind
    self.english = english
    self.chinese = chinese
    self.names = names.split(separator: "|").map(String.init)
    self.factor = Unit.fraction(factor)
    self.offset = Unit.fraction(offset)
    self.isUsual = isUsual
  }

  private static func fraction(_ text: String) -> Fraction {
    let sides = text.split(separator: "/").map { try? Fraction(decimal: String($0)) }
    guard let above = sides.first ?? nil else { preconditionFailure("no factor: \(text)") }
    guard sides.count == 2, let below = sides[1], let value = try? above / below else {
      return above
    }
    return value
  }

  /// The unit that a name means; nil where there is none.
  static func named(_ name: String) -> Unit? { all.first { $0.names.contains(name) } }

  /// All names, the longest first.
  static let allNames: [String] = all.flatMap(\.names).sorted { $0.count > $1.count }

  static let all: [Unit] = lengths + masses + temperatures + sizes + areas + times

  private static let lengths = [
    Unit(.length, "km", "公里", "km|kilometer|kilometers|kilometre|kilometres|公里|千米", "1000"),
    Unit(.length, "m", "米", "m|meter|meters|metre|metres|米|公尺", "1"),
    Unit(.length, "cm", "厘米", "cm|centimeter|centimeters|centimetre|centimetres|厘米|公分", "0.01"),
    Unit(.length, "mm", "毫米", "mm|millimeter|millimeters|millimetre|millimetres|毫米", "0.001"),
    Unit(.length, "mi", "英里", "mi|mile|miles|英里", "1609.344"),
    Unit(.length, "ft", "英尺", "ft|foot|feet|英尺", "0.3048"),
    Unit(.length, "in", "英寸", "in|inch|inches|英寸", "0.0254"),
    Unit(.length, "yd", "码", "yd|yard|yards|码", "0.9144", isUsual: false),
    Unit(.length, "nmi", "海里", "nmi|nautical mile|nautical miles|海里", "1852", isUsual: false),
    Unit(.length, "li", "里", "li|里|华里|市里", "500"),
    Unit(.length, "zhang", "丈", "zhang|丈", "10/3", isUsual: false),
    Unit(.length, "chi", "尺", "chi|尺|市尺", "1/3"),
    Unit(.length, "cun", "寸", "cun|寸|市寸", "1/30", isUsual: false),
  ]

  private static let masses = [
    Unit(.mass, "t", "吨", "t|ton|tons|tonne|tonnes|吨", "1000"),
    Unit(.mass, "kg", "公斤", "kg|kilo|kilos|kilogram|kilograms|公斤|千克", "1"),
    Unit(.mass, "g", "克", "g|gram|grams|克", "0.001"),
    Unit(.mass, "mg", "毫克", "mg|milligram|milligrams|毫克", "0.000001", isUsual: false),
    Unit(.mass, "lb", "磅", "lb|lbs|pound|pounds|磅", "0.45359237"),
    Unit(.mass, "oz", "盎司", "oz|ounce|ounces|盎司", "0.028349523125"),
    Unit(.mass, "jin", "斤", "jin|斤|市斤", "0.5"),
    Unit(.mass, "liang", "两", "liang|两|市两", "0.05"),
    Unit(.mass, "qian", "钱", "qian|钱", "0.005", isUsual: false),
  ]

  private static let temperatures = [
    Unit(
      .temperature, "°C", "摄氏度", "c|°c|℃|celsius|degrees celsius|摄氏度|摄氏|度", "1",
      offset: "273.15"),
    Unit(
      .temperature, "°F", "华氏度", "f|°f|℉|fahrenheit|degrees fahrenheit|华氏度|华氏", "5/9",
      offset: "459.67"),
    Unit(.temperature, "K", "开尔文", "k|kelvin|开|开尔文", "1"),
  ]

  private static let sizes = [
    Unit(.size, "bit", "比特", "bit|bits|比特", "0.125", isUsual: false),
    Unit(.size, "byte", "字节", "b|byte|bytes|字节", "1"),
    Unit(.size, "kB", "千字节 kB", "kb|kilobyte|kilobytes|千字节", "1e3"),
    Unit(.size, "MB", "兆字节 MB", "mb|megabyte|megabytes|兆字节|兆", "1e6"),
    Unit(.size, "GB", "吉字节 GB", "gb|gigabyte|gigabytes|吉字节", "1e9"),
    Unit(.size, "TB", "太字节 TB", "tb|terabyte|terabytes|太字节", "1e12"),
    Unit(.size, "PB", "拍字节 PB", "pb|petabyte|petabytes", "1e15", isUsual: false),
    Unit(.size, "KiB", "KiB", "kib|kibibyte|kibibytes", "1024"),
    Unit(.size, "MiB", "MiB", "mib|mebibyte|mebibytes", "1048576"),
    Unit(.size, "GiB", "GiB", "gib|gibibyte|gibibytes", "1073741824"),
    Unit(.size, "TiB", "TiB", "tib|tebibyte|tebibytes", "1099511627776"),
    Unit(.size, "Mbit", "兆比特", "mbit|megabit|megabits|兆比特", "125e3", isUsual: false),
    Unit(.size, "Gbit", "吉比特", "gbit|gigabit|gigabits|吉比特", "125e6", isUsual: false),
  ]

  private static let areas = [
    Unit(.area, "km²", "平方公里", "km2|km^2|km²|square kilometers|平方公里|平方千米", "1e6"),
    Unit(.area, "ha", "公顷", "ha|hectare|hectares|公顷", "1e4"),
    Unit(.area, "m²", "平方米", "m2|m^2|m²|square meters|square metres|平方米|平米|平", "1"),
    Unit(.area, "mu", "亩", "mu|亩|市亩", "2000/3"),
    Unit(.area, "acre", "英亩", "acre|acres|英亩", "4046.8564224"),
    Unit(.area, "ft²", "平方英尺", "ft2|sq ft|ft²|square feet|平方英尺", "0.09290304"),
  ]

  private static let times = [
    Unit(.time, "s", "秒", "s|sec|second|seconds|秒|秒钟", "1"),
    Unit(.time, "min", "分钟", "min|minute|minutes|分|分钟", "60"),
    Unit(.time, "h", "小时", "h|hour|hours|小时|钟头", "3600"),
    Unit(.time, "d", "天", "d|day|days|天|日", "86400"),
    Unit(.time, "week", "周", "week|weeks|周|星期", "604800"),
  ]
}
