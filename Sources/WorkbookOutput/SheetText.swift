/// A cell of a workbook that is to be written.
package struct SheetCell: Hashable, Sendable {
    package enum Content: Hashable, Sendable {
        case blank
        case text(String)
        case number(Double)
        /// A formula with `=` in front, and the result to be shown by a program that does not compute.
        case formula(String, result: String)
        /// A formula with `=` in front, and the number to be shown by a program that does not compute.
        case computed(String, result: Double)
    }

    package var content: Content
    package var style: CellStyle

    package init(_ content: Content, _ style: CellStyle = CellStyle()) {
        self.content = content
        self.style = style
    }

    package init(_ text: String, _ style: CellStyle = CellStyle()) {
        self.init(text.isEmpty ? .blank : .text(text), style)
    }
}

/// A rectangle of cells; rows and columns count from 0.
package struct CellArea: Hashable, Sendable {
    package var rows: ClosedRange<Int>
    package var columns: ClosedRange<Int>

    package init(rows: ClosedRange<Int>, columns: ClosedRange<Int>) {
        self.rows = rows
        self.columns = columns
    }

    /// `$A$2:$K$500`, as formulas have it.
    package var name: String {
        "$\(columnName(columns.lowerBound))$\(rows.lowerBound + 1):$\(columnName(columns.upperBound))$\(rows.upperBound + 1)"
    }
}

/// The name of a column that counts from 0: `A` to `Z`, then `AA`.
package func columnName(_ column: Int) -> String {
    var (letters, rest) = ("", column + 1)
    while rest > 0 {
        letters = String(UnicodeScalar(UInt8(65 + (rest - 1) % 26))) + letters
        rest = (rest - 1) / 26
    }
    return letters
}

/// What may be typed into cells.
package struct CellChoice: Hashable, Sendable {
    package enum Choices: Hashable, Sendable {
        /// Written into the rule: 255 characters at most, commas between them counted.
        case list([String])
        /// The cells of an area, by a formula such as `'Danh mục'!$A$2:$A$20`.
        case cells(String)
    }

    package var area: CellArea
    package var choices: Choices
    /// Whether something else is refused, or may stay once the person has said so.
    package var isStrict: Bool
    /// What is said where something else is typed; cut to what a spreadsheet shows.
    package var title: String
    package var message: String

    package init(_ choices: Choices, in area: CellArea, isStrict: Bool = true, title: String, message: String) {
        self.area = area
        self.choices = choices
        self.isStrict = isStrict
        self.title = title
        self.message = message
    }
}

/// A look that cells take on where a formula is true.
package struct CellRule: Hashable, Sendable {
    package var area: CellArea
    /// For the area's first cell, with `=` in front; the others are counted from there.
    package var formula: String
    package var color: UInt32?
    package var ground: UInt32?

    package init(_ formula: String, in area: CellArea, color: UInt32? = nil, ground: UInt32? = nil) {
        self.area = area
        self.formula = formula
        self.color = color
        self.ground = ground
    }
}

/// A sheet of a workbook that is to be written.
package struct SheetText: Sendable {
    package var name: String
    package var rows: [[SheetCell]] = []
    /// In characters, by column.
    package var widths: [Double] = []
    /// In points, by row; a row that is not there is as high as its text makes it.
    package var heights: [Int: Double] = [:]
    package var frozenRows = 0
    package var frozenColumns = 0
    package var choices: [CellChoice] = []
    package var rules: [CellRule] = []
    /// Whether locked cells cannot be typed into; there is no password.
    package var isProtected = false
    /// Areas whose numbers may be typed as texts without a mark of doubt.
    package var textAreas: [CellArea] = []
    /// The rows that are printed on top of each page.
    package var printedHeadings: ClosedRange<Int>?
    /// The columns that are printed on the left of each page.
    package var printedColumns: ClosedRange<Int>?
    /// Whether paper is turned, and is A3 instead of A4.
    package var isLandscape = false
    package var isLargePaper = false
    /// How many pages it may be wide in print; nil for as many as there are.
    package var pagesWide: Int?
    /// Whether all rows and columns that hold something are named as what is printed.
    package var hasPrintArea = false
    /// What stands on top of each printed page, in red; empty for nothing.
    package var pageMark = ""
    /// The area with arrows by which rows are filtered.
    package var filter: CellArea?
    /// Cells that are one, with what stands in the first of them.
    package var merged: [CellArea] = []

    package init(name: String) { self.name = name }

    /// From the first cell to the last row and the last column that hold something; nil where nothing does.
    package var usedArea: CellArea? {
        let columns = rows.map(\.count).max() ?? 0
        return columns == 0 ? nil : CellArea(rows: 0...rows.count - 1, columns: 0...columns - 1)
    }
}
