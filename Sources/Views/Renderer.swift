package import AppCore
package import Screen

/// The state and a theme in, a picture out. Nothing here knows a clock or a terminal; the same
/// state gives the same cells.
package struct Renderer: Sendable {
  package var theme: Theme

  package init(theme: Theme) {
    self.theme = theme
  }

  /// Draws the whole screen.
  package func render(_ state: AppState) -> (surface: Surface, cursor: Point?) {
    var canvas = Canvas(
      surface: Surface(size: state.size, style: theme[.text]), theme: theme,
      width: state.cellWidth)
    let composer = state.composerLayout
    let arrangement = state.arrangement(with: composer)
    TitleView.draw(state, in: arrangement.title, on: &canvas)
    TranscriptView.draw(state, in: arrangement.transcript, on: &canvas)
    QueueView.draw(state, in: arrangement.queue, on: &canvas)
    StatusView.draw(state, arrangement, on: &canvas)
    var cursor = ComposerView.draw(state, composer, in: arrangement.composer, on: &canvas)
    if let place = OverlayView.draw(state, over: arrangement, on: &canvas) { cursor = place }
    NoticeView.draw(state, arrangement, on: &canvas)
    return (canvas.surface, cursor)
  }

  /// The terminal's title.
  package func title(of state: AppState) -> String {
    Sanitizer.line(state.botName(of: state.open.conversation) + " - Rivulet")
  }
}
