// swift-tools-version: 6.2
import PackageDescription

// A package of its own: who builds or tests the checker has no use for it.
let package = Package(
  name: "benchmarks",
  dependencies: [.package(name: "plumbline", path: "../..")],
  targets: [
    .executableTarget(
      name: "cel-speed", dependencies: [.product(name: "CEL", package: "plumbline")], path: "Sources/CELSpeed",
      swiftSettings: [.swiftLanguageMode(.v6), .strictMemorySafety()]),
    .executableTarget(
      name: "cel-outline", dependencies: [.product(name: "CEL", package: "plumbline")], path: "Sources/CELOutline",
      swiftSettings: [.swiftLanguageMode(.v6), .strictMemorySafety()]),
    .executableTarget(
      name: "workbook-rows", dependencies: [.product(name: "Workbooks", package: "plumbline")],
      path: "Sources/WorkbookRows", swiftSettings: [.swiftLanguageMode(.v6), .strictMemorySafety()]),
    .executableTarget(
      name: "peer-shape", path: "Sources/PeerShape",
      swiftSettings: [.swiftLanguageMode(.v6), .strictMemorySafety()]),
  ]
)
