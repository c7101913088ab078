import Testing

/// The real program, as a person meets it: in an emulated terminal, in tmux, in a pipe.
@Suite("end to end", .onItsOwnThread) struct EndToEnd {}
