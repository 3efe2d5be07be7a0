/// A place in an input: a file, or a line and column in it, or a cell of a sheet of it.
///
/// Lines and columns count from 1. A column counts Unicode scalars, not bytes, so that it is the one an editor shows; in a
/// workbook a line is a row, and a column is one of its sheet.
package struct SourceLocation: Hashable, Sendable {
    /// The path as it was opened.
    package var file: String
    /// The name of the sheet; nil where the file is no workbook.
    package var sheet: String?
    package var line: Int?
    package var column: Int?

    package init(file: String, sheet: String? = nil, line: Int? = nil, column: Int? = nil) {
        self.file = file
        self.sheet = sheet
        self.line = line
        self.column = column
    }
}

extension SourceLocation: CustomStringConvertible {
    /// `file:line:column`, and in a workbook `file:sheet!B7`, as far as known.
    package var description: String {
        var text = file
        if let sheet {
            text += ":\(sheet)"
            if let cell { text += "!\(cell)" }
            return text
        }
        if let line { text += ":\(line)" }
        if line != nil, let column { text += ":\(column)" }
        return text
    }

    /// The name of the cell in its sheet, such as `B7`; of the row, such as `7`, where no column is known.
    package var cell: String? {
        guard sheet != nil, let line else { return nil }
        return (column.map(Self.columnLetters) ?? "") + "\(line)"
    }

    /// What a sheet calls its columns: `A` to `Z`, then `AA`; the first is 1.
    package static func columnLetters(_ column: Int) -> String {
        var (letters, rest) = ("", column)
        while rest > 0 {
            letters = String(UnicodeScalar(UInt8(65 + (rest - 1) % 26))) + letters
            rest = (rest - 1) / 26
        }
        return letters
    }
}

extension SourceLocation: Comparable {
    package static func < (left: Self, right: Self) -> Bool {
        (left.file, left.sheet ?? "", left.line ?? 0, left.column ?? 0)
            < (right.file, right.sheet ?? "", right.line ?? 0, right.column ?? 0)
    }
}
