// swift-tools-version: 6.2

import Foundation
import PackageDescription

/// What every target of the package is compiled with.
let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .strictMemorySafety(),
    .treatAllWarnings(as: .error),
]

/// Tests may step outside memory safety without saying so.
let testSettings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .treatAllWarnings(as: .error),
]

/// A room of the house: what it may import is what it depends on, and nothing else (docs/architecture.md).
///
/// - Parameter embedding: Files of the room that become bytes of the program.
func room(_ name: String, _ dependencies: [Target.Dependency] = [], embedding: [String] = []) -> Target {
    .target(
        name: name, dependencies: dependencies, resources: embedding.map { .embedInCode($0) }, swiftSettings: strict)
}

/// The tests of a room, with the rooms that they use beside it; `data` are files that the tests read.
func tests(_ name: String, _ dependencies: [Target.Dependency] = [], data: [String] = []) -> Target {
    .testTarget(
        name: name + "Tests", dependencies: [.target(name: name)] + dependencies, exclude: data,
        swiftSettings: testSettings)
}

/// The parts of the form for a browser, which become bytes of the program.
let webParts =
    ["form.html", "form.css"].map { "Web/\($0)" }
    + ["sha256", "model", "draft", "response", "elements", "choices", "pages", "main"].map { "Web/\($0).js" }

/// What stands beside the report's text, which becomes bytes of the program.
let reportParts = ["Web/report.css"]

let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")

let package = Package(
    name: "parsurvey",
    products: [
        .library(name: "SurveyWorkflow", targets: ["SurveyWorkflow"]),
        .executable(name: "parsurvey", targets: ["parsurvey"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    ],
    targets: [
        room("TextOutput"),
        room("Diagnostics", ["TextOutput"]),
        room("ByteInput", ["Diagnostics", crypto]),
        room("FileOutput", ["ByteInput", "Diagnostics"]),
        room("SurveyModel", ["Diagnostics"]),
        .systemLibrary(
            name: "CPangoCairo", pkgConfig: "pangocairo", providers: [.apt(["libpango1.0-dev", "fonts-liberation2"])]),
        .systemLibrary(name: "CQREncode", pkgConfig: "libqrencode", providers: [.apt(["libqrencode-dev"])]),
        .systemLibrary(name: "CLibZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"])]),
        room("SystemLibraries"),
        room("ZipOutput", ["CLibZip", "SystemLibraries"]),
        room("PageDrawing", ["CPangoCairo", "CQREncode", "SystemLibraries"]),
        room("FormIdentity", ["SurveyModel", crypto]),
        .systemLibrary(
            name: "CLibXLSXWriter", pkgConfig: "xlsxwriter", providers: [.apt(["libxlsxwriter-dev"])]),
        room("WordOutput", ["TextOutput", "ZipOutput"]),
        room("WorkbookOutput", ["CLibXLSXWriter", "Diagnostics", "SystemLibraries"]),
        room("SurveyWorkbooks", ["Diagnostics", "SurveyModel", "WorkbookOutput"]),
        room(
            "FormGeneration",
            [
                "Diagnostics", "FormIdentity", "PageDrawing", "SurveyModel", "SurveyWorkbooks", "TextOutput",
                "WordOutput", "WorkbookOutput", "ZipOutput", crypto,
            ],
            embedding: webParts),
        .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
        room("XMLInput", ["ByteInput", "CLibXML2", "Diagnostics"]),
        room("TabularInput", ["ByteInput", "Diagnostics"]),
        room(
            "WorkbookInput",
            ["ByteInput", "CLibZip", "Diagnostics", "SystemLibraries", "TabularInput", "XMLInput"]),
        .systemLibrary(name: "CByteScan"),
        room("SurveyDefinitions", ["ByteInput", "Diagnostics", "SurveyModel", "TabularInput", "Yams"]),
        room(
            "ResponseIngest",
            [
                "ByteInput", "CByteScan", "Diagnostics", "FormIdentity", "SurveyModel", "TabularInput",
                "WorkbookInput", "XMLInput",
            ]),
        room("ResponseChecks", ["Diagnostics", "SurveyModel"]),
        room("SurveyStatistics"),
        room("Scoring", ["SurveyModel", "SurveyStatistics"]),
        room("SatisfactionImport", ["ByteInput", "Diagnostics", "Scoring", "SurveyModel", "TabularInput"]),
        room(
            "AppraisalImport",
            ["ByteInput", "Diagnostics", "Scoring", "SurveyModel", "TabularInput", "WorkbookInput"]),
        room("ResponseSimulation", ["SurveyModel", "TextOutput"]),
        room(
            "IndexPublication",
            [
                "Diagnostics", "PageDrawing", "Scoring", "SurveyModel", "SurveyWorkbooks", "WordOutput",
                "WorkbookOutput", "ZipOutput",
            ]),
        room(
            "ResultExport",
            ["ByteInput", "Diagnostics", "Scoring", "SurveyModel", "SurveyStatistics", "TextOutput"],
            embedding: ["Audit/check.R"]),
        room(
            "ResultReport",
            ["Diagnostics", "ResultExport", "Scoring", "SurveyModel", "SurveyStatistics", "TextOutput"],
            embedding: reportParts),
        room(
            "ResultWorkbooks",
            [
                "ByteInput", "Diagnostics", "ResultExport", "Scoring", "SurveyModel", "SurveyStatistics",
                "SurveyWorkbooks",
                "WorkbookOutput",
            ]),
        room(
            "SurveyWorkflow",
            [
                "AppraisalImport", "ByteInput", "Diagnostics", "FileOutput", "FormGeneration", "IndexPublication",
                "ResponseChecks", "ResponseIngest", "ResponseSimulation", "ResultExport", "ResultReport",
                "ResultWorkbooks", "SatisfactionImport", "Scoring", "SurveyDefinitions", "SurveyModel",
                "SurveyStatistics", "SurveyWorkbooks", "TabularInput", "TextOutput", "WorkbookOutput",
            ]),
        .executableTarget(
            name: "parsurvey",
            dependencies: [
                "ByteInput", "Diagnostics", "FileOutput", "ResponseSimulation", "ResultExport", "Scoring",
                "SurveyDefinitions",
                "SurveyModel", "SurveyStatistics", "SurveyWorkflow", "TextOutput",
                argumentParser,
            ],
            swiftSettings: strict),
        .executableTarget(
            name: "EstimateBenchmark", dependencies: ["SurveyStatistics"], path: "Benchmarks/EstimateBenchmark",
            swiftSettings: strict),
        .target(
            name: "CoverageStudy", dependencies: ["SurveyStatistics"], path: "Tests/CoverageStudy",
            swiftSettings: strict),
        .executableTarget(
            name: "SimulateCoverage", dependencies: ["ByteInput", "CoverageStudy", "TabularInput"],
            path: "Tests/SimulateCoverage", swiftSettings: strict),
        .target(
            name: "TestMaterial", dependencies: ["Diagnostics", "SurveyModel"], path: "Tests/TestMaterial",
            swiftSettings: testSettings),
        tests("TextOutput"),
        tests("Diagnostics", ["TextOutput"]),
        tests("ByteInput", ["Diagnostics", "TestMaterial"]),
        tests("FileOutput", ["Diagnostics", "TestMaterial"]),
        tests("SurveyModel", ["Diagnostics", "TestMaterial"]),
        tests("FormIdentity", ["SurveyModel", "TestMaterial"]),
        tests("FormGeneration", ["Diagnostics", "PageDrawing", "SurveyModel", "TestMaterial", crypto]),
        tests("PageDrawing"),
        tests("SystemLibraries"),
        tests("ZipOutput", ["TestMaterial"]),
        tests("ResponseChecks", ["Diagnostics", "SurveyModel", "TestMaterial"]),
        tests("SatisfactionImport", ["ByteInput", "Diagnostics", "Scoring", "SurveyModel", "TestMaterial"]),
        tests("AppraisalImport", ["ByteInput", "Diagnostics", "Scoring", "SurveyModel", "TestMaterial"]),
        tests("ResponseSimulation", ["SurveyModel", "TestMaterial"]),
        tests("IndexPublication", ["Diagnostics", "Scoring", "SurveyModel", "WorkbookOutput"]),
        tests(
            "ResultExport",
            ["ByteInput", "Diagnostics", "Scoring", "SurveyModel", "TestMaterial", "TextOutput"]),
        tests(
            "ResultWorkbooks",
            ["ByteInput", "Diagnostics", "ResultExport", "Scoring", "SurveyModel", "TestMaterial", "WorkbookOutput"]),
        tests("ResultReport", ["Diagnostics", "ResultExport", "Scoring", "SurveyModel", "TestMaterial", "TextOutput"]),
        tests("SurveyStatistics", ["CoverageStudy"]),
        tests("Scoring", ["SurveyModel", "SurveyStatistics", "TestMaterial"]),
        tests("SurveyDefinitions", ["ByteInput", "Diagnostics", "SurveyModel", "TestMaterial"]),
        tests(
            "SurveyWorkflow",
            [
                "ByteInput", "Diagnostics", "ResponseSimulation", "ResultExport", "Scoring", "SurveyDefinitions",
                "SurveyModel", "SurveyStatistics", "TestMaterial",
            ],
            data: ["PaperRound"]),
        tests("TabularInput", ["ByteInput", "Diagnostics", "TestMaterial"]),
        tests("XMLInput", ["ByteInput", "Diagnostics", "TestMaterial"]),
        tests("WorkbookInput", ["ByteInput", "Diagnostics", "TabularInput", "TestMaterial", "WorkbookOutput"]),
        tests("WorkbookOutput", ["ByteInput", "Diagnostics", "TabularInput", "WorkbookInput"]),
        tests("SurveyWorkbooks", ["Diagnostics", "SurveyModel", "TestMaterial", "WorkbookOutput"]),
        tests(
            "ResponseIngest", ["ByteInput", "CByteScan", "Diagnostics", "FormIdentity", "SurveyModel", "TestMaterial"]),
        .testTarget(
            name: "CommandLineTests", dependencies: ["TestMaterial", "parsurvey"], exclude: ["EstimateReference"],
            swiftSettings: testSettings),
    ]
)

// Fuzzing needs a compiler that carries libFuzzer, and builds of its own: `make fuzz` asks for it.
if ProcessInfo.processInfo.environment["PARSURVEY_FUZZ"] != nil {
    let fuzzed: [SwiftSetting] = [.unsafeFlags(["-sanitize=fuzzer"])]
    let linked: [LinkerSetting] = [.unsafeFlags(["-sanitize=fuzzer,address", "-use-ld=lld"])]
    for target in package.targets where target.type == .regular {
        target.swiftSettings = (target.swiftSettings ?? []) + fuzzed
    }
    package.targets.append(.target(name: "FuzzDriver", path: "Tests/Fuzzing/FuzzDriver"))
    for (name, dependencies) in [
        ("FuzzTable", ["ByteInput", "Diagnostics", "ResponseIngest", "SurveyModel", "TestMaterial"]),
        ("FuzzXML", ["ByteInput", "XMLInput"]), ("FuzzYAML", ["Diagnostics", "SurveyDefinitions"]),
    ] {
        package.targets.append(
            .executableTarget(
                name: name, dependencies: (dependencies + ["FuzzDriver"]).map { .target(name: $0) },
                path: "Tests/Fuzzing/\(name)", linkerSettings: linked))
    }
}
