package import ByteInput
package import TabularInput

/// Reads one sheet of an Excel workbook (.xlsx) as a table.
package struct WorkbookFile {
    /// The name by which a workbook may say where its table of responses is: the cells from the first heading to the last,
    /// and rows below. What stands beside or above is for people.
    package static let tableName = "parsurvey_responses"

    private let sheet: String?
    private let limits: WorkbookLimits

    /// - Parameter sheet: The name of the sheet; without one it is the one that the workbook names as its table, or else
    ///   the first that is visible.
    package init(sheet: String? = nil, limits: WorkbookLimits = .standard) {
        self.sheet = sheet
        self.limits = limits
    }

    /// How many bytes ``isWorkbook(_:)`` looks at.
    package static let signatureBytes = 4

    /// Whether a file with these first bytes is a packed file (.xlsx, .ods) or a compound file (.xls).
    package static func isWorkbook(_ prefix: [UInt8]) -> Bool { isPacked(prefix) || isCompound(prefix) }

    private static func isPacked(_ prefix: [UInt8]) -> Bool {
        prefix.starts(with: [0x50, 0x4B, 0x03, 0x04]) || prefix.starts(with: [0x50, 0x4B, 0x05, 0x06])
    }

    private static func isCompound(_ prefix: [UInt8]) -> Bool { prefix.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) }

    /// Reads the rows of the sheet, the headings first.
    package func read(_ bytes: inout ByteReader) throws(WorkbookError) -> SheetRecords {
        let content: [UInt8]
        do throws(ByteInputError) { content = try bytes.readAll(limit: limits.fileBytes) } catch {
            throw .unreadable(error)
        }
        if Self.isCompound(content) { throw .oldFormat }
        let archive = try ZipArchive(content, limits: limits)
        let parts = try WorkbookParts(archive, limits: limits)
        let table = Self.table(parts)
        let chosen = try choose(parts, table?.sheet)
        let reader = SheetReader(
            sheet: chosen,
            strings: try parts.sharedStrings.map { part throws(WorkbookError) in
                try SharedStrings(archive, part: part)
            } ?? SharedStrings(),
            formats: try parts.styles.map { part throws(WorkbookError) in
                try CellFormats(archive, part: part)
            } ?? CellFormats(),
            numbers: NumberText(countsFrom1904: parts.countsFrom1904), limits: limits,
            region: table?.sheet == chosen.name ? table?.range : nil)
        return try reader.read(archive, bytes.fingerprint())
    }

    private func choose(_ parts: WorkbookParts, _ named: String?) throws(WorkbookError) -> WorkbookParts.Sheet {
        if let sheet {
            guard let found = parts.sheets.first(where: { $0.name == sheet }) else {
                throw .noSuchSheet(sheet, sheets: parts.sheets.map(\.name))
            }
            return found
        }
        if let found = parts.sheets.first(where: { $0.name == named }) { return found }
        guard let first = parts.sheets.first(where: { !$0.isHidden }) else { throw .noVisibleSheet }
        return first
    }

    /// Where the workbook says that its table is: `'Sheet name'!$A$2:$K$500`.
    private static func table(_ parts: WorkbookParts) -> (sheet: String, range: CellRange)? {
        guard let text = parts.definedNames[tableName], let mark = text.lastIndex(of: "!"),
            let range = CellRange(text[text.index(after: mark)...])
        else { return nil }
        var sheet = text[..<mark]
        if sheet.count >= 2, sheet.first == "'", sheet.last == "'" { sheet = sheet.dropFirst().dropLast() }
        return (String(sheet.replacing("''", with: "'")), range)
    }
}
