// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [.treatAllWarnings(as: .error)]
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
/// SQLite's own functions, as GRDB links them.
let sqlite = Target.Dependency.product(name: "GRDBSQLite", package: "GRDB.swift")
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

/// A program beside the product that a script runs.
func tool(_ name: String, imports dependencies: [Target.Dependency]) -> Target {
  .executableTarget(
    name: name, dependencies: dependencies, path: "Tools/\(name)", swiftSettings: strict)
}

let package = Package(
  name: "nullpunkt",
  products: [
    .executable(name: "nullpunkt", targets: ["nullpunkt"]),
    .library(name: "Statistics", targets: ["Statistics"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
  ],
  targets: [
    .systemLibrary(name: "CCSV", providers: [.apt(["libcsv-dev"])]),
    .systemLibrary(name: "CCrypto", providers: [.apt(["libssl-dev"])]),
    .systemLibrary(name: "CYAML", providers: [.apt(["libyaml-dev"])]),
    .systemLibrary(
      name: "CXlsxWriter", pkgConfig: "xlsxwriter", providers: [.apt(["libxlsxwriter-dev"])]),
    .systemLibrary(name: "CZip", providers: [.apt(["libzip-dev"])]),
    .systemLibrary(name: "CExpat", providers: [.apt(["libexpat1-dev"])]),
    .systemLibrary(name: "CClp", providers: [.apt(["coinor-libclp-dev"])]),
    .systemLibrary(name: "CCbc", providers: [.apt(["coinor-libcbc-dev"])]),
    .target(name: "CDistributions", linkerSettings: [.linkedLibrary("m")]),
    .target(name: "CGraph"),
  ]
    + room(
      "Files", imports: ["CCSV", "CCrypto", "CYAML", "CZip", "CExpat"],
      testsImport: ["BundledData", "HostileTexts"])
    + room(
      "Statistics", imports: ["CDistributions"], testsImport: ["Checks", "Chance"],
      testResources: [.copy("Fixtures")])
    + room(
      "Networks", imports: ["CGraph", "Files", "Pictures"], testsImport: ["Chance", "Checks"],
      testResources: [.copy("Fixtures")])
    + room("CellProtection", imports: ["CClp", "CCbc"], testsImport: ["Chance"])
    + room("Geography", imports: [], testsImport: ["Chance"])
    + room("Classification", imports: ["Files", "Geography"], testsImport: ["BundledData"])
    + room("Observations", imports: ["Files", "Geography"])
    + room(
      "Ingestion", imports: ["Files", "Geography", "Classification", "Observations"],
      testsImport: ["BundledData", "MadeTables", "Chance"])
    + room(
      "Indicators", imports: ["Files", "Statistics", "Geography", "Observations"],
      testsImport: ["MadeFigures", "Chance"])
    + room(
      "Flagging", imports: ["Files", "Statistics", "Geography", "Observations", "Indicators"],
      testsImport: ["MadeFigures", "Checks", "Chance"],
      testResources: [.copy("Fixtures")])
    + room(
      "Practices", imports: ["Files", "Geography", "Indicators"], testResources: [.copy("Fixtures")]
    )
    + room(
      "Disclosure",
      imports: [
        "Files", "Networks", "Statistics", "Geography", "CellProtection", "Observations",
        "Indicators",
        "Flagging",
      ],
      testsImport: ["MadeFigures", "Chance"])
    + room(
      "Rollup",
      imports: ["Files", "Geography", "Observations", "Ingestion", "Indicators"],
      testsImport: ["BundledData", "MadeFigures", "Chance"])
    + room(
      "Analysis",
      imports: [
        "Files", "Statistics", "Geography", "Classification", "Observations", "Ingestion",
        "Indicators", "Flagging", "Practices", "Disclosure",
      ],
      testsImport: ["MadeFigures", "BundledData"])
    + room(
      "Storage",
      imports: [
        "Files", "Networks", "Statistics", "Geography", "Observations", "Ingestion", "Indicators",
        "Flagging",
        "Practices", "Disclosure", "Analysis", grdb, sqlite,
      ],
      testsImport: ["MadeFigures"])
    + room("Pictures", imports: ["Statistics"])
    + room("Paper", imports: ["Pictures"], testsImport: ["HostileTexts"])
    + room(
      "Site",
      imports: [
        "Files", "Networks", "Statistics", "Geography", "Observations", "Ingestion", "Indicators",
        "Flagging",
        "Practices", "Disclosure", "Analysis", "Reporting", "Pictures", "Paper",
      ],
      testsImport: ["MadeFigures"])
    + room(
      "Reporting",
      imports: [
        "Files", "Networks", "Statistics", "Geography", "Observations", "Ingestion", "Indicators",
        "Flagging",
        "Practices", "Disclosure", "Analysis",
      ],
      testsImport: ["MadeFigures", "HostileTexts", "Chance"])
    + room(
      "Documents",
      imports: [
        "CXlsxWriter", "Files", "Observations", "Indicators", "Flagging", "Disclosure", "Analysis",
        "Reporting", "Pictures", "Paper",
      ],
      testsImport: ["HostileTexts"])
    + [
      // A made-up country that the tests of several rooms share.
      .target(
        name: "MadeFigures",
        dependencies: [
          "Files", "Geography", "Observations", "Statistics", "Indicators", "Flagging",
        ],
        path: "Tests/Support/MadeFigures", swiftSettings: strict),
      // The repository's own data folder, and its extracts as they are read.
      .target(
        name: "BundledData",
        dependencies: ["Files", "Geography", "Classification", "Observations", "Ingestion"],
        path: "Tests/Support/BundledData", swiftSettings: strict),
      // Small tables in every format, and what they say.
      .target(
        name: "MadeTables", dependencies: ["Chance", "Geography", "Observations"],
        path: "Tests/Support/MadeTables",
        swiftSettings: strict),
      // Random numbers that are the same in every run.
      .target(name: "Chance", path: "Tests/Support/Chance", swiftSettings: strict),
      // Texts that would do something where they are shown, and what must not be found afterwards.
      .target(name: "HostileTexts", path: "Tests/Support/HostileTexts", swiftSettings: strict),
      // Reference values, for tests that hold numbers against others'.
      .target(name: "Checks", path: "Tests/Support/Checks", swiftSettings: strict),
      // What is tried on the parsers by scripts/fuzz, and on damaged copies of real files.
      tool(
        "fuzz",
        imports: [
          "Files", "Geography", "Observations", "Ingestion", "Analysis", "Chance", "MadeTables",
        ]),
      // The worlds of scripts/simulate, and the search for deviants in them.
      tool("simulate", imports: ["Statistics", "Flagging", "Chance"]),
      // The manual that scripts/install writes.
      tool("manual", imports: []),
      // What scripts/benchmark times.
      tool("benchmark-candidates", imports: ["Statistics", "Flagging", "Chance"]),
      .executableTarget(
        name: "nullpunkt",
        dependencies: [
          "Files", "Networks", "Statistics", "Geography", "Classification", "Observations",
          "Ingestion", "Indicators", "Flagging", "Practices", "Disclosure", "Analysis", "Storage",
          "Reporting", "Documents", "Paper", "Pictures", "Rollup", "Site", argumentParser,
        ],
        swiftSettings: strict),
      .testTarget(
        name: "nullpunktTests", dependencies: ["nullpunkt", "Files", "HostileTexts"],
        swiftSettings: strict),
    ]
)

// One room alone, with what it rests on and its tests: scripts/check.
if let room = Context.environment["NULLPUNKT_ROOM"] {
  var wanted: Set = ["\(room)Tests"]
  var found = 0
  while wanted.count > found {
    found = wanted.count
    for target in package.targets where wanted.contains(target.name) {
      for case .targetItem(let name, _) in target.dependencies { wanted.insert(name) }
      for case .byNameItem(let name, _) in target.dependencies { wanted.insert(name) }
    }
  }
  package.targets.removeAll { !wanted.contains($0.name) }
  package.products.removeAll { !wanted.contains($0.name) }
}
