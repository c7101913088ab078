/// Where things are in the text: clusters, lines, words. All offsets are UTF-8 offsets.
extension Composer {
  /// The index of an offset. Complexity: O(1), since native strings are UTF-8.
  func index(_ offset: Int) -> String.Index {
    text.utf8.index(text.startIndex, offsetBy: max(0, min(offset, text.utf8.count)))
  }

  func offset(_ index: String.Index) -> Int {
    text.utf8.distance(from: text.startIndex, to: index)
  }

  /// The next edge of a cluster from an offset on; the offset itself if it is one.
  func boundary(atOrAfter offset: Int) -> Int {
    guard offset > 0 else { return 0 }
    guard offset < text.utf8.count else { return text.utf8.count }
    let place = index(offset)
    // `index(after:)` begins at the cluster that the place is in.
    let next = text.index(after: place)
    return text.index(before: next) == place ? offset : self.offset(next)
  }

  /// The edge after the cluster at an offset.
  func characterAfter(_ offset: Int) -> Int {
    guard offset < text.utf8.count else { return text.utf8.count }
    return self.offset(text.index(after: index(offset)))
  }

  /// The edge before the cluster that ends at an offset.
  func characterBefore(_ offset: Int) -> Int {
    guard offset > 0 else { return 0 }
    return self.offset(text.index(before: index(offset)))
  }

  /// The start of the line that an offset is in.
  func lineStart(from offset: Int) -> Int {
    utf8 { bytes in (bytes[..<offset].lastIndex(of: UInt8(ascii: "\n")) ?? -1) + 1 }
  }

  /// The end of the line that an offset is in: the offset of its LF, or the end of the text.
  func lineEnd(from offset: Int) -> Int {
    utf8 { bytes in bytes[offset...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count }
  }

  /// The end of the word that begins at or after an offset.
  func wordEnd(from offset: Int) -> Int {
    var place = index(offset)
    while place < text.endIndex, WordClass(text[place]) == .none { text.formIndex(after: &place) }
    guard place < text.endIndex else { return text.utf8.count }
    let kind = WordClass(text[place])
    while place < text.endIndex, WordClass(text[place]) == kind { text.formIndex(after: &place) }
    return self.offset(place)
  }

  /// The start of the word that ends at or before an offset.
  func wordStart(from offset: Int) -> Int {
    var place = index(offset)
    var kind = WordClass.none
    while place > text.startIndex {
      let before = text.index(before: place)
      let found = WordClass(text[before])
      if kind == .none { kind = found }
      guard found == kind else { break }
      place = before
    }
    return self.offset(place)
  }

  /// The start of the stretch without blanks that ends at or before an offset.
  func blankWordStart(from offset: Int) -> Int {
    var place = index(offset)
    var isInWord = false
    while place > text.startIndex {
      let before = text.index(before: place)
      let isBlank = WordClass.separates(text[before])
      guard !(isBlank && isInWord) else { break }
      isInWord = !isBlank
      place = before
    }
    return self.offset(place)
  }

  /// Reads the text's bytes in place; a string that is not one stretch is copied.
  func utf8<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    text.utf8.withContiguousStorageIfAvailable(body)
      ?? Array(text.utf8).withUnsafeBufferPointer(body)
  }
}
