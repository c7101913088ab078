import Foundation
import Glibc

/// The file that a draft is handed to `$EDITOR` in: readable by its owner alone, in the folder for
/// temporary files, Markdown by its name so that editors colour it.
enum DraftFile {
  /// Writes a draft; nil when that cannot be done. The file is nobody else's from its first moment,
  /// and never one that was there before.
  static func write(_ text: String) -> String? {
    let folder = ProcessInfo.processInfo.environment["TMPDIR"] ?? "/tmp"
    let path = "\(folder)/rivulet-\(UUID().uuidString).md"
    let flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC
    let descriptor = open(path, flags, 0o600)
    guard descriptor >= 0 else { return nil }
    let isWhole = writeAll(Array(text.utf8), to: descriptor)
    guard close(descriptor) == 0, isWhole else {
      unlink(path)
      return nil
    }
    return path
  }

  /// The draft as the editor left it, without the line end that editors add; nil when it cannot be
  /// read, is no plain file or is longer than `limit` bytes.
  static func read(_ path: String, limit: Int) -> String? {
    // Not blocking: what the editor left may be a pipe.
    let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
      status.st_size <= limit,
      let data = try? FileHandle(fileDescriptor: descriptor).read(upToCount: limit) ?? Data()
    else { return nil }
    let text = String(decoding: data, as: UTF8.self)
    return text.hasSuffix("\n") ? String(text.dropLast()) : text
  }

  private static func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return false }
      rest = rest.dropFirst(count)
    }
    return true
  }
}
