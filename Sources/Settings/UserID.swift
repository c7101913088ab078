import Glibc

/// The id by which a service keeps this person apart from others, for profiles that name none:
/// random, made once, kept in the state folder (0600).
package enum UserID {
  /// The kept id, or a new one, kept now. Where nothing can be kept (no home, a read-only disk)
  /// it is new at each start: the service then only sees another visitor.
  package static func load(from paths: SearchPaths) -> String {
    let fresh = make()
    guard let folder = paths.stateFolder else { return fresh }
    let file = folder + "/user"
    if let kept = read(file) { return kept }
    makeFolders(folder)
    return keep(fresh, as: file) ? fresh : read(file) ?? fresh
  }

  private static func make() -> String {
    var generator = SystemRandomNumberGenerator()
    let number = generator.next() as UInt64
    let more = generator.next() as UInt64
    return "rivulet-" + hex(number) + hex(more)
  }

  private static func hex(_ number: UInt64) -> String {
    let digits = String(number, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }

  private static func read(_ file: String) -> String? {
    guard let contents = try? FileAccess.read(file) else { return nil }
    let line = contents.bytes.prefix { $0 != 0x0A }
    let isID = (8...64).contains(line.count) && line.allSatisfy(TOMLLocator.isBareKeyByte)
    return isID ? String(decoding: line, as: UTF8.self) : nil
  }

  /// Writes beside and links into place, so that of two starts at once one wins and the other
  /// reads a whole id.
  private static func keep(_ id: String, as file: String) -> Bool {
    let draft = file + "." + String(getpid())
    let descriptor = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { return false }
    defer { unlink(draft) }
    let bytes = Array((id + "\n").utf8)
    let isWritten = write(descriptor, bytes, bytes.count) == bytes.count
    guard close(descriptor) == 0, isWritten else { return false }
    return link(draft, file) == 0
  }

  /// `mkdir -p`, each with 0700 as the XDG specification asks.
  private static func makeFolders(_ folder: String) {
    var path = ""
    for part in folder.split(separator: "/") {
      path += "/" + part
      mkdir(path, 0o700)
    }
  }
}
