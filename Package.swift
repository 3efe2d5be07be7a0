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

/// What the tests are compiled with.
let testSettings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
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
        .target(name: "TabularInput", dependencies: ["Diagnostics", "ByteInput"], swiftSettings: strict),
        .testTarget(
            name: "TabularInputTests",
            dependencies: ["TabularInput", "ByteInput", "Diagnostics"],
            swiftSettings: testSettings),
    ]
)
