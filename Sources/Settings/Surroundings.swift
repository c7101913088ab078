import Glibc

/// What the process was started with that bears on settings. A value, so that a test can make
/// its own.
package struct Surroundings: Sendable {
  package var variables: [String: String]
  /// The user's folder by the password file, for when `HOME` says nothing.
  package var accountHome: String?

  package init(variables: [String: String], accountHome: String? = nil) {
    self.variables = variables
    self.accountHome = accountHome
  }

  /// This process's own.
  package static func current() -> Surroundings {
    var variables: [String: String] = [:]
    var entry = environ
    while let text = entry.pointee {
      let halves = String(cString: text).split(
        separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      if halves.count == 2 { variables[String(halves[0])] = String(halves[1]) }
      entry += 1
    }
    return Surroundings(variables: variables, accountHome: readAccountHome())
  }

  /// A variable that is set and not empty.
  package subscript(name: String) -> String? {
    variables[name].flatMap { $0.isEmpty ? nil : $0 }
  }

  private static func readAccountHome() -> String? {
    var entry = passwd()
    var found: UnsafeMutablePointer<passwd>?
    var buffer = [CChar](repeating: 0, count: 16384)
    guard getpwuid_r(getuid(), &entry, &buffer, buffer.count, &found) == 0, found != nil,
      let folder = entry.pw_dir
    else { return nil }
    return String(cString: folder)
  }
}
