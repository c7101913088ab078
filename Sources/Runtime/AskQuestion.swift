import Glibc

/// What `rivulet ask` is asked: its words and what is piped in, joined by a blank line.
package enum AskQuestion {
  /// Why there is no question.
  package enum Failure: Error, Hashable, Sendable {
    case nothing
    case tooLarge
    case notText
    /// `strerror(3)`'s words.
    case unreadable(String)
  }

  /// More than this is no question.
  package static let byteLimit = 4 << 20

  /// Joins the words with what comes on `input` until its end, unless that is a terminal.
  package static func read(
    words: [String], input: Int32 = STDIN_FILENO
  ) throws(Failure) -> String {
    let piped = isatty(input) == 1 ? "" : try readAll(input)
    return try join(words: words, piped: piped)
  }

  /// Line ends at the end of what was piped in belong to the pipe, not to the question.
  static func join(words: [String], piped: String) throws(Failure) -> String {
    var piped = piped
    while piped.last?.isNewline == true { piped.removeLast() }
    let parts = [words.joined(separator: " "), piped].filter { part in
      !part.allSatisfy(\.isWhitespace)
    }
    guard !parts.isEmpty else { throw .nothing }
    return parts.joined(separator: "\n\n")
  }

  private static func readAll(_ input: Int32) throws(Failure) -> String {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65536)
    while true {
      let count = chunk.withUnsafeMutableBytes { Glibc.read(input, $0.baseAddress, $0.count) }
      if count == 0 { break }
      guard count > 0 else {
        switch errno {
        case EINTR: continue
        // A closed descriptor 0 is no input, not a fault.
        case EBADF: return ""
        default: throw .unreadable(String(cString: strerror(errno)))
        }
      }
      bytes += chunk[..<count]
      guard bytes.count <= byteLimit else { throw .tooLarge }
    }
    guard let text = String(validating: bytes, as: UTF8.self) else { throw .notText }
    return text
  }
}
