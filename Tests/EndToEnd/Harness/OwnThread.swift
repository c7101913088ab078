import Dispatch
import Testing

/// Runs the tests of a suite on threads of their own, a few at a time: they wait for processes,
/// and a thread of Swift's pool that waits holds up every other test.
struct OwnThread: SuiteTrait, TestTrait, TestScoping {
  let isRecursive = true

  func provideScope(
    for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
  ) async throws {
    try await withTaskExecutorPreference(WaitingThreads.shared) { try await function() }
  }
}

extension Trait where Self == OwnThread {
  static var onItsOwnThread: OwnThread { OwnThread() }
}

/// So many threads that may wait.
private final class WaitingThreads: TaskExecutor {
  static let shared = WaitingThreads()
  private let queue = DispatchQueue(label: "end-to-end", attributes: .concurrent)
  /// Programs that run side by side; more would only be slower on two cores.
  private let places = DispatchSemaphore(value: 3)

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    queue.async { [self] in
      places.wait()
      job.runSynchronously(on: asUnownedTaskExecutor())
      places.signal()
    }
  }
}
