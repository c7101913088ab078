import Foundation
import Glibc
import Testing

@testable import Runtime

@Suite("The file of a draft")
struct DraftFileTests {
  private func made(_ text: String) throws -> String { try #require(DraftFile.write(text)) }

  @Test("it is its owner's alone, and comes back without the editor's last line end")
  func roundTrip() throws {
    let path = try made("draft\n你好")
    defer { unlink(path) }
    var status = stat()
    #expect(lstat(path, &status) == 0)
    #expect(status.st_mode == S_IFREG | 0o600)
    #expect(DraftFile.read(path, limit: 100) == "draft\n你好")
    try #require(FileHandle(forWritingAtPath: path)).write(Data("new\n".utf8))
    #expect(truncate(path, 4) == 0)
    #expect(DraftFile.read(path, limit: 4) == "new")
    #expect(DraftFile.read(path, limit: 3) == nil)
  }

  @Test("a pipe or a folder in its place is not read, and holds nothing up")
  func otherKinds() throws {
    let path = try made("")
    unlink(path)
    #expect(mkfifo(path, 0o600) == 0)
    #expect(DraftFile.read(path, limit: 100) == nil)
    unlink(path)
    #expect(mkdir(path, 0o700) == 0)
    #expect(DraftFile.read(path, limit: 100) == nil)
    rmdir(path)
    #expect(DraftFile.read(path, limit: 100) == nil)
  }
}
