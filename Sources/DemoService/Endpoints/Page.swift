/// A page that a caller asks for by its number.
struct Page: Sendable {
  /// Counted from 1.
  var number: Int
  var size: Int

  /// The elements on this page; none beyond the last.
  func of<Element>(_ all: [Element]) -> ArraySlice<Element> {
    let skipped = min(number - 1, all.count / max(size, 1) + 1) * size
    return all.dropFirst(skipped).prefix(size)
  }
}

extension Endpoints.Call {
  /// The page asked for by the first of these names that is there; a size over the most is the
  /// most, and what is no number from 1 on is 4000.
  func page(
    _ names: [String], size usual: Int, most: Int
  ) throws(Ledger.Failure) -> Page {
    let name = names.first { query($0) != nil } ?? "page_num"
    let number = try positive(name) ?? 1
    return Page(number: number, size: min(try positive("page_size") ?? usual, most))
  }

  private func positive(_ name: String) throws(Ledger.Failure) -> Int? {
    guard let text = query(name) else { return nil }
    guard let number = Int(text), number > 0 else {
      throw Ledger.Failure(bad: "\(name) must be a number from 1 on")
    }
    return number
  }
}
