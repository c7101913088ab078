import Foundation

/// The value of a header such as `form-data; name="file"; filename="a b.txt"`.
struct FormHeader: Equatable, Sendable {
  var value: String
  /// Names in lower case.
  var parameters: [String: String] = [:]

  /// Nil where there is no value at all.
  init?(_ text: String) {
    var pieces = FormHeader.pieces(of: text)[...]
    guard let first = pieces.popFirst(), !first.isEmpty else { return nil }
    value = first
    for piece in pieces {
      let sides = piece.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard sides.count == 2 else { continue }
      let name = sides[0].trimmingCharacters(in: .whitespaces).lowercased()
      if parameters[name] == nil {
        parameters[name] = FormHeader.unquoted(sides[1].trimmingCharacters(in: .whitespaces))
      }
    }
  }

  /// The name of a file: `filename*=UTF-8''…` (RFC 5987) before `filename`, in which browsers and
  /// clients write quotes and line ends with a percent sign (RFC 7578 section 4.2).
  var fileName: String? {
    if let extended = parameters["filename*"] {
      let sides = extended.split(
        separator: "'", maxSplits: 2, omittingEmptySubsequences: false)
      if sides.count == 3, sides[0].lowercased() == "utf-8",
        let name = sides[2].removingPercentEncoding
      {
        return name
      }
    }
    return parameters["filename"].map {
      $0.replacing("%22", with: "\"").replacing("%0D", with: "\r").replacing("%0A", with: "\n")
    }
  }

  /// Cut at semicolons that do not stand within quotes.
  private static func pieces(of text: String) -> [String] {
    var pieces = [""]
    var isQuoted = false
    var isEscaped = false
    for scalar in text.unicodeScalars {
      if scalar == ";", !isQuoted {
        pieces.append("")
        continue
      }
      if scalar == "\"", !isEscaped { isQuoted.toggle() }
      isEscaped = scalar == "\\" && isQuoted && !isEscaped
      pieces[pieces.count - 1].unicodeScalars.append(scalar)
    }
    return pieces.map { $0.trimmingCharacters(in: .whitespaces) }
  }

  private static func unquoted(_ text: String) -> String {
    guard text.count >= 2, text.hasPrefix("\""), text.hasSuffix("\"") else { return text }
    var out = ""
    var isEscaped = false
    for character in text.dropFirst().dropLast() {
      if character == "\\", !isEscaped {
        isEscaped = true
        continue
      }
      // A backslash before anything but a quote or a backslash is itself, as in a Windows path.
      if isEscaped, character != "\"", character != "\\" { out.append("\\") }
      isEscaped = false
      out.append(character)
    }
    return out
  }
}
