// swift-tools-version: 6.2
import PackageDescription

/// What stands on XLSX does without it where the trait is off.
let workbooks: Target.Dependency = .target(name: "Workbooks", condition: .when(traits: ["Workbooks"]))

let package = Package(
  name: "plumbline",
  products: [
    .library(
      name: "Plumbline",
      targets: [
        "Plumbline", "Authoring", "Findings", "Pushdown", "Evaluation", "Reports", "Packs", "Tables", "Quantities",
        "Diagnostics",
      ]),
    .library(name: "CEL", targets: ["CEL", "Quantities"]),
    .library(name: "Workbooks", targets: ["Workbooks", "Tables", "Diagnostics"]),
    .executable(name: "plumbline", targets: ["Command"]),
  ],
  traits: [
    .default(enabledTraits: ["Workbooks"]),
    .trait(name: "Workbooks", description: "XLSX workbooks as reports, forms and findings; needs zlib and expat."),
  ],
  dependencies: [
    // The command line.
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    // SHA-256 of packs, rules, inputs and fingerprints.
    .package(url: "https://github.com/apple/swift-crypto", from: "4.0.0"),
  ],
  targets: [
    .systemLibrary(name: "CYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
    .target(name: "Diagnostics"),
    .target(name: "Documents", dependencies: ["CYAML", "Diagnostics", "Quantities"]),
    .target(name: "Quantities"),
    .target(name: "CRE2", linkerSettings: [.linkedLibrary("re2"), .linkedLibrary("stdc++")]),
    .target(name: "CEL", dependencies: ["CRE2", "Quantities", "Diagnostics"]),
    .target(name: "Tables", dependencies: ["Quantities", "Diagnostics"]),
    .target(
      name: "Packs",
      dependencies: [
        "Documents", "CEL", "Tables", "Quantities", "Diagnostics", .product(name: "Crypto", package: "swift-crypto"),
      ]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "CExpat", pkgConfig: "expat", providers: [.apt(["libexpat1-dev"])]),
    .target(
      name: "Workbooks",
      dependencies: [
        .target(name: "CZlib", condition: .when(traits: ["Workbooks"])),
        .target(name: "CExpat", condition: .when(traits: ["Workbooks"])),
        "Tables", "Quantities", "Diagnostics",
      ]),
    .target(
      name: "Reports",
      dependencies: ["Packs", "Tables", "Documents", "CEL", "Quantities", "Diagnostics", workbooks]),
    .target(name: "Evaluation", dependencies: ["Reports", "Packs", "Tables", "CEL", "Quantities", "Diagnostics"]),
    .target(
      name: "Pushdown",
      dependencies: ["Evaluation", "Reports", "Packs", "Tables", "Documents", "CEL", "Quantities", "Diagnostics"]),
    .target(
      name: "Findings",
      dependencies: [
        "Evaluation", "Reports", "Packs", "Tables", "Documents", "CEL", "Quantities", "Diagnostics", workbooks,
        .product(name: "Crypto", package: "swift-crypto"),
      ],
      resources: [
        .embedInCode("HTML/Resources/charts.css"),
        .embedInCode("HTML/Resources/page.css"),
        .embedInCode("HTML/Resources/page.js"),
      ]),
    .target(
      name: "Authoring",
      dependencies: [
        "Findings", "Evaluation", "Reports", "Packs", "Documents", "CEL", "Quantities", "Diagnostics",
      ]),
    .target(
      name: "Plumbline",
      dependencies: [
        "Findings", "Pushdown", "Evaluation", "Reports", "Packs", "Tables", "Documents", "Quantities", "Diagnostics", workbooks,
      ]),
    .executableTarget(
      name: "Command",
      dependencies: [
        "Plumbline", "Authoring", "Findings", "Pushdown", "Evaluation", "Packs", "Tables", "Quantities", "Diagnostics",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    .testTarget(name: "DiagnosticsTests", dependencies: ["Diagnostics"]),
    .testTarget(name: "DocumentsTests", dependencies: ["Documents", "Diagnostics", "Quantities"]),
    // Numbers at random, the same for the same seed.
    .target(name: "Random", path: "Tests/Random"),
    // Packs at random, and what is told of their verdicts.
    .target(
      name: "RandomPacks", dependencies: ["Evaluation", "Reports", "Packs", "Quantities", "Diagnostics", "Random"],
      path: "Tests/RandomPacks"),
    .testTarget(name: "QuantitiesTests", dependencies: ["Quantities", "Random"]),
    .testTarget(name: "TablesTests", dependencies: ["Tables", "Diagnostics"]),
    .testTarget(name: "WorkbooksTests", dependencies: ["Workbooks", "Tables", "Quantities", "Diagnostics"]),
    .testTarget(name: "CELTests", dependencies: ["CEL", "Quantities", "Diagnostics", "Random"]),
    .testTarget(
      name: "PacksTests", dependencies: ["Packs", "CEL", "Documents", "Quantities", "Diagnostics"]),
    .testTarget(
      name: "ReportsTests",
      dependencies: ["Reports", "Packs", "Tables", "Documents", "CEL", "Quantities", "Diagnostics", workbooks]),
    .testTarget(
      name: "EvaluationTests",
      dependencies: ["Evaluation", "Reports", "Packs", "CEL", "Quantities", "Diagnostics", "Random", "RandomPacks"]),
    .testTarget(
      name: "PushdownTests",
      dependencies: [
        "Pushdown", "Evaluation", "Reports", "Packs", "CEL", "Quantities", "Diagnostics", "Random", "RandomPacks",
      ],
      exclude: ["fake-client.sh"]),
    .testTarget(
      name: "FindingsTests",
      dependencies: [
        "Findings", "Evaluation", "Reports", "Packs", "Tables", "Documents", "Quantities", "Diagnostics", workbooks,
      ]),
    .testTarget(
      name: "AuthoringTests",
      dependencies: [
        "Authoring", "Plumbline", "Findings", "Evaluation", "Reports", "Packs", "Documents", "CEL", "Quantities",
        "Diagnostics", workbooks,
      ]),
    .testTarget(
      name: "PlumblineTests",
      dependencies: [
        "Plumbline", "Pushdown", "Findings", "Evaluation", "Reports", "Packs", "Quantities", "Diagnostics", "Random",
      ]),
    .testTarget(
      name: "CommandTests", dependencies: ["Command", "Findings", "Evaluation", "Tables", "Diagnostics", workbooks]),
  ],
  cxxLanguageStandard: .cxx17
)

for target in package.targets where target.type != .system {
  target.swiftSettings = [
    .swiftLanguageMode(.v6),
    .strictMemorySafety(),
    // https://github.com/swiftlang/swift-evolution/blob/main/proposals/0335-existential-any.md
    .enableUpcomingFeature("ExistentialAny"),
    // https://github.com/swiftlang/swift-evolution/blob/main/proposals/0409-access-level-on-imports.md
    .enableUpcomingFeature("InternalImportsByDefault"),
    // https://github.com/swiftlang/swift-evolution/blob/main/proposals/0444-member-import-visibility.md
    .enableUpcomingFeature("MemberImportVisibility"),
    // https://github.com/swiftlang/swift-evolution/blob/main/proposals/0470-isolated-conformances.md
    .enableUpcomingFeature("InferIsolatedConformances"),
    // https://github.com/swiftlang/swift-evolution/blob/main/proposals/0461-async-function-isolation.md
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    // https://github.com/swiftlang/swift-evolution/blob/main/proposals/0481-weak-let.md
    .enableUpcomingFeature("ImmutableWeakCaptures"),
  ]
}
