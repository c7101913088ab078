/// What the executable tells the demo service about the app, so that the bot that shows the app
/// around speaks of the keys that really exist. Plain data: the service imports nothing of ours.
package struct DemoGuide: Sendable {
  /// One action of the app.
  package struct Row: Sendable {
    /// The stable id of the action, such as `copy.reply`.
    package var id: String
    /// Its keys as people read them, the usual ones first: `Ctrl+O, C-x b`.
    package var keys: String
    /// What it does, in the page's language.
    package var help: String

    package init(id: String, keys: String, help: String) {
      self.id = id
      self.keys = keys
      self.help = help
    }
  }

  /// What is told in one language.
  package struct Page: Sendable {
    /// The key table, in the order of the app's own help.
    package var keys: [Row]
    /// What the app can do, one short line each.
    package var features: [String]

    package init(keys: [Row] = [], features: [String] = []) {
      self.keys = keys
      self.features = features
    }
  }

  package var english: Page
  package var chinese: Page

  package init(english: Page = Page(), chinese: Page = Page()) {
    self.english = english
    self.chinese = chinese
  }
}
