import Foundation

/// A message as a client sends it. Unset fields may be null.
struct EnteredMessage: Decodable {
  var role: String?
  var type: String?
  var content: String?
  var content_type: String?
  var meta_data: [String: String]?
}

/// A message that was checked and may be kept.
struct NewMessage: Sendable {
  var role: Role
  var content: String
  var contentType: ContentType
  var metaData: [String: String]
  /// What it says in words: the content, or the text part of several parts.
  var text: String
  /// Files that it speaks of.
  var fileIDs: [String] = []
}

extension NewMessage {
  /// Checks a message, or throws 4000. `isKept`: what a conversation keeps may only be a question
  /// or an answer.
  init(_ entered: EnteredMessage, isKept: Bool = true) throws(Ledger.Failure) {
    guard let role = entered.role.flatMap(Role.init(rawValue:)) else {
      throw Ledger.Failure(bad: "role must be user or assistant")
    }
    guard let kind = ContentType(rawValue: entered.content_type ?? "text") else {
      throw Ledger.Failure(bad: "content_type must be text or object_string")
    }
    guard !isKept || ["", "question", "answer"].contains(entered.type ?? "") else {
      throw Ledger.Failure(bad: "type must be question or answer")
    }
    guard let content = entered.content, !content.isEmpty else {
      throw Ledger.Failure(bad: "parameter content is required")
    }
    self.init(
      role: role, content: content, contentType: kind,
      metaData: try MetaData.checked(entered.meta_data), text: content)
    guard kind == .objectString else { return }
    try readParts()
  }

  /// Takes the text and the files out of a message of several parts: one text at most, and
  /// nothing but a text is no message of parts.
  private mutating func readParts() throws(Ledger.Failure) {
    struct Part: Decodable {
      var type: String
      var text: String?
      var file_id: String?
      var file_url: String?
    }
    guard let parts = try? JSONDecoder().decode([Part].self, from: Data(content.utf8)),
      parts.allSatisfy({ ["text", "image", "file", "audio"].contains($0.type) })
    else {
      throw Ledger.Failure(bad: "object_string must be a JSON array of text and file parts")
    }
    let texts = parts.filter { $0.type == "text" }
    let files = parts.filter { $0.type != "text" }
    guard texts.count <= 1, !files.isEmpty else {
      throw Ledger.Failure(bad: "object_string needs a file and at most one text")
    }
    guard files.allSatisfy({ ($0.file_id ?? $0.file_url)?.isEmpty == false }) else {
      throw Ledger.Failure(bad: "a file part needs file_id or file_url")
    }
    text = texts.first?.text ?? ""
    fileIDs = files.compactMap(\.file_id).filter { !$0.isEmpty }
  }
}

/// Pairs that a client hangs on things, and gets back.
enum MetaData {
  /// At most 16 pairs, names of 1 to 64 and values of 1 to 512 characters; else 4000.
  static func checked(_ pairs: [String: String]?) throws(Ledger.Failure) -> [String: String] {
    let pairs = pairs ?? [:]
    guard pairs.count <= 16,
      pairs.allSatisfy({ (1...64).contains($0.key.count) && (1...512).contains($0.value.count) })
    else {
      throw Ledger.Failure(
        bad: "meta_data holds at most 16 pairs, names up to 64 and values up to 512 characters")
    }
    return pairs
  }
}
