/// A language of the interface.
package enum Language: String, CaseIterable, Hashable, Sendable {
  case english = "en"
  case chinese = "zh-CN"
}

/// Something the app says to a person, in every language. Each is made by a static member in this
/// module, so that no other module holds a visible literal; arguments are already sanitised or
/// are sanitised where the sentence becomes cells.
package struct Sentence: Hashable, Sendable {
  package let english: String
  package let chinese: String

  package init(_ english: String, _ chinese: String) {
    self.english = english
    self.chinese = chinese
  }

  /// The sentence in one language.
  package func text(_ language: Language) -> String {
    switch language {
    case .english: english
    case .chinese: chinese
    }
  }
}
