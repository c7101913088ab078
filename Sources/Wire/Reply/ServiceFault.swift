import Chat

/// A failure as a service words it, wherever it stood: the body of a refusal, an `error` event, a
/// failed chat.
struct ServiceFault: Hashable, Sendable {
  /// A number as text, or a word; nil when none was given.
  var code: String?
  /// The service's own words; raw.
  var message: String
  var logID: String?

  init(code: String?, message: String, logID: String? = nil) {
    self.code = code
    self.message = message
    self.logID = logID
  }

  /// What a JSON object says of a failure, in any of the forms that services use: `{code,msg}`,
  /// `{err_code,err_msg}`, `{error_code,error_message}`, each at top level or under
  /// `error_information`, `last_error` or `error`; `error` may be a string. Nil when it names no
  /// code but 0 and no error. A `msg` alone is no failure: successes carry one.
  init?(in object: JSONObject) {
    let logID = object["detail"]?.object?["logid"]?.string
    for key in ["error_information", "last_error", "error"] as [StaticString] {
      guard let value = object[key] else { continue }
      if let nested = value.object {
        let fault = ServiceFault(fields: nested, logID: logID)
        if fault.code != nil || (key.bytes.count == 5 && !fault.message.isEmpty) {
          self = fault
          return
        }
      } else if let word = value.string, !word.isEmpty {
        // A word beside a message is a code (OAuth's form), alone it is the message.
        let message = ServiceFault(fields: object, logID: nil).message
        self = ServiceFault(
          code: message.isEmpty ? nil : word, message: message.isEmpty ? word : message,
          logID: logID)
        return
      }
    }
    let fault = ServiceFault(fields: object, logID: logID)
    guard fault.code != nil else { return nil }
    self = fault
  }

  /// The same, for an object that is a failure by its place: without a code it is one as well.
  init(ofFailed object: JSONObject) {
    self = ServiceFault(in: object) ?? ServiceFault(fields: object, logID: nil)
  }

  private init(fields object: JSONObject, logID: String?) {
    code = ["code", "err_code", "error_code"].lazy
      .compactMap { (key: StaticString) in object[key]?.identifier }
      .first { !$0.isEmpty && $0 != "0" }
    message =
      ["msg", "message", "err_msg", "error_message", "error_description"].lazy
      .compactMap { (key: StaticString) in object[key]?.string }
      .first { !$0.isEmpty } ?? ""
    self.logID = logID ?? object["logid"]?.string
  }

  /// As a refusal under an HTTP status: what the user can do is told by the code first, then by
  /// the status, as this service refuses with 200 too.
  func refusal(status: Int) -> Refusal {
    Refusal(cause: cause(status: status), code: code, message: message, status: status)
  }

  private func cause(status: Int) -> Refusal.Cause {
    if let code, let known = Self.cause(ofCode: code) { return known }
    // The code behind "bot not published" is nowhere documented; its words are.
    if message.contains("not published") { return .notFound }
    switch status {
    case 401: return .token
    case 403: return .permission
    case 404, 410: return .notFound
    case 429: return .rateLimit
    case 400, 405, 413, 414, 415, 422: return .parameter
    case 408, 500...599: return .service
    default: return .other
    }
  }

  /// The codes that a source names; Coze's own list was not to be found.
  private static func cause(ofCode code: String) -> Refusal.Cause? {
    switch code {
    case "4100", "700012006", "401": .token
    case "4101", "103000001", "403": .permission
    case "4013", "429": .rateLimit
    case "4016": .busy
    case "4200", "103000002", "103100002", "404": .notFound
    case "4000", "702242001", "103000000", "400": .parameter
    case "5000", "720702222", "720701013", "103100001", "500": .service
    default: nil
    }
  }
}
