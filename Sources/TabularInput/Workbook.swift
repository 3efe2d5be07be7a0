/// Tells a spreadsheet's own file from a text table.
enum Workbook {
    /// How many bytes decide what a file is.
    static let signatureBytes = 4

    /// Whether a file with these first bytes is a zip archive (.xlsx, .ods) or a compound file (.xls).
    static func isSigned(_ prefix: [UInt8]) -> Bool {
        prefix.starts(with: [0x50, 0x4B, 0x03, 0x04]) || prefix.starts(with: [0xD0, 0xCF, 0x11, 0xE0])
    }
}
