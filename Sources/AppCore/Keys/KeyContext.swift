/// Where the keys go at the moment.
package enum KeyContext: Hashable, Sendable {
  /// The draft. `isEmpty` decides what Ctrl+D and End mean.
  case composer(isEmpty: Bool)
  /// Ctrl+R over the composer.
  case search
  case switcher
  case help
  /// A question that is answered with Enter or Esc.
  case prompt

  /// Where a key is looked up, the nearest first: what stands earlier hides what stands later.
  package var scopes: [KeyScope] {
    switch self {
    case .composer(isEmpty: true): [.emptyComposer, .composer, .text, .anywhere]
    case .composer(isEmpty: false): [.composer, .text, .anywhere]
    case .search: [.search, .text, .anywhere]
    case .switcher: [.switcher, .text, .anywhere]
    case .help: [.help, .text, .anywhere]
    case .prompt: [.prompt, .anywhere]
    }
  }

  /// True where a printable key is text and not a command.
  package var takesText: Bool { scopes.contains(.text) }

  /// One of every kind.
  static let all: [KeyContext] = [
    .composer(isEmpty: true), .composer(isEmpty: false), .search, .switcher, .help, .prompt,
  ]
}

/// Where a binding counts.
package enum KeyScope: String, CaseIterable, Hashable, Sendable {
  /// Only in a composer without text.
  case emptyComposer
  case composer
  /// Wherever there is a line to edit: the composer, a search, the filter of an overlay.
  case text
  case search, switcher, help, prompt
  case anywhere
}
