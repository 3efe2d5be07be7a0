import Diagnostics

extension DiagnosticCode {
    static let syntax = DiagnosticCode("definition.syntax")
    static let alias = DiagnosticCode("definition.alias")
    static let nesting = DiagnosticCode("definition.nesting")
    static let missingKey = DiagnosticCode("definition.missing-key")
    static let unknownKey = DiagnosticCode("definition.unknown-key")
    static let repeatedKey = DiagnosticCode("definition.repeated-key")
    static let wrongType = DiagnosticCode("definition.wrong-type")
    static let badValue = DiagnosticCode("definition.bad-value")
}
