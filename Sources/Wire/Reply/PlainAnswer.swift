import Chat

/// What a whole plain body says: an answer to read on, or why there is none.
enum PlainAnswer: Sendable {
  /// A JSON object under a 2xx status that names no failure.
  case object(JSONObject)
  case refused(Refusal, logID: String?)
  /// JSON, but beyond a limit.
  case tooLarge

  /// Reads a body by its content: neither status nor Content-Type is proof of anything here.
  init(_ body: Bytes, status: Int, logID: String?) {
    let isSuccess = (200...299).contains(status)
    do throws(JSONFailure) {
      let object = try JSONObject(body.trimmed)
      if let fault = ServiceFault(in: object) {
        self = .refused(fault.refusal(status: status), logID: logID ?? fault.logID)
      } else if isSuccess {
        self = .object(object)
      } else {
        let fault = ServiceFault(ofFailed: object)
        self = .refused(fault.refusal(status: status), logID: logID ?? fault.logID)
      }
    } catch {
      switch error {
      case .tooDeep, .tooLarge: self = .tooLarge
      case .malformed:
        self = .refused(Self.refusal(ofText: body, status: status, isSuccess), logID: logID)
      }
    }
  }

  private static func refusal(ofText body: Bytes, status: Int, _ isSuccess: Bool) -> Refusal {
    let fault = ServiceFault(code: nil, message: excerpt(body))
    guard isSuccess else { return fault.refusal(status: status) }
    return Refusal(cause: .nonsense, code: nil, message: fault.message, status: status)
  }

  /// The beginning of a text as one line of at most 200 characters, markup left out; raw: it may
  /// hold any control character.
  static func excerpt(_ body: Bytes) -> String {
    var words: [Substring] = []
    var length = 0
    let text = body.prefix(4096).text
    let isMarkup = body.trimmed.first == UInt8(ascii: "<")
    let plain = isMarkup ? withoutTags(text) : text
    for word in plain.split(whereSeparator: \.isWhitespace) {
      guard length < 200 else { break }
      words.append(word.prefix(200 - length))
      length += word.count + 1
    }
    return words.joined(separator: " ")
  }

  private static func withoutTags(_ text: String) -> String {
    var isInside = false
    var kept = ""
    for character in text {
      switch character {
      case "<": isInside = true
      case ">":
        isInside = false
        kept.append(" ")
      default: if !isInside { kept.append(character) }
      }
    }
    return kept
  }
}
