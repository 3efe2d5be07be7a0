package import ByteInput
package import Diagnostics
package import SurveyModel
import TabularInput
import WorkbookInput

/// The rows of a table whose responses were rejected, as they stand in the file, each with the reason in front: a table
/// that can be mended and loaded again.
package struct RejectedRows {
    /// The column that holds the reasons; it is passed over when the table is loaded again.
    static let reasonColumn = "rejected_because"

    private let round: Round
    private let rejections: [RejectedResponse]
    private let language: Language

    /// - Parameter rejections: Those of one file, in any order.
    package init(_ rejections: [RejectedResponse], round: Round, language: Language) {
        self.rejections = rejections
        self.round = round
        self.language = language
    }

    /// The table in UTF-8, with the file's own header and separator.
    ///
    /// - Parameter open: Opens the file, which is read once, and twice where the rows of a response may stand apart.
    package func table(_ open: () throws(ByteInputError) -> ByteReader) throws -> [UInt8] {
        var text: [UInt8] = []
        try forEachRow { () throws(ByteInputError) in
            RecordReader(try open())
        } _: { reason, firstField, record in
            let separator = record.dialect?.separator.rawValue ?? UInt8(ascii: ",")
            text += quoted(reason, separator)
            text.append(separator)
            record.withBytes(from: firstField) { bytes in
                for index in bytes.indices { text.append(bytes[index]) }
            }
            text.append(UInt8(ascii: "\n"))
        }
        return text
    }

    /// The rows of a sheet, its headings first.
    ///
    /// - Parameter sheet: The name of the sheet, where it was asked for.
    package func rows(ofSheet sheet: String?, _ open: () throws(ByteInputError) -> ByteReader) throws -> [[String]] {
        var bytes = try open()
        let path = bytes.path
        let records = try WorkbookFile(sheet: sheet).read(&bytes)
        var rows: [[String]] = []
        try forEachRow { () throws(ByteInputError) in
            RecordReader(records, path: path)
        } _: { reason, first, record in
            rows.append([reason] + (first..<record.fieldCount).map { record.text($0) ?? "" })
        }
        return rows
    }

    /// Hands on the headings and the rows of rejected responses, with what is to stand in front of each, and the field
    /// from which on it is kept.
    private func forEachRow(
        _ open: () throws(ByteInputError) -> RecordReader,
        _ take: (_ reason: String, _ firstField: Int, _ record: borrowing RecordReader) -> Void
    ) throws {
        var reader = try open()
        let header = try Header(from: &reader)
        let firstField = header.names.first == Self.reasonColumn ? 1 : 0
        take(Self.reasonColumn, firstField, reader)
        let reasons = Dictionary(grouping: rejections, by: \.line).mapValues(reason)
        var lines = try responseLines(header, open)
        while try reader.next() {
            if reader.isBlank { continue }
            let range = reader.startLine..<reader.startLine + reader.currentLines
            let found =
                if lines != nil, reader.fieldCount == header.columns.count {
                    [lines?.firstLine(of: reader)].compactMap { $0.flatMap { reasons[$0] } }
                } else {
                    range.compactMap { reasons[$0] }
                }
            if !found.isEmpty { take(found.joined(separator: "; "), firstField, reader) }
        }
    }

    /// What knows the response of each row of a long table; nil for a table with whole responses in its rows.
    private func responseLines(
        _ header: Header, _ open: () throws(ByteInputError) -> RecordReader
    ) throws -> LongTable? {
        var findings = Findings()
        let tableHeader = TableHeader(header, assembler: ResponseAssembler(round: round))
        guard try tableHeader.layout() == .longTable, var table = LongTable(tableHeader, &findings) else { return nil }
        var reader = try open()
        guard try reader.next() else { return nil }
        while try reader.next() {
            if reader.isBlank || reader.fault != nil || reader.fieldCount != header.columns.count { continue }
            try table.take(reader, &findings)
        }
        return table
    }

    /// The reasons of one response, each once.
    private func reason(of rejections: [RejectedResponse]) -> String {
        var texts: [String] = []
        for rejection in rejections where !texts.contains(rejection.reason[language]) {
            texts.append(rejection.reason[language])
        }
        return texts.joined(separator: "; ")
    }

    private func quoted(_ text: String, _ separator: UInt8) -> [UInt8] {
        let bytes = Array(text.utf8)
        let special: Set<UInt8> = [separator, 0x22, 0x0A, 0x0D]
        guard bytes.contains(where: special.contains) else { return bytes }
        return [0x22] + bytes.flatMap { $0 == 0x22 ? [$0, $0] : [$0] } + [0x22]
    }
}
