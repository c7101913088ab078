import Dispatch
import Glibc
import Synchronization

extension DemoService {
  /// The body of `rivulet demo-service`: blocks until the service ends.
  ///
  /// Standard output (`output`, a file descriptor) gets two lines, flushed: the base URL and the
  /// token. `withParent` makes the service end, with 0, when standard input (`input`) is at its
  /// end: whoever started it has gone. A `rate` that is not said is the usual one, 0 means as fast
  /// as possible. `sentence` says to a person why it could not start.
  ///
  /// The exit status is 0, 69 where the port can not be had, 77 where it may not, 71 for anything
  /// else the system refuses.
  package static func runProcess(
    port: UInt16, rate: Double?, token: String, withParent: Bool, guide: DemoGuide,
    input: Int32 = 0, output: Int32 = 1, sentence: @Sendable (StartFailure) -> String
  ) -> Int32 {
    let service = DemoService(
      token: token, port: port, tokensPerSecond: rate ?? usualRate, guide: guide)
    let result = Blocking.run { () async -> Result<String, StartFailure> in
      do throws(StartFailure) {
        return .success(try await service.start())
      } catch {
        return .failure(error)
      }
    }
    switch result {
    case .success(let address):
      write("\(address)\n\(token)\n", to: output)
    case .failure(let failure):
      write(sentence(failure) + "\n", to: 2)
      return status(failure)
    }
    if withParent { waitForEnd(of: input) } else { while true { pause() } }
    Blocking.run { await service.stop() }
    return 0
  }

  private static func status(_ failure: StartFailure) -> Int32 {
    switch failure {
    case .portTaken: 69
    case .notAllowed: 77
    case .other: 71
    }
  }

  private static func write(_ text: String, to descriptor: Int32) {
    let bytes = Array(text.utf8)
    var sent = 0
    while sent < bytes.count {
      let count = bytes[sent...].withUnsafeBytes {
        Glibc.write(descriptor, $0.baseAddress, $0.count)
      }
      if count > 0 { sent += count } else if errno != EINTR { return }
    }
  }

  /// Reads and forgets until the end.
  private static func waitForEnd(of descriptor: Int32) {
    var buffer = [UInt8](repeating: 0, count: 512)
    while true {
      let count = buffer.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
      if count == 0 || (count < 0 && errno != EINTR && errno != EAGAIN) { return }
    }
  }
}

/// Waits on this thread for something asynchronous.
private enum Blocking {
  /// Where the result is put; the semaphore orders the two threads, the lock tells the compiler.
  private final class Box<Value: Sendable>: Sendable {
    let value = Mutex<Value?>(nil)
  }

  @discardableResult
  static func run<Value: Sendable>(_ body: @escaping @Sendable () async -> Value) -> Value {
    let box = Box<Value>()
    let done = DispatchSemaphore(value: 0)
    Task.detached {
      let value = await body()
      box.value.withLock { $0 = value }
      done.signal()
    }
    while true {
      done.wait()
      if let value = box.value.withLock({ $0 }) { return value }
    }
  }
}
