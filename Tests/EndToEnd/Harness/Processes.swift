import Foundation

/// What the kernel tells about processes.
enum Processes {
  /// The ids of a process's children that have not ended.
  static func children(of parent: Int32) -> [Int32] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
    return names.compactMap { Int32($0) }.filter { state(of: $0)?.parent == parent }
  }

  /// False for one that ended, also when nobody has asked for its status yet.
  static func isRunning(_ process: Int32) -> Bool {
    state(of: process).map { $0.letter != "Z" && $0.letter != "X" } ?? false
  }

  /// True for one that job control has stopped.
  static func isStopped(_ process: Int32) -> Bool { state(of: process)?.letter == "T" }

  /// The arguments and what follows, zero bytes as spaces.
  static func commandLine(of process: Int32) -> String { text("/proc/\(process)/cmdline") }

  /// A variable of the environment it was started with.
  static func variable(_ name: String, of process: Int32) -> String? {
    let variables = text("/proc/\(process)/environ").split(separator: "\0")
    return variables.first { $0.hasPrefix(name + "=") }.map { String($0.dropFirst(name.count + 1)) }
  }

  private static func text(_ path: String) -> String {
    let bytes = FileManager.default.contents(atPath: path) ?? Data()
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func state(of process: Int32) -> (letter: Substring, parent: Int32)? {
    // proc(5): the name in parentheses may hold anything; state and parent follow its last one.
    let fields = text("/proc/\(process)/stat").split(separator: ")").last?.split(separator: " ")
    guard let fields, fields.count > 1, let parent = Int32(fields[1]) else { return nil }
    return (fields[0], parent)
  }
}
