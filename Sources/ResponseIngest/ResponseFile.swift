package import ByteInput
package import Diagnostics
package import SurveyModel
package import TabularInput
import WorkbookInput

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

/// How a file of responses is read.
package struct ResponseReading: Sendable {
    /// The most bytes that a file of responses may have: some hundred million rows, many times a national round.
    package static let fileBytes = 16 << 30

    /// Read only the responses with these keys; nil for all.
    var wanted: Set<UInt64>?
    /// The most bytes that the file may have.
    package var fileBytes = ResponseReading.fileBytes
    /// The sheet of a workbook that is read; nil for the one that the workbook names, or else the first that is visible.
    package var sheet: String?
    /// Into how many parts a table may be cut that are then read at once.
    package var parts = 1
    /// Whether it is told of each rejected response where it begins and why; the file is then read in one part.
    package var keepsRejections = false {
        didSet { if keepsRejections { parts = 1 } }
    }
    /// Whether plain rows are counted without a look at every field, which is faster and gives the same.
    package var takesPlainRows = true

    package init() {}
}

/// Everything that one file of responses gave.
package struct ResponseFile<Receiver: ResponseReceiver>: Sendable {
    package var fingerprint: InputFingerprint
    package var layout: ResponseLayout
    /// How the fields of a table are separated; nil for XML and workbooks.
    package var dialect: Dialect?
    /// The sheet that was read; nil where the file is no workbook.
    package var sheet: String?
    /// The name of the character that separates the fields of a table; nil for XML and workbooks.
    package var separator: String? { dialect.map { "\($0.separator)" } }
    /// The encoding that the file was read in.
    package var encoding: TextEncoding
    /// How many lines the file has, empty ones too; of a sheet, the number of the last row.
    package var lines: Int
    /// What the responses were given to, in the order of the file; several where it was read in parts.
    package var receivers: [Receiver]
    /// How many responses count, as far as this file tells.
    package var accepted: Int
    /// How many responses were rejected, each with a finding.
    package var rejected: Int
    /// The rejected responses, where they were asked for.
    package var rejections: [RejectedResponse]
    /// The keys of the responses that count.
    let keys: [KeyList]
}

extension ResponseFile {
    /// Reads a file of responses in whatever layout it has.
    ///
    /// - Parameter receiver: Takes the responses; each part of the file has a copy of it.
    /// - Returns: Nil, with an error among the findings, where the file cannot be read to its end: it then gives nothing.
    package static func read(
        _ bytes: consuming ByteReader, round: Round, into receiver: Receiver,
        _ reading: ResponseReading = ResponseReading(), findings: inout Findings
    ) -> ResponseFile? {
        let assembler = ResponseAssembler(round: round)
        let path = bytes.path
        do {
            if let size = bytes.fileSize, size > reading.fileBytes {
                throw ByteInputError.tooLarge(path: path, limit: reading.fileBytes)
            }
            if try isWorkbook(&bytes) {
                let sheet = try WorkbookFile(sheet: reading.sheet).read(&bytes)
                return try TableReader(assembler: assembler, receiver: receiver, reading: reading)
                    .read(sheet, path: path, findings: &findings)
            }
            if try isXML(&bytes) {
                return try XMLResponseReader(assembler: assembler, receiver: receiver, reading: reading)
                    .read(&bytes, findings: &findings)
            }
            return try TableReader(assembler: assembler, receiver: receiver, reading: reading)
                .read(bytes, findings: &findings)
        } catch {
            findings.add(readingFault(error, file: path))
            return nil
        }
    }

    /// Whether the file is a workbook, whatever its name and whatever encoding was asked for.
    private static func isWorkbook(_ bytes: inout ByteReader) throws(ByteInputError) -> Bool {
        WorkbookFile.isWorkbook(try bytes.peek(WorkbookFile.signatureBytes))
    }

    /// Whether the first thing in the file that is not white space is `<`.
    private static func isXML(_ bytes: inout ByteReader) throws(ByteInputError) -> Bool {
        let content = try bytes.peekText(512)
        return content.first { ![0x20, 0x09, 0x0A, 0x0D].contains($0) } == UInt8(ascii: "<")
    }
}
