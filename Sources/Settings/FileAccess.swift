import Glibc

/// Reading the small files that configure us.
enum FileAccess {
  /// What went wrong, as `errno` said it.
  struct Failure: Error {
    let errno: Int32

    var isMissing: Bool { errno == ENOENT || errno == ENOTDIR }
    var text: String { String(cString: strerror(errno)) }
  }

  /// A file's bytes and the permission bits of exactly the file that was read.
  struct Contents {
    let bytes: [UInt8]
    let mode: UInt32
    let owner: UInt32
  }

  /// No file of ours is near this size; a larger one is a mistake.
  static let limit = 1 << 20

  static func isReadable(_ path: String) -> Bool {
    access(path, R_OK) == 0
  }

  /// Reads a whole regular file, at most one byte more than `limit`.
  static func read(_ path: String) throws(Failure) -> Contents {
    // Not blocking: a named pipe in the file's place must not hang the start.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw Failure(errno: errno) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw Failure(errno: errno) }
    guard status.st_mode & S_IFMT != S_IFDIR else { throw Failure(errno: EISDIR) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65536)
    while bytes.count <= limit {
      let count = Glibc.read(descriptor, &chunk, chunk.count)
      if count == 0 { break }
      if count < 0 {
        if errno == EINTR { continue }
        throw Failure(errno: errno)
      }
      bytes += chunk[..<count]
    }
    return Contents(bytes: bytes, mode: status.st_mode & 0o7777, owner: status.st_uid)
  }
}

extension FileAccess {
  /// Reads a file of ours, with its failures as mistakes. Nil when it is missing.
  static func contents(of path: String) throws(SettingsError) -> Contents? {
    let place = SettingsError.Place.file(path, line: nil, key: "")
    let contents: Contents
    do {
      contents = try read(path)
    } catch {
      if error.isMissing { return nil }
      throw SettingsError(place, .unreadable(error.text))
    }
    guard contents.bytes.count <= limit else {
      throw SettingsError(place, .tooLarge(limit: limit))
    }
    return contents
  }
}
