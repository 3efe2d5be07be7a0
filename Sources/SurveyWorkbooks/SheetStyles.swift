package import WorkbookOutput

extension CellStyle {
    /// The name of a sheet's subject, above everything else.
    package static let title = CellStyle().with {
        $0.isBold = true
        $0.size = 14
        $0.color = 0x1F3864
    }
    /// A line of words, over as many lines as it needs.
    package static let words = CellStyle().with { $0.wraps = true }
    package static let strongWords = words.with { $0.isBold = true }
    package static let note = CellStyle().with {
        $0.isItalic = true
        $0.size = 10
        $0.color = 0x595959
    }
    /// The heading of a column.
    package static let heading = CellStyle().with {
        $0.isBold = true
        $0.size = 10
        $0.ground = 0xD9E2F3
        $0.hasBorder = true
        $0.wraps = true
        $0.alignment = .center
    }
    /// A cell of a table.
    package static let cell = CellStyle().with {
        $0.size = 10
        $0.hasBorder = true
        $0.wraps = true
        $0.isAtTop = true
    }
    package static let centered = cell.with { $0.alignment = .center }
}

extension SheetText {
    /// A sheet with a table: a title, headings that stay in view and can be filtered by, and rows.
    ///
    /// - Parameter mark: What is to be said of all that stands here, such as that it is made up; empty for nothing.
    package static func table(
        name: String, title: String, mark: String, columns: [(heading: String, width: Double)], rows: [[SheetCell]]
    ) -> SheetText {
        var sheet = SheetText(name: name)
        sheet.rows = [[SheetCell(title, .title)], [SheetCell(mark, .note)]]
        sheet.rows.append(columns.map { SheetCell($0.heading, .heading) })
        sheet.rows += rows
        sheet.widths = columns.map(\.width)
        sheet.frozenRows = 3
        sheet.printedHeadings = 2...2
        sheet.isLandscape = true
        sheet.isLargePaper = sheet.widths.reduce(0, +) > Self.charactersOnA4
        sheet.pagesWide = 1
        sheet.fitHeights(from: 2)
        sheet.filter = CellArea(rows: 2...max(2, 1 + sheet.rows.count - 2), columns: 0...max(0, columns.count - 1))
        return sheet
    }

    /// How many characters a page of A4 holds across without being made too small to read.
    private static let charactersOnA4 = 180.0

    /// Makes rows as high as their texts need, for not every program does so by itself.
    ///
    /// Widths of letters are those of Times: a column so many characters wide, in digits of the standard font, holds about
    /// 1.4 times as many letters of ten points; words that move to the next line are allowed for.
    package mutating func fitHeights(from first: Int) {
        for row in rows.indices.dropFirst(first) {
            var height = 0.0
            for (column, cell) in rows[row].enumerated() where cell.style.wraps && column < widths.count {
                guard case .text(let text) = cell.content else { continue }
                let perLine = max(1, widths[column] * 12.5 / cell.style.size)
                let lines = max(1, (Double(text.count) / perLine).rounded(.up))
                height = max(height, lines * cell.style.size * 1.3 + 3)
            }
            if height > 0 { heights[row] = min(400, max(15, height)) }
        }
    }
}
