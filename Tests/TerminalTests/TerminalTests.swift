import Testing

/// All tests that use curses: it has one screen at a time, so they run one after the other.
@Suite("terminal", .serialized) struct TerminalTests {}
