import Synchronization
package import Wire

/// A transport without a network: a script answers each request, and time is `now`, which only
/// `wait` and `advance` move. The same script and the same calls give the same run.
///
/// Two ways to answer, which mix: the script gives a `ReplayResponse` whose steps come at their
/// times; or it gives `.open`, and the holder of the transport calls `deliver` when it likes.
///
/// `wait` never blocks. It gives the ready descriptors that `readyDescriptors` names, or, when
/// nothing is ready, moves `now` to the next step or to the end of its time-out, whichever is
/// first. Without either it returns at once, having counted in `endlessWaitCount`: a real
/// transport would sleep.
package final class ReplayTransport: Transport {
  /// Answers the request with this number, from 0. It must give the same for the same.
  package typealias Script = (HTTPRequest, Int) -> ReplayResponse

  /// A request as it was started.
  package struct Record: Sendable {
    package let id: TransferID
    package let request: HTTPRequest
    package let secret: Secret?
    package let startedAt: Duration
    /// Neither ended nor cancelled.
    package fileprivate(set) var isOpen = true
    package fileprivate(set) var isCancelled = false
  }

  /// The monotonic time; hand `{ transport.now }` to whatever needs a clock.
  package private(set) var now: Duration = .zero
  /// All requests since the start, in order.
  package private(set) var records: [Record] = []
  /// Descriptors that every `wait` for them finds ready.
  package var readyDescriptors: Set<Int32> = []
  /// No `wait` moves `now` beyond this time; nil: no limit.
  package var horizon: Duration?
  /// How often `wait` had nothing to wait for.
  package private(set) var endlessWaitCount = 0

  private let script: Script
  private let flag = WakeFlag()
  private var arrived: [(TransferID, TransferEvent)] = []
  /// Sorted by time; equal times in order of `start`.
  private var coming: [(at: Duration, id: TransferID, event: TransferEvent)] = []

  package init(_ script: @escaping Script = { _, _ in .open }) { self.script = script }

  /// Answers the first request by the first response and so on; later ones are left open.
  package convenience init(_ responses: [ReplayResponse]) {
    self.init { _, number in responses.indices.contains(number) ? responses[number] : .open }
  }

  package var waker: any Waker { flag }

  package func start(_ request: HTTPRequest, secret: Secret?) -> TransferID {
    let id = TransferID(rawValue: records.count + 1)
    let response = script(request, records.count)
    records.append(Record(id: id, request: request, secret: secret, startedAt: now))
    for step in response.steps { schedule(step, for: id) }
    return id
  }

  package func cancel(_ id: TransferID) {
    guard let index = openIndex(id) else { return }
    records[index].isOpen = false
    records[index].isCancelled = true
    arrived.removeAll { $0.0 == id }
    coming.removeAll { $0.id == id }
  }

  package func wait(for interests: [Interest], timeout: Duration?) -> [Interest] {
    let ready = interests.filter { readyDescriptors.contains($0.descriptor) }
    if flag.take() || !ready.isEmpty || !arrived.isEmpty { return ready }
    let times = [coming.first?.at, timeout.map { now + max($0, .zero) }].compactMap { $0 }
    let next = times.min()
    if let horizon, next.map({ $0 > horizon }) ?? true {
      endlessWaitCount += 1
      advance(to: horizon)
    } else if let next {
      advance(to: next)
    } else {
      endlessWaitCount += 1
    }
    return []
  }

  package func takeEvents() -> [(TransferID, TransferEvent)] {
    defer { arrived = [] }
    for (id, event) in arrived {
      if case .end = event, let index = openIndex(id) { records[index].isOpen = false }
    }
    return arrived
  }
}

extension ReplayTransport {
  /// The next `takeEvents` brings this. Nothing happens when the request is over or cancelled.
  package func deliver(_ event: TransferEvent, to id: TransferID) {
    guard openIndex(id) != nil else { return }
    arrived.append((id, event))
  }

  /// Delivers text of a body.
  package func deliver(_ text: String, to id: TransferID) {
    deliver(.body(Array(text.utf8)), to: id)
  }

  /// Moves the time forward, and brings what comes until then. A time in the past counts as now.
  package func advance(to time: Duration) {
    now = max(now, time)
    let due = coming.prefix { $0.at <= now }
    arrived += due.map { ($0.id, $0.event) }
    coming.removeFirst(due.count)
  }

  /// Moves the time forward by this much.
  package func advance(by duration: Duration) { advance(to: now + duration) }

  /// The requests that have neither ended nor been cancelled, oldest first.
  package var openIDs: [TransferID] { records.filter(\.isOpen).map(\.id) }

  /// When the next step of the script comes; nil when nothing is scheduled.
  package var nextStepTime: Duration? { coming.first?.at }

  private func openIndex(_ id: TransferID) -> Int? {
    records.firstIndex { $0.id == id && $0.isOpen }
  }

  private func schedule(_ step: ReplayResponse.Step, for id: TransferID) {
    let time = now + max(step.delay, .zero)
    let index = coming.firstIndex { $0.at > time } ?? coming.endIndex
    coming.insert((time, id, step.event), at: index)
  }
}

/// Remembers that a `wait` should end.
private final class WakeFlag: Waker {
  private let isSet = Atomic(false)
  func wakeUp() { isSet.store(true, ordering: .sequentiallyConsistent) }
  func take() -> Bool { isSet.exchange(false, ordering: .sequentiallyConsistent) }
}
