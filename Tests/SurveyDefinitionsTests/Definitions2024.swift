import Diagnostics
import Foundation
import SurveyModel

@testable import SurveyDefinitions

/// Where the package's checkout is, whatever the working folder.
let packageFolder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().path(percentEncoded: false)

/// The definitions of 2024 that the project ships.
enum Definitions2024 {
    static let folder = packageFolder + "questionnaires/dien-bien-2024"

    static func criteriaSet() throws -> CriteriaSet {
        var reader = DefinitionReader()
        var findings = Findings()
        return try required(reader.criteriaSet(path: folder + "/criteria-set.yaml", findings: &findings)).criteriaSet
    }

    static func table(_ kind: String) throws -> CriteriaTable {
        guard let found = try criteriaSet().kinds.first(where: { $0.code.description == kind }) else {
            throw NotFound()
        }
        return found.table
    }

    struct NotFound: Error {}
}

/// The value, or an error that fails the test.
func required<Value>(_ value: Value?) throws -> Value {
    guard let value else { throw Definitions2024.NotFound() }
    return value
}
