package import ByteInput
package import Diagnostics
package import SurveyModel

/// The layouts in which responses come.
package enum ResponseLayout: String, Sendable, CaseIterable {
    /// A table with a row for each response and a column for each question.
    case wideTable = "wide-table"
    /// A table with a row for each respondent and a column for each question about each unit.
    case matrixTable = "matrix-table"
    /// A table with a row for each answer.
    case longTable = "long-table"
    case xml
}

/// Everything that one file of responses gave.
package struct ResponseFile: Sendable {
    package var fingerprint: InputFingerprint
    package var layout: ResponseLayout
    /// The encoding that the file was read in.
    package var encoding: TextEncoding
    /// The responses that can be counted, in the order of the file.
    package var responses: [Response]
    /// How many responses were rejected, each with a finding.
    package var rejected: Int
}

extension ResponseFile {
    /// Reads a file of responses in whatever layout it has.
    ///
    /// - Returns: Nil, with an error among the findings, where the file cannot be read to its end: it then gives nothing.
    package static func read(
        _ bytes: consuming ByteReader, round: Round, findings: inout Findings
    ) -> ResponseFile? {
        let assembler = ResponseAssembler(round: round)
        let path = bytes.path
        do {
            if try isXML(&bytes) {
                return try XMLResponseReader(assembler: assembler).read(&bytes, findings: &findings)
            }
            return try TableReader(assembler: assembler).read(bytes, findings: &findings)
        } catch {
            findings.add(diagnostic(of: error, file: path))
            return nil
        }
    }

    /// Whether the first thing in the file that is not white space is `<`.
    private static func isXML(_ bytes: inout ByteReader) throws(ByteInputError) -> Bool {
        let content = try bytes.peekText(512)
        return content.first { ![0x20, 0x09, 0x0A, 0x0D].contains($0) } == UInt8(ascii: "<")
    }
}
