import Screen

/// Which keys do what: the action table's defaults with the user's changes.
package struct Keymap: Hashable, Sendable {
  /// What a sequence of keys leads to.
  enum Match: Hashable {
    case action(ActionID)
    /// The beginning of longer chords.
    case prefix
  }

  private struct Place: Hashable, Sendable {
    var scope: KeyScope
    var keys: [Key]
  }

  private var actions: [Place: ActionID] = [:]
  private var prefixes: Set<Place> = []
  private var chords: [ActionID: [KeyChord]] = [:]

  /// The defaults.
  package init() {
    self.init(Keymap.defaults)
  }

  /// The defaults with changes, as `[keys]` holds them: an action's id and its keys in the form of
  /// `KeyChord.init(configuration:)`, which replace the default ones; no keys (`"none"`) unbind.
  package static func make(
    overrides: [String: [String]]
  ) -> (keymap: Keymap, problems: [KeymapProblem]) {
    var builder = KeymapBuilder()
    builder.read(overrides)
    let bindings = builder.resolve()
    return (Keymap(bindings), builder.problems)
  }

  /// Later bindings give way to earlier ones.
  private init(_ bindings: [KeyBinding]) {
    for binding in bindings {
      let keys = binding.chord.keys
      let place = Place(scope: binding.scope, keys: keys)
      guard actions[place] == nil else { continue }
      actions[place] = binding.action
      for length in 1..<keys.count {
        prefixes.insert(Place(scope: binding.scope, keys: Array(keys[..<length])))
      }
      chords[binding.action, default: []].append(binding.chord)
    }
  }

  /// What the keys mean in a context; the nearest scope decides.
  func match(_ keys: [Key], in context: KeyContext) -> Match? {
    for scope in context.scopes {
      let place = Place(scope: scope, keys: keys)
      if let action = actions[place] { return .action(action) }
      if prefixes.contains(place) { return .prefix }
    }
    return nil
  }

  /// The keys of an action, the one that hints name first; empty when it is unbound.
  package func keys(for action: ActionID) -> [KeyChord] {
    chords[action] ?? []
  }

  /// The key that a hint names for an action; nil when it is unbound.
  package func hint(for action: ActionID) -> String? {
    keys(for: action).first?.text
  }

  /// The keys of an action, as people read them.
  package func text(for action: ActionID) -> String {
    keys(for: action).map(\.text).joined(separator: ", ")
  }
}

/// One key of one action in one place.
struct KeyBinding: Hashable, Sendable {
  var chord: KeyChord
  var scope: KeyScope
  var action: ActionID
  /// From the configuration, not from the table.
  var isUsers = false
}

extension Keymap {
  /// The bindings of the table. What counts only in an empty composer comes last, so that hints
  /// name it last.
  static let defaults: [KeyBinding] = ActionTable.all.flatMap(defaults)

  static func defaults(of action: Action) -> [KeyBinding] {
    action.keys.map { KeyBinding(chord: $0, scope: action.scope, action: action.id) }
      + action.emptyComposerKeys.map {
        KeyBinding(chord: $0, scope: .emptyComposer, action: action.id)
      }
  }
}
