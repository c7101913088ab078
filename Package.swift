// swift-tools-version: 6.2
import PackageDescription

// Warnings are errors in CI only: a person in the middle of a change is not stopped by one.
let strictness: [SwiftSetting] =
  Context.environment["CI"] == nil ? [] : [.treatAllWarnings(as: .error)]

let settings: [SwiftSetting] =
  strictness + [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
  ]

/// A Swift module under `Sources/`, with the arrows that `docs/ARCHITECTURE.md` draws.
func module(
  _ name: String, _ dependencies: [Target.Dependency] = [], resources: [Resource] = []
) -> Target {
  .target(
    name: name, dependencies: dependencies, resources: resources, swiftSettings: settings)
}

/// The tests of one module, under `Tests/`.
func tests(
  _ name: String, _ dependencies: [Target.Dependency], resources: [Resource] = [],
  exclude: [String] = []
) -> Target {
  .testTarget(
    name: name, dependencies: dependencies, exclude: exclude, resources: resources,
    swiftSettings: settings)
}

let argumentParser = Target.Dependency.product(
  name: "ArgumentParser", package: "swift-argument-parser")
let toml = Target.Dependency.product(name: "TOMLKit", package: "TOMLKit")
let httpServer = Target.Dependency.product(name: "FlyingFox", package: "FlyingFox")
let httpSockets = Target.Dependency.product(name: "FlyingSocks", package: "FlyingFox")

let package = Package(
  name: "rivulet",
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/LebJe/TOMLKit", from: "0.6.0"),
    .package(url: "https://github.com/swhitty/FlyingFox", from: "0.27.1"),
  ],
  targets: [
    // C shims.
    .target(name: "CBytes"),
    .target(name: "CCurl", linkerSettings: [.linkedLibrary("curl")]),
    .target(name: "CCurses", linkerSettings: [.linkedLibrary("ncursesw")]),
    .target(name: "CLinux"),
    .target(name: "CWidth"),
    // Pure modules: no clock, no file, no socket, no terminal.
    module("Wording"),
    module("Screen", ["CBytes", "CWidth"]),
    module("Chat"),
    module("Wire", ["Chat", "CBytes"]),
    module("Layout", ["Screen"]),
    module("AppCore", ["Layout", "Chat", "Screen", "Wording"]),
    module("Views", ["AppCore", "Chat", "Layout", "Screen", "Wording"]),
    // The shell: everything that touches the outside.
    module(
      "Settings", ["Screen", "Chat", "Wire", toml],
      resources: [
        .embedInCode("../../themes/default.toml"), .embedInCode("../../themes/ink.toml"),
        .embedInCode("../../themes/paper.toml"), .embedInCode("../../themes/mono.toml"),
      ]),
    module("Terminal", ["Screen", "CCurses", "CLinux"]),
    module("Net", ["Chat", "Wire", "CCurl"]),
    module(
      "Runtime",
      [
        "AppCore", "Chat", "CLinux", "Layout", "Net", "Screen", "Settings", "Terminal", "Views",
        "Wire", "Wording",
      ]),
    module("DemoService", [httpServer, httpSockets]),
    tests("DemoServiceTests", ["DemoService"]),
    tests("ProjectTests", []),
    .executableTarget(
      name: "rivulet",
      dependencies: ["Runtime", "DemoService", "Settings", "Screen", "Wording", argumentParser],
      swiftSettings: settings),
    // Micro-benchmarks: scripts/bench-count, docs/PERFORMANCE.md.
    .executableTarget(
      name: "rivulet-bench",
      dependencies: ["AppCore", "Chat", "Layout", "Screen", "Views", "Wire", "Wording"],
      swiftSettings: settings),
    // Tests.
    .executableTarget(
      name: "NetProbe", dependencies: ["Net", "Wire"], path: "Tests/NetProbe",
      swiftSettings: settings),
    tests("NetTests", ["Chat", "Net", "NetProbe", "Wire"]),
    tests("RuntimeTests", ["Chat", "Net", "Runtime", "Settings", "Wire"]),
    tests("LayoutTests", ["Layout", "Screen"]),
    tests("SettingsTests", ["Settings", "Screen", "Chat", "Wire"]),
    tests(
      "CommandTests",
      ["AppCore", "Chat", "Net", "Runtime", "Settings", "Wire", "Wording", "rivulet"]),
    .target(
      name: "TestSupport", dependencies: ["Screen"], path: "Tests/TestSupport",
      swiftSettings: settings),
    tests("ScreenTests", ["Screen", "CWidth", "TestSupport"]),
    tests("AppCoreTests", ["AppCore", "Chat", "Layout", "Screen", "Wording"]),
    tests(
      "ViewsTests", ["AppCore", "Chat", "Layout", "Screen", "TestSupport", "Views", "Wording"]),
    tests(
      "ProgramTests",
      [
        "AppCore", "Chat", "Net", "Runtime", "Screen", "Settings", "Terminal", "Views", "Wire",
        "Wording",
      ]),
    // The terminal tests' own emulator, and a probe for the guard to save.
    .target(
      name: "CVTerm", path: "Tests/CVTerm", linkerSettings: [.linkedLibrary("vterm")]),
    .target(
      name: "TerminalTestSupport", dependencies: ["CVTerm", "CLinux", "Screen"],
      path: "Tests/TerminalTestSupport", swiftSettings: settings),
    .executableTarget(
      name: "TerminalProbe", dependencies: ["Terminal", "Screen", "CLinux"],
      path: "Tests/TerminalProbe", swiftSettings: settings),
    tests(
      "TerminalTests",
      ["Terminal", "TerminalTestSupport", "TerminalProbe", "Screen", "CLinux", "CWidth"]),
    tests("WireTests", ["Wire", "Chat", "FuzzBodies"]),
    // What must hold for any bytes: run by libFuzzer (scripts/fuzz) and, on all known cases, here.
    .target(
      name: "FuzzBodies",
      dependencies: [
        "AppCore", "Chat", "Layout", "Runtime", "Screen", "Settings", "Wire", "Wording",
      ],
      path: "Tests/FuzzBodies", swiftSettings: settings),
    tests("FuzzTests", ["FuzzBodies"]),
    // The demo service, judged by the official Python SDK.
    tests("SDKTests", ["rivulet"], exclude: ["exercise", "requirements.txt"]),
    // The real program in an emulated terminal, in tmux and in pipes.
    tests("EndToEnd", ["rivulet", "TerminalTestSupport", "Screen", "CLinux"]),
  ]
)

// Only for scripts/fuzz: its main function is libFuzzer's.
if Context.environment["RIVULET_FUZZ"] != nil {
  package.targets.append(
    .executableTarget(
      name: "rivulet-fuzz", dependencies: ["FuzzBodies"], path: "Tests/Fuzz",
      swiftSettings: settings + [.unsafeFlags(["-parse-as-library"])]))
}
