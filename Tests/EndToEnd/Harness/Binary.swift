import Foundation

/// The program under test.
enum Binary {
  /// `RIVULET_BINARY`, else what the build put beside the tests.
  static var path: String {
    get throws {
      if let path = ProcessInfo.processInfo.environment["RIVULET_BINARY"] { return path }
      let tests = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
      let path = (tests as NSString).deletingLastPathComponent + "/rivulet"
      guard FileManager.default.isExecutableFile(atPath: path) else { throw Missing(path: path) }
      return path
    }
  }

  struct Missing: Error { var path: String }
}
