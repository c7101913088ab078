/// "5 km to miles", "3 斤是多少公斤", "how many bytes in 2 GiB", "100 亩".
enum UnitQuestion {
  private struct Asked {
    var value: Fraction
    /// As it was written.
    var text: String
    var unit: Unit
    var rest: Substring
  }

  static func answer(
    _ text: String, _ language: BotLanguage
  ) throws(CalculationProblem) -> Worked? {
    let plain = PlainText.normal(text)
    guard let asked = try asked(plain) else { return nil }
    let followUps = language.choose(["100 F to C", "1 GiB to MB"], ["3 斤是多少公斤？", "100 亩是多少公顷？"])
    if let other = other(than: asked, in: plain) {
      guard other.kind == asked.unit.kind else {
        throw .unlike(asked.unit.name(in: language), other.name(in: language))
      }
      let line = try line(asked, other, language)
      return Worked(text: line, followUps: followUps)
    }
    guard isBare(asked.rest) else { return nil }
    let others = Unit.all.filter {
      $0.kind == asked.unit.kind && $0 != asked.unit && $0.isUsual
    }
    var rows: [[String]] = []
    for other in others {
      let number = DecimalText(try asked.unit.convert(asked.value, to: other), digits: 12)
      rows.append([other.name(in: language), (number.isExact ? "" : "≈ ") + number.text])
    }
    let head = "\(asked.text) \(asked.unit.name(in: language))"
    return Worked(
      text: Worked.table([head, language.choose("is", "等于")], rows), followUps: followUps)
  }

  /// The number that a unit follows.
  private static func asked(_ plain: String) throws(CalculationProblem) -> Asked? {
    let number = /(?:^|[^0-9.a-z_])(-?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?)\s*(?:个)?\s*/
    for match in plain.matches(of: number) {
      let after = plain[match.range.upperBound...]
      guard let name = name(at: after), let unit = Unit.named(name) else { continue }
      let digits = String(match.output.1)
      let isNegative = digits.hasPrefix("-")
      guard let value = try Fraction(decimal: isNegative ? String(digits.dropFirst()) : digits)
      else { continue }
      return Asked(
        value: isNegative ? -value : value, text: digits, unit: unit,
        rest: after.dropFirst(name.count))
    }
    return nil
  }

  /// The longest name of a unit that a text begins with; a word of letters has to end there.
  private static func name(at text: Substring) -> String? {
    Unit.allNames.first { name in
      guard text.hasPrefix(name) else { return false }
      guard name.last?.isASCII == true, name.last?.isLetter == true else { return true }
      guard let next = text.dropFirst(name.count).first else { return true }
      return !(next.isASCII && (next.isLetter || next.isNumber || next == "^" || next == "_"))
    }
  }

  /// The unit that is asked for: behind "to", "in", "多少" and the like, or before the number in
  /// "how many miles in 5 km".
  private static func other(than asked: Asked, in plain: String) -> Unit? {
    let link =
      /\s*(?:->|→|=|to|into|in|as|is|equals?|换算|换|转换?|等于|是|合|有|折合)\s*(?:成|为|how many|多少|几|\?)?\s*(?:个)?\s*|\s*(?:多少|几)\s*(?:个)?\s*/
    if let match = asked.rest.prefixMatch(of: link) {
      let after = asked.rest[match.range.upperBound...]
      if let name = name(at: after) { return Unit.named(name) }
    }
    if let match = plain.firstMatch(of: /how many\s+|多少\s*个?\s*/),
      let name = name(at: plain[match.range.upperBound...])
    {
      return Unit.named(name)
    }
    return nil
  }

  /// Whether nothing else is said that would make it another question.
  private static func isBare(_ rest: Substring) -> Bool {
    rest.wholeMatch(of: /[\s=?.]*(?:换算|是多少|等于多少|多少|to what|in other units)?[\s=?.]*/) != nil
  }

  private static func line(
    _ asked: Asked, _ other: Unit, _ language: BotLanguage
  ) throws(CalculationProblem) -> String {
    let value = try asked.unit.convert(asked.value, to: other)
    let number = DecimalText(value, digits: 12)
    let (from, to) = (asked.unit.name(in: language), other.name(in: language))
    return "\(asked.text) \(from) \(number.isExact ? "=" : "≈") **\(number.text) \(to)**"
  }
}
