import Foundation

/// Reads a `multipart/form-data` body (RFC 7578, RFC 2046 section 5.1) in pieces of any size. It
/// keeps the names and the sizes of the parts and forgets what is in them.
struct FormReader: Sendable {
  /// A field of the form.
  struct Part: Equatable, Sendable {
    var name: String
    /// Nil for a field that is no file.
    var fileName: String?
    var bytes = 0
  }

  /// Why a body is no form.
  enum Problem: Error, Equatable, Sendable {
    case noForm, headerTooLong, tooManyParts, tooLarge, brokenOff

    var message: String {
      switch self {
      case .noForm: "the request is no multipart/form-data"
      case .headerTooLong: "a part of the form has a header that is too long"
      case .tooManyParts: "the form has too many parts"
      case .tooLarge: "the file is larger than 512 MB"
      case .brokenOff: "the form has no end"
      }
    }
  }

  private static let longestHeader = 8_192
  private static let mostParts = 32
  static let mostBytes = 512 << 20

  private enum State: Sendable {
    /// Before the first boundary.
    case preamble
    /// Right behind a boundary: the end, or a line end and the next part.
    case boundary
    case header, content, done
    case failed(Problem)
  }

  private var state: State
  /// A line end and the boundary.
  private let delimiter: Data
  /// What can not be judged yet.
  private var buffer: Data
  private var parts: [Part] = []
  private var total = 0

  init(contentType: String) {
    let boundary = FormHeader(contentType).flatMap {
      $0.value.lowercased() == "multipart/form-data" ? $0.parameters["boundary"] : nil
    }
    let isFit = (1...70).contains(boundary?.utf8.count ?? 0)
    state = isFit ? .preamble : .failed(.noForm)
    delimiter = Data("\r\n--\(boundary ?? "")".utf8)
    // The first boundary may stand at the very beginning, without a line end before it.
    buffer = Data("\r\n".utf8)
  }

  /// The parts, once all was read.
  func finish() -> Result<[Part], Problem> {
    switch state {
    case .done: .success(parts)
    case .failed(let problem): .failure(problem)
    case .preamble, .boundary, .header, .content: .failure(.brokenOff)
    }
  }

  mutating func read(_ chunk: Data) {
    total += chunk.count
    if total > FormReader.mostBytes { state = .failed(.tooLarge) }
    switch state {
    case .done, .failed:
      buffer = Data()
      return
    case .preamble, .boundary, .header, .content: buffer.append(chunk)
    }
    while step() {}
  }

  /// Goes on as far as one boundary or one header; false where more has to come first.
  private mutating func step() -> Bool {
    switch state {
    case .preamble, .content: skip()
    case .boundary: passBoundary()
    case .header: readHeader()
    case .done, .failed: false
    }
  }

  /// Drops what comes before the boundary and counts it. The end of the buffer may be the
  /// beginning of a boundary and stays.
  private mutating func skip() -> Bool {
    let found = buffer.range(of: delimiter)
    let certain =
      found.map { $0.lowerBound - buffer.startIndex }
      ?? max(0, buffer.count - delimiter.count + 1)
    if case .content = state, !parts.isEmpty { parts[parts.count - 1].bytes += certain }
    buffer = Data(buffer.dropFirst(certain + (found?.count ?? 0)))
    if found != nil { state = .boundary }
    return found != nil
  }

  private mutating func passBoundary() -> Bool {
    if buffer.starts(with: Data("--".utf8)) {
      state = .done
      buffer = Data()
      return false
    }
    let end = buffer.range(of: Data("\r\n".utf8))
    // White space may stand between a boundary and its line end, and nothing else.
    let isBlank = buffer[..<(end?.lowerBound ?? buffer.endIndex)].allSatisfy(" \t\r-".utf8.contains)
    guard let end, isBlank else {
      if !isBlank || buffer.count > FormReader.longestHeader { state = .failed(.noForm) }
      return false
    }
    // The line end stays: a part without any header begins with an empty line.
    buffer = Data(buffer[end.lowerBound...])
    state = .header
    return true
  }

  private mutating func readHeader() -> Bool {
    guard let end = buffer.range(of: Data("\r\n\r\n".utf8)),
      end.lowerBound - buffer.startIndex <= FormReader.longestHeader
    else {
      if buffer.count > FormReader.longestHeader { state = .failed(.headerTooLong) }
      return false
    }
    guard parts.count < FormReader.mostParts else {
      state = .failed(.tooManyParts)
      return false
    }
    parts.append(FormReader.part(String(decoding: buffer[..<end.lowerBound], as: UTF8.self)))
    // The line end stays: the boundary may follow at once.
    buffer = Data(buffer[(end.upperBound - 2)...])
    state = .content
    // It is no part of the content.
    parts[parts.count - 1].bytes = -2
    return true
  }

  private static func part(_ header: String) -> Part {
    for line in header.split(whereSeparator: \.isNewline) {
      let pieces = line.split(separator: ":", maxSplits: 1)
      guard pieces.count == 2,
        pieces[0].trimmingCharacters(in: .whitespaces).lowercased() == "content-disposition",
        let field = FormHeader(String(pieces[1]))
      else { continue }
      return Part(name: field.parameters["name"] ?? "", fileName: field.fileName)
    }
    return Part(name: "")
  }
}
