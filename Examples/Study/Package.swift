// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "Study",
  dependencies: [.package(name: "nullpunkt", path: "../..")],
  targets: [
    .executableTarget(
      name: "Study", dependencies: [.product(name: "Statistics", package: "nullpunkt")])
  ])
