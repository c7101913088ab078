/// The micro-benchmarks. `scripts/bench-count` compares instruction counts with the baseline.
@main
enum Main {
  static let benchmarks = WireBenchmarks.all + ScreenBenchmarks.all + AppBenchmarks.all

  static let usage = """
    usage: rivulet-bench [NAME…]          times all, or those of a name, or of its beginning
           rivulet-bench --list           the names
           rivulet-bench --count NAME     runs a fixed piece of work, for callgrind
           rivulet-bench --curve SHAPE N  the cost of a token from the first to the N-th
    """

  static func main() {
    let arguments = Array(CommandLine.arguments.dropFirst())
    switch arguments.first {
    case "--list": for benchmark in benchmarks { print(benchmark.name) }
    case "--count": benchmarks.first { $0.name == arguments.last }?.count()
    case "--curve":
      guard arguments.count == 3, let tokens = Int(arguments[2]) else { return print(usage) }
      for shape in Texts.shapes where shape == arguments[1] || arguments[1] == "all" {
        Curve.show(shape, tokens: tokens)
      }
    case .some(let option) where option.hasPrefix("-"): print(usage)
    default:
      for benchmark in benchmarks
      where arguments.isEmpty || arguments.contains(where: benchmark.name.hasPrefix) {
        print(benchmark.report())
      }
    }
  }
}
