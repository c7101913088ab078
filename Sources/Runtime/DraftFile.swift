import Foundation

/// The file that a draft is handed to `$EDITOR` in: readable by its owner alone, in the folder for
/// temporary files, Markdown by its name so that editors colour it.
enum DraftFile {
  /// Writes a draft; nil when that cannot be done.
  static func write(_ text: String) -> String? {
    let folder = ProcessInfo.processInfo.environment["TMPDIR"] ?? "/tmp"
    let path = "\(folder)/rivulet-\(UUID().uuidString).md"
    let isMade = FileManager.default.createFile(
      atPath: path, contents: Data(text.utf8), attributes: [.posixPermissions: 0o600])
    return isMade ? path : nil
  }

  /// The draft as the editor left it, without the line end that editors add; nil when it cannot be
  /// read or is longer than `limit` bytes.
  static func read(_ path: String, limit: Int) -> String? {
    guard let data = FileManager.default.contents(atPath: path), data.count <= limit else {
      return nil
    }
    let text = String(decoding: data, as: UTF8.self)
    return text.hasSuffix("\n") ? String(text.dropLast()) : text
  }
}
