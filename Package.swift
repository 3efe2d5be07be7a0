// swift-tools-version: 6.2

import PackageDescription

/// What every target of the package is compiled with.
let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .strictMemorySafety(),
    .treatAllWarnings(as: .error),
]

let package = Package(
    name: "parsurvey",
    dependencies: [
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2")
    ],
    targets: [
        .target(name: "Diagnostics", swiftSettings: strict),
        .target(name: "JSONOutput", swiftSettings: strict),
        .target(
            name: "ByteInput",
            dependencies: ["Diagnostics", .product(name: "Crypto", package: "swift-crypto")],
            swiftSettings: strict),
        .target(name: "SurveyModel", dependencies: ["Diagnostics"], swiftSettings: strict),
        .target(name: "Scoring", dependencies: ["SurveyModel"], swiftSettings: strict),
    ]
)
