import Foundation

/// A file that was uploaded. What is in it is read and forgotten: nobody can ask for it.
struct StoredFile: Sendable {
  var id: String
  var name: String
  var bytes: Int
  /// Unix time in seconds.
  var createdAt: Int

  var json: JSON {
    [
      "id": .string(id), "bytes": .number(bytes), "created_at": .number(createdAt),
      "file_name": .string(name),
    ]
  }
}

/// The uploaded files.
actor FileShelf {
  /// Older ones are forgotten.
  private static let mostFiles = 1_000

  private var files: [String: StoredFile] = [:]
  private var order: [String] = []
  private var lastID: UInt64 = 0

  func add(name: String, bytes: Int) -> StoredFile {
    let milliseconds = UInt64(max(0, Date().timeIntervalSince1970 * 1_000))
    lastID = max(lastID &+ 1, milliseconds << 22)
    let file = StoredFile(
      id: String(lastID), name: name, bytes: bytes, createdAt: Int(Date().timeIntervalSince1970))
    files[file.id] = file
    order.append(file.id)
    if order.count > FileShelf.mostFiles { files[order.removeFirst()] = nil }
    return file
  }

  /// The file of an id, or 4200.
  func file(_ id: String) throws(Ledger.Failure) -> StoredFile {
    guard let file = files[id] else {
      throw Ledger.Failure(code: .notFound, message: "file \(id) does not exist")
    }
    return file
  }

  func has(_ id: String) -> Bool { files[id] != nil }
}
