package import Wire

/// Where the token of one profile comes from. Settings only says so; the shell runs the command
/// or reads the place at the first send, so that a token lives no longer than it must.
package enum TokenSource: Sendable {
  /// `token_command`: program and arguments, run without a shell; its first line is the token.
  /// The only source that can bring a fresh token on an expiry.
  case command([String])
  /// `token_env`: an environment variable of ours.
  case environment(String)
  /// What is kept in `credentials.toml`: its path and the profile's name in it.
  case stored(file: String, profile: String)
  /// A token in hand: `COZE_API_TOKEN`, or the demo service's.
  case given(Secret)
}
