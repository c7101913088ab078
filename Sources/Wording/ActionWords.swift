/// What the app calls an action: a name of a word or three, and one line that says what it does.
/// The words of each are in `Sentence+Actions.swift`.
package struct ActionWords: Hashable, Sendable {
  package let name: Sentence
  package let help: Sentence

  init(_ english: (name: String, help: String), _ chinese: (name: String, help: String)) {
    name = Sentence(english.name, chinese.name)
    help = Sentence(english.help, chinese.help)
  }
}
