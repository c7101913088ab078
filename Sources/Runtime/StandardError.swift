import Glibc
import Screen
package import Wording

/// Says sentences to a person outside the full screen: one a line, on standard error.
package enum StandardError {
  /// Writes one sentence, sanitised: it may quote a file or a service.
  package static func say(
    _ sentence: Sentence, in language: Language, descriptor: Int32 = STDERR_FILENO
  ) {
    let line = "rivulet: " + Sanitizer.line(sentence.text(language)) + "\n"
    let bytes = Array(line.utf8)
    var sent = 0
    while sent < bytes.count {
      let count = bytes[sent...].withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      if count > 0 {
        sent += count
      } else if count == 0 || errno != EINTR {
        return
      }
    }
  }

  /// Says every mistake of the settings.
  package static func say(_ failure: LaunchSettings.Failure) {
    for mistake in failure.mistakes { say(Sentence(mistake), in: failure.language) }
  }
}
