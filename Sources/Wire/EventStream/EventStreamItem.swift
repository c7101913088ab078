/// One thing that an event stream told. Bytes are raw UTF-8, as yet unchecked.
package enum EventStreamItem: Hashable, Sendable {
  case event(ServerSentEvent)
  /// A complete line with a field that the standard does not know and bids to ignore. Some
  /// services say an error so (llama.cpp's `error: {…}`); what it means is the dialect's business.
  case unknownField(name: Bytes, value: Bytes)
}

/// One dispatched event (WHATWG HTML §9.2.6).
package struct ServerSentEvent: Hashable, Sendable {
  /// The event type buffer; empty means the default type, `message`.
  package var name: Bytes
  /// The data lines joined by LF, without a last LF.
  package var data: Bytes
  /// The last event id at that time; empty when none was set.
  package var id: Bytes

  package init(name: Bytes, data: Bytes, id: Bytes = []) {
    self.name = name
    self.data = data
    self.id = id
  }
}

/// Why a decoder gave up. What came before has been handed out.
package enum EventStreamFailure: Error, Hashable, Sendable {
  /// A line, finished or not, is longer than this many bytes.
  case lineTooLong(limit: Int)
  /// The data of one event is longer than this many bytes.
  case eventTooLarge(limit: Int)
}
