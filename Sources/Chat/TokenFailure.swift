/// Why no token could be had, so that nothing was sent. It never holds what a command printed:
/// that may be the token.
package enum TokenFailure: Error, Hashable, Sendable {
  /// `token_command` could not be started; `strerror(3)`'s words.
  case notStarted(program: String, detail: String)
  /// It ended with this status, or by this signal.
  case exited(program: String, status: Int32)
  case killed(program: String, signal: Int32)
  /// It ran longer than this and was ended.
  case timedOut(program: String, Duration)
  /// The variable of `token_env` is not set.
  case variableMissing(String)
  /// `credentials.toml` has no entry for the profile, or cannot be used.
  case notStored(profile: String, file: String)
  /// What was found is no token: empty, of several lines, or with a control character.
  case unusable
}
