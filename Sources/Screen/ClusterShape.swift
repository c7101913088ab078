/// Which scalars of a grapheme cluster may stand together in one cell, and how wide that cell is.
///
/// Fed scalar by scalar. A scalar that `append` refuses starts the next piece: a glyph of its own,
/// or a mark. So an invisible scalar stays only where Unicode gives it a meaning:
/// - ZWJ between two pictographs, or in a word of a script that joins letters;
/// - ZWNJ in such a word (Persian, the Indic scripts);
/// - VS15 and VS16 right after a pictograph or a keycap's base;
/// - tags after U+1F3F4, one to six of `0-9a-z` and the end tag (UTS #51, RGI sequences).
///
/// The width follows the `wcwidth` package: the base's; VS16 widens, VS15 changes nothing; flags 2;
/// an Indic conjunct 2; a spacing mark adds one. Departures: a modified or ZWJ-joined emoji is
/// always 2, and no cell is wider than 2.
struct ClusterShape {
  /// At most so many scalars share a cell. UAX #15's stream-safe format allows 30 marks; the
  /// longest emoji sequence in Unicode 17 has 10 scalars.
  static let maximumScalars = 32

  /// The scalars that follow in the same grapheme cluster.
  typealias Rest = Substring.UnicodeScalarView

  private(set) var columns: Int
  private(set) var scalarCount = 1
  private let width: CellWidth
  private let base: Unicode.Scalar
  private let baseProperties: ScalarProperties
  private var previous: Unicode.Scalar
  private var previousProperties: ScalarProperties
  private var hasSpacing = false

  init(_ base: Unicode.Scalar, width: CellWidth) {
    self.base = base
    self.width = width
    baseProperties = ScalarProperties(base)
    previous = base
    previousProperties = baseProperties
    columns = width.columns(baseProperties)
  }

  /// Takes scalars from the front of the rest of the grapheme cluster, as many as may stay.
  mutating func append(_ scalars: Rest) {
    var rest = scalars
    while let scalar = rest.popFirst() {
      guard append(scalar, rest) else { return }
    }
  }

  /// Takes the next scalar, or refuses it (and everything after it).
  private mutating func append(_ scalar: Unicode.Scalar, _ rest: Rest) -> Bool {
    guard scalarCount < Self.maximumScalars else { return false }
    let properties = ScalarProperties(scalar)
    guard let wider = columnsAfter(scalar, properties, rest) else { return false }
    columns = min(2, max(columns, wider))
    scalarCount += 1
    previous = scalar
    previousProperties = properties
    return true
  }

  /// The cell's columns with the scalar in it; nil when it may not be there.
  private mutating func columnsAfter(
    _ scalar: Unicode.Scalar, _ properties: ScalarProperties, _ rest: Rest
  ) -> Int? {
    if properties.isMarkOnly { return columnsAfterInvisible(scalar, rest) }
    if scalar.isRegionalIndicator { return base.isRegionalIndicator && scalarCount == 1 ? 2 : nil }
    if scalar.isEmojiModifier { return endsInPictograph ? 2 : nil }
    if previous == .zeroWidthJoiner, properties.isPictographic { return 2 }
    if properties.isSpacing { return spacing() }
    if properties.columns == 0 { return columns }
    return formsConjunct(scalar, properties) ? 2 : nil
  }

  private func columnsAfterInvisible(_ scalar: Unicode.Scalar, _ rest: Rest) -> Int? {
    switch scalar {
    case .zeroWidthJoiner:
      if takesJoiner { return columns }
      guard let next = rest.first, baseProperties.isPictographic else { return nil }
      return ScalarProperties(next).isPictographic && previousIsOfEmoji ? columns : nil
    case .zeroWidthNonJoiner:
      return takesJoiner ? columns : nil
    case .textSelector:
      return takesSelector ? columns : nil
    case .emojiSelector:
      guard takesSelector else { return nil }
      return previousProperties.isNarrowToWide ? 2 : columns
    default:
      return takesTag(scalar, rest) ? columns : nil
    }
  }

  private mutating func spacing() -> Int {
    defer { hasSpacing = true }
    return hasSpacing ? columns : columns + 1
  }

  /// A consonant that Swift's grapheme breaking kept in the cluster after a linker or a prepended
  /// letter (GB9c, GB9b). Never ASCII or an ideograph: so those always start a cluster, on which
  /// the layout relies.
  private func formsConjunct(_ scalar: Unicode.Scalar, _ properties: ScalarProperties) -> Bool {
    base.isOfJoiningScript && scalar.isOfJoiningScript && !properties.joins
      && previousProperties.joins
  }

  private var takesSelector: Bool {
    previousProperties.isPictographic || previousProperties.isNarrowToWide
  }

  /// Right after a pictograph, or after its VS16.
  private var endsInPictograph: Bool {
    previousProperties.isPictographic
      || previous == .emojiSelector && baseProperties.isPictographic
  }

  private var previousIsOfEmoji: Bool { endsInPictograph || previous.isEmojiModifier }

  /// After a letter or mark of the script itself: so never two joiners in a row.
  private var takesJoiner: Bool { base.isOfJoiningScript && previous.isOfJoiningScript }

  private func takesTag(_ scalar: Unicode.Scalar, _ rest: Rest) -> Bool {
    guard base == .blackFlag, scalar.isTag else { return false }
    if scalarCount > 1 { return previous.isTag && previous != .endTag }
    let tags = rest.prefix { $0.isTag && $0 != .endTag }
    return scalar != .endTag && tags.count < 6 && rest.dropFirst(tags.count).first == .endTag
  }
}
