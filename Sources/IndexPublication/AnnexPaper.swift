import Diagnostics
import PageDrawing
import Scoring

/// The annex as a PDF.
struct AnnexPaper {
    private let publication: IndexPublication
    private let typesetter: Typesetter
    /// The marks of each page, without its number.
    private var pages: [[PageMark]] = [[]]
    /// From the top of the sheet.
    private var filled = AnnexSheet.top

    private static let bottom = AnnexSheet.height - AnnexSheet.bottom
    /// Between the lines of a cell and what stands in it.
    private static let padding = (x: 1.2, y: 0.7)
    private static let lineWidth = 0.2

    /// Lays the annex out.
    init(_ publication: IndexPublication) throws(AnnexFault) {
        self.publication = publication
        do throws(DrawingFault) { typesetter = try Typesetter() } catch { throw AnnexFault(error) }
        try putFront()
        for kind in publication.sheet.kinds.indices { try putTable(ofKind: kind) }
        let note = try shape(IndexWording.note[language], TextStyle(size: 11, isItalic: true, alignment: .justified))
        try put(note, gap: 2.5)
    }

    /// The file.
    func document() throws(AnnexFault) -> [UInt8] {
        let (width, height) = (AnnexSheet.width, AnnexSheet.height)
        let document: PDFDocument
        do throws(DrawingFault) {
            document = try PDFDocument(title: publication.title, date: "\(publication.date)T00:00:00Z")
        } catch {
            throw AnnexFault(error)
        }
        let mark = try shape(IndexWording.synthetic[language], Self.markStyle)
        let shared = SharedDrawing(
            publication.isSynthetic
                ? [.text(mark, x: AnnexSheet.left, y: height - AnnexSheet.edge - mark.height)] : [],
            width: width, height: height)
        for (index, marks) in pages.enumerated() {
            var marks = marks
            // The first page of a document bears no number.
            if index > 0 {
                let number = try shape("\(index + 1)", TextStyle(size: 13, alignment: .center))
                marks.append(.text(number, x: AnnexSheet.left, y: AnnexSheet.edge))
            }
            document.addPage(width: width, height: height, shared: shared, marks: marks)
        }
        do throws(DrawingFault) { return try document.finished() } catch { throw AnnexFault(error) }
    }

    private var language: Language { publication.language }
    private static let markStyle = TextStyle(size: 12, isBold: true, isItalic: true, alignment: .center)

    // MARK: Blocks

    private mutating func putFront() throws(AnnexFault) {
        let bold = TextStyle(size: 14, isBold: true, alignment: .center)
        try put(try shape(IndexWording.annex[language], bold), gap: 0)
        try put(try shape(publication.title.uppercased(), bold), gap: 0.5)
        let issued = IndexWording.issued(authority: publication.authority)[language]
        try put(try shape(issued, TextStyle(size: 13, isItalic: true, alignment: .center)), gap: 0.5)
        if publication.isSynthetic { try put(try shape(IndexWording.synthetic[language], Self.markStyle), gap: 0.5) }
    }

    /// The heading of a kind, the heads of its columns and its first row stay together; the heads stand on each page.
    private mutating func putTable(ofKind index: Int) throws(AnnexFault) {
        let kind = publication.sheet.kinds[index]
        let columns = IndexColumn.used(in: kind)
        let widths = IndexColumn.widths(columns, filling: AnnexSheet.contentWidth)
        let heading = try shape(publication.heading(ofKind: index), TextStyle(size: 13, isBold: true))
        let head = try row(columns.map { ($0.heading[language], Self.headStyle) }, widths, isHead: true)
        let rows = try kind.rows.enumerated().map { (position, row) throws(AnnexFault) in
            try self.row(
                columns.map { column in
                    let text = column.text(row, number: position + 1, of: kind, in: publication)
                    return (text, TextStyle(size: 12, alignment: column.isText ? .left : .center))
                }, widths)
        }
        let least = heading.height + 2 + head.height + (rows.first?.height ?? 0)
        if filled + 4 + least > Self.bottom { openPage() }
        try put(heading, gap: 4)
        filled += 1.5
        draw(head)
        for (position, row) in rows.enumerated() {
            if filled + row.height > Self.bottom {
                openPage()
                draw(head)
                guard filled + row.height <= Self.bottom else {
                    throw .tooLarge(text: kind.rows[position].parts.unitName)
                }
            }
            draw(row)
        }
    }

    private static let headStyle = TextStyle(size: 12, isBold: true, alignment: .center)

    /// A row of a table, drawn from its own upper left corner.
    private struct Row {
        var height: Double
        var marks: [PageMark] = []
    }

    private func row(
        _ cells: [(text: String, style: TextStyle)], _ widths: [Double], isHead: Bool = false
    ) throws(AnnexFault) -> Row {
        var texts: [ShapedText] = []
        for (cell, width) in zip(cells, widths) {
            texts.append(try shape(cell.text, cell.style, width: width - 2 * Self.padding.x))
        }
        var row = Row(height: (texts.map(\.height).max() ?? 0) + 2 * Self.padding.y)
        var left = AnnexSheet.left
        for (text, width) in zip(texts, widths) {
            let cell = PageRectangle(x: left, y: 0, width: width, height: row.height)
            if isHead { row.marks.append(.fill(cell, shade: 0.92)) }
            row.marks.append(.frame(cell, width: Self.lineWidth))
            row.marks.append(.text(text, x: left + Self.padding.x, y: (row.height - text.height) / 2))
            left += width
        }
        return row
    }

    private mutating func draw(_ row: Row) {
        pages[pages.count - 1] += row.marks.map { $0.moved(byX: 0, y: filled) }
        filled += row.height
    }

    private mutating func put(_ text: ShapedText, gap: Double) throws(AnnexFault) {
        if filled + gap + text.height > Self.bottom { openPage() }
        guard filled + text.height <= Self.bottom else { throw .tooLarge(text: publication.title) }
        let top = filled == AnnexSheet.top ? filled : filled + gap
        pages[pages.count - 1].append(.text(text, x: AnnexSheet.left, y: top))
        filled = top + text.height
    }

    private mutating func openPage() {
        pages.append([])
        filled = AnnexSheet.top
    }

    private func shape(
        _ text: String, _ style: TextStyle, width: Double = AnnexSheet.contentWidth
    ) throws(AnnexFault) -> ShapedText {
        do throws(DrawingFault) { return try typesetter.shape(text, style, width: width) } catch {
            throw AnnexFault(error)
        }
    }
}

extension IndexPublication {
    /// The annex as a PDF.
    package func annexPDF() throws(AnnexFault) -> [UInt8] { try AnnexPaper(self).document() }
}
