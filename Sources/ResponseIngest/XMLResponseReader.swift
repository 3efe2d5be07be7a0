import ByteInput
import Diagnostics
import SurveyModel
import XMLInput

/// Reads `<responses><response …><answer question= value=/>…` as a stream.
struct XMLResponseReader {
    let assembler: ResponseAssembler

    func read(_ bytes: inout ByteReader, findings: inout Findings) throws -> ResponseFile? {
        let path = bytes.path
        var state = XMLResponseState(assembler: assembler, file: path)
        // What was found before a fault that stops reading is told as well.
        defer { findings.add(state.findings) }
        try XMLReader(vocabulary: ResponseName.allCases.map(\.rawValue)).read(&bytes) { event in
            state.take(event)
        }
        if state.isRefused { return nil }
        return ResponseFile(
            fingerprint: bytes.fingerprint(), layout: .xml, encoding: bytes.encoding ?? .utf8,
            responses: state.responses, rejected: state.rejected)
    }
}

/// The names that a response file in XML may use.
enum ResponseName: String, CaseIterable {
    case responses, response, answer
    case question, value
    case responseID = "response_id"
    case respondent, group, unit, stratum, cluster, employer
    case submittedAt = "submitted_at"
    case synthetic
    case year
    /// `xsi:noNamespaceSchemaLocation`: for editors; nothing is fetched from there.
    case schemaPlace = "noNamespaceSchemaLocation"

    init?(position: Int?) {
        guard let position else { return nil }
        self = Self.allCases[position]
    }

    var fact: ResponseFact? { ResponseFact(rawValue: rawValue) }
}
