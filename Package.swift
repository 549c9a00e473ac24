// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [.treatAllWarnings(as: .error)]
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let mustache = Target.Dependency.product(name: "Mustache", package: "swift-mustache")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let argumentParser = Target.Dependency.product(
  name: "ArgumentParser", package: "swift-argument-parser")

/// One room of the house: a module, what it may import, and its tests beside it.
func room(
  _ name: String, imports dependencies: [Target.Dependency],
  testsImport testDependencies: [Target.Dependency] = [], testResources: [Resource] = []
) -> [Target] {
  [
    .target(name: name, dependencies: dependencies, swiftSettings: strict),
    .testTarget(
      name: "\(name)Tests",
      dependencies: [.target(name: name)] + dependencies + testDependencies,
      resources: testResources, swiftSettings: strict),
  ]
}

let package = Package(
  name: "nullpunkt",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "nullpunkt", targets: ["nullpunkt"]),
    .library(name: "Statistics", targets: ["Statistics"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    .systemLibrary(name: "CCSV", providers: [.apt(["libcsv-dev"])]),
    .target(name: "CDistributions", linkerSettings: [.linkedLibrary("m")]),
  ]
    + room(
      "Statistics", imports: ["CDistributions"], testsImport: ["Checks"],
      testResources: [.copy("Fixtures")])
    + room("Geography", imports: [])
    + room("Observations", imports: ["Geography"])
    + room("Ingestion", imports: ["CCSV", "Observations", "Geography", crypto, yams])
    + room(
      "Indicators", imports: ["Statistics", "Observations", "Geography"],
      testsImport: ["MadeFigures"])
    + room(
      "Flagging", imports: ["Statistics", "Observations", "Indicators", "Geography"],
      testsImport: ["MadeFigures", "Checks"], testResources: [.copy("Fixtures")])
    + room(
      "Disclosure", imports: ["Observations", "Indicators", "Flagging", "Geography"],
      testsImport: ["MadeFigures"])
    + room(
      "Storage",
      imports: [
        "Statistics", "Geography", "Observations", "Ingestion", "Indicators", "Flagging",
        "Disclosure", crypto, grdb,
      ],
      testsImport: ["MadeFigures"])
    + room(
      "Reporting",
      imports: [
        "Statistics", "Geography", "Observations", "Ingestion", "Indicators", "Flagging",
        "Disclosure", mustache,
      ],
      testsImport: ["MadeFigures"])
    + [
      // A made-up country that the tests of several rooms share.
      .target(
        name: "MadeFigures", dependencies: ["Geography", "Observations", "Indicators", "Flagging"],
        path: "Tests/MadeFigures", swiftSettings: strict),
      // Reference values and repeatable chance, for tests that hold numbers against others'.
      .target(name: "Checks", path: "Tests/Checks", swiftSettings: strict),
      // What is tried on the parsers by scripts/fuzz, and on damaged copies of real files.
      .executableTarget(
        name: "fuzz", dependencies: ["Geography", "Observations", "Ingestion"], path: "Tests/Fuzz",
        swiftSettings: strict),
      // The worlds of scripts/simulate, and the search for deviants in them.
      .executableTarget(
        name: "simulate", dependencies: ["Statistics", "Flagging"], path: "Tests/Simulation",
        swiftSettings: strict),
      .executableTarget(
        name: "nullpunkt",
        dependencies: [
          "Statistics", "Geography", "Observations", "Ingestion", "Indicators", "Flagging",
          "Disclosure", "Storage", "Reporting", argumentParser, crypto,
        ],
        swiftSettings: strict),
      // What scripts/benchmark times.
      .executableTarget(
        name: "benchmark-estimates", dependencies: ["Indicators"],
        path: "scripts/benchmark.d/estimates", swiftSettings: strict),
      .executableTarget(
        name: "benchmark-candidates", dependencies: ["Statistics", "Flagging"],
        path: "scripts/benchmark.d/candidates", swiftSettings: strict),
      .testTarget(
        name: "nullpunktTests", dependencies: ["nullpunkt"], swiftSettings: strict),
    ]
)
