import AppCore
import Screen
import Views

/// The cost of a token by how many stand before it in the reply: a flat line is the promise.
enum Curve {
  /// Prints, for a reply of this shape, the cost of a token and of a frame after 1,000, 10,000 …
  /// `tokens` tokens. Each figure is the least of five stretches of 1,000 tokens.
  static func show(_ shape: String, tokens: Int) {
    var app = RunningReply()
    let renderer = Renderer(theme: .plain)
    let clock = ContinuousClock()
    var next = 0
    var mark = 1_000
    print("\(shape): tokens before, ns a token, us a frame")
    while mark <= tokens {
      while next < mark {
        app.take(Texts.token(shape, next))
        next += 1
      }
      var least = Duration.seconds(1)
      for _ in 0..<5 {
        let texts = (next..<next + 1_000).map { Texts.token(shape, $0) }
        least = min(least, clock.measure { for text in texts { app.take(text) } })
        next += 1_000
      }
      var frame = Duration.seconds(1)
      for _ in 0..<10 { frame = min(frame, clock.measure { _ = renderer.render(app.state) }) }
      print("  \(mark) \(Int(least / .nanoseconds(1_000))) \(Int(frame / .microseconds(1)))")
      mark *= 10
    }
  }
}
