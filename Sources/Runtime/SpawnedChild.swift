import CLinux
import Glibc

/// A child just started, with our ends of its pipes. `ChildProcess` takes it over.
struct SpawnedChild {
  private(set) var processID: pid_t = 0
  private(set) var processDescriptor: Int32 = -1
  private(set) var input: ChildInputPipe?
  private(set) var output: ChildOutputPipe?
  private(set) var errors: ChildOutputPipe?

  init(_ command: ChildCommand) throws(ChildStartFailure) {
    let program = command.arguments.first ?? ""
    guard command.isRepresentable else {
      throw ChildStartFailure(program: program, errno: EINVAL)
    }
    var ends = ChildEnds()
    defer { ends.close() }
    do throws(ErrnoFailure) {
      input = try ends.connectInput(command.input)
      output = try ends.connectOutput(command.output, at: 1)
      errors = try ends.connectOutput(command.errors, at: 2)
      processID = try Self.spawn(command, program, ends)
      processDescriptor = clinux_pidfd_open(processID)
      if processDescriptor < 0 { throw ErrnoFailure(code: errno) }
    } catch {
      input?.close()
      output?.close()
      errors?.close()
      if processID > 0 {
        kill(processID, SIGKILL)
        waitpid(processID, nil, 0)
      }
      throw ChildStartFailure(program: program, errno: error.code)
    }
  }

  private static func spawn(
    _ command: ChildCommand, _ program: String, _ ends: ChildEnds
  ) throws(ErrnoFailure) -> pid_t {
    var processID: pid_t = 0
    let arguments = CStringArray(command.arguments)
    let environment = CStringArray(command.environmentEntries)
    let failure = clinux_spawn(
      &processID, program, arguments.pointers, environment.pointers, ends.standard,
      command.ownSession)
    withExtendedLifetime((arguments, environment)) {}
    guard failure == 0 else { throw ErrnoFailure(code: failure) }
    return processID
  }
}

extension ChildCommand {
  /// False when a string holds a NUL, which would cut it short for the child.
  fileprivate var isRepresentable: Bool {
    guard let program = arguments.first, !program.isEmpty else { return false }
    return !(arguments + environmentEntries).contains { $0.utf8.contains(0) }
  }
}

private struct ErrnoFailure: Error {
  let code: Int32
}

/// The child's ends of its three standard descriptors. `close` closes those that are ours to
/// close: once the child has copies, ours would keep its pipes from ending.
private struct ChildEnds {
  private(set) var standard: [Int32] = [-1, -1, -1]
  private var owned: [Int32] = []

  mutating func connectInput(
    _ input: ChildCommand.Input
  ) throws(ErrnoFailure) -> ChildInputPipe? {
    switch input {
    case .nothing: try connectNothing(at: 0)
    case .descriptor(let descriptor): standard[0] = descriptor
    case .bytes(let bytes):
      return ChildInputPipe(descriptor: try connectPipe(at: 0), bytes: bytes, isHeld: false)
    case .held: return ChildInputPipe(descriptor: try connectPipe(at: 0), bytes: [], isHeld: true)
    }
    return nil
  }

  mutating func connectOutput(
    _ output: ChildCommand.Output, at index: Int
  ) throws(ErrnoFailure) -> ChildOutputPipe? {
    switch output {
    case .nothing: try connectNothing(at: index)
    case .descriptor(let descriptor): standard[index] = descriptor
    case .captured(let limit):
      return ChildOutputPipe(descriptor: try connectPipe(at: index), limit: limit)
    }
    return nil
  }

  func close() {
    for descriptor in owned { _ = Glibc.close(descriptor) }
  }

  /// Gives our end.
  private mutating func connectPipe(at index: Int) throws(ErrnoFailure) -> Int32 {
    var ends: [Int32] = [-1, -1]
    let ours = index == 0 ? 1 : 0
    let failure = clinux_pipe(&ends, Int32(ours))
    guard failure == 0 else { throw ErrnoFailure(code: failure) }
    standard[index] = ends[1 - ours]
    owned.append(ends[1 - ours])
    return ends[ours]
  }

  private mutating func connectNothing(at index: Int) throws(ErrnoFailure) {
    let opened = open("/dev/null", O_RDWR | O_CLOEXEC)
    guard opened >= 0 else { throw ErrnoFailure(code: errno) }
    defer { _ = Glibc.close(opened) }
    let raised = fcntl(opened, F_DUPFD_CLOEXEC, 3)
    guard raised >= 0 else { throw ErrnoFailure(code: errno) }
    standard[index] = raised
    owned.append(raised)
  }
}

/// Strings as `execve(2)` takes them: pointers, a null pointer last. Valid while this lives.
private final class CStringArray {
  private(set) var pointers: [UnsafeMutablePointer<CChar>?]

  init(_ strings: [String]) { pointers = strings.map { strdup($0) } + [nil] }

  deinit {
    for pointer in pointers { free(pointer) }
  }
}
