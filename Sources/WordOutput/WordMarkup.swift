import TextOutput

/// Pieces of WordprocessingML (ECMA-376, part 1, clause 17), with text escaped.
package enum WordMarkup {
    /// Twentieths of a point in a millimetre, the unit of widths in a document.
    package static func twips(_ millimetres: Double) -> Int { Int((millimetres * 1440 / 25.4).rounded()) }

    package static func run(
        _ text: String, bold: Bool = false, italic: Bool = false, underlined: Bool = false
    ) -> String {
        let faces =
            (bold ? "<w:b/>" : "") + (italic ? "<w:i/>" : "") + (underlined ? "<w:u w:val=\"single\"/>" : "")
        let properties = faces.isEmpty ? "" : "<w:rPr>\(faces)</w:rPr>"
        return "<w:r>\(properties)<w:t xml:space=\"preserve\">\(xmlEscaped(text))</w:t></w:r>"
    }

    /// A paragraph of a style.
    ///
    /// - Parameter keepsWithNext: Whether it stays on the page of what follows.
    package static func paragraph(
        _ runs: String, style: String, keepsWithNext: Bool = false, properties: String = ""
    ) -> String {
        let keep = keepsWithNext ? "<w:keepNext/>" : ""
        return "<w:p><w:pPr><w:pStyle w:val=\"\(style)\"/>\(keep)\(properties)</w:pPr>\(runs)</w:p>"
    }

    /// A box that can be ticked on the screen and on paper.
    ///
    /// - Parameters:
    ///   - id: Different for each box of a document.
    ///   - tag: What a tick says, for programs that read the document back.
    package static func box(id: Int, tag: String, title: String) -> String {
        """
        <w:sdt><w:sdtPr><w:alias w:val="\(xmlEscaped(title))"/><w:tag w:val="\(xmlEscaped(tag))"/><w:id w:val="\(id)"/>\
        <w14:checkbox><w14:checked w14:val="0"/><w14:checkedState w14:val="2612" w14:font="MS Gothic"/>\
        <w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/></w14:checkbox></w:sdtPr><w:sdtContent>\
        <w:r><w:rPr><w:rFonts w:ascii="MS Gothic" w:hAnsi="MS Gothic" w:eastAsia="MS Gothic" w:cs="MS Gothic"/><w:sz w:val="28"/></w:rPr>\
        <w:t>☐</w:t></w:r></w:sdtContent></w:sdt>
        """
    }

    /// A cell of a table.
    ///
    /// - Parameters:
    ///   - width: In millimetres.
    ///   - span: How many columns of the grid it covers.
    ///   - merge: `restart` for the uppermost of cells that are one, `continue` for those below.
    package static func cell(
        _ content: String, width: Double, span: Int = 1, merge: String? = nil, shade: String? = nil,
        isCentered: Bool = true
    ) -> String {
        var properties = "<w:tcW w:w=\"\(twips(width))\" w:type=\"dxa\"/>"
        if span > 1 { properties += "<w:gridSpan w:val=\"\(span)\"/>" }
        if let merge { properties += "<w:vMerge w:val=\"\(merge)\"/>" }
        if let shade { properties += "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"\(shade)\"/>" }
        if isCentered { properties += "<w:vAlign w:val=\"center\"/>" }
        return "<w:tc><w:tcPr>\(properties)</w:tcPr>\(content)</w:tc>"
    }

    /// A row that stays on one page.
    ///
    /// - Parameter height: The least, in millimetres; nil where the texts alone say it.
    package static func row(_ cells: String, height: Double? = nil, isHeading: Bool = false) -> String {
        let least = height.map { "<w:trHeight w:val=\"\(twips($0))\" w:hRule=\"atLeast\"/>" } ?? ""
        return "<w:tr><w:trPr><w:cantSplit/>\(least)\(isHeading ? "<w:tblHeader/>" : "")</w:trPr>\(cells)</w:tr>"
    }

    /// - Parameters:
    ///   - columns: Their widths in millimetres.
    ///   - style: A style of tables.
    package static func table(_ rows: String, columns: [Double], style: String) -> String {
        let grid = columns.map { "<w:gridCol w:w=\"\(twips($0))\"/>" }.joined()
        return """
            <w:tbl><w:tblPr><w:tblStyle w:val="\(style)"/><w:tblW w:w="\(twips(columns.reduce(0, +)))" w:type="dxa"/>\
            <w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>\(grid)</w:tblGrid>\(rows)</w:tbl>
            """
    }

    /// What ends a section: its sheet and margins in millimetres, and the headers and footers that reach across it.
    ///
    /// - Parameters:
    ///   - references: From `reference(to:relationship:)`.
    ///   - hasOwnFirstPage: Whether the first page has none of them.
    package static func section(
        width: Double, height: Double, margins: PageMargins, references: String, hasOwnFirstPage: Bool = false
    ) -> String {
        let way = width > height ? " w:orient=\"landscape\"" : ""
        return """
            <w:sectPr>\(references)\
            <w:pgSz w:w="\(twips(width))" w:h="\(twips(height))"\(way)/>\
            <w:pgMar w:top="\(twips(margins.top))" w:right="\(twips(margins.right))" \
            w:bottom="\(twips(margins.bottom))" w:left="\(twips(margins.left))" \
            w:header="\(twips(margins.edge))" w:footer="\(twips(margins.edge))" w:gutter="0"/>\
            \(hasOwnFirstPage ? "<w:titlePg/>" : "")</w:sectPr>
            """
    }

    /// A header or footer of a section.
    ///
    /// - Parameters:
    ///   - relationship: Its place among the margins of the document, from 0.
    ///   - isOfFirstPage: Whether it is for the first page, where that has its own.
    package static func reference(
        to kind: WordMargin.Kind, relationship: Int, isOfFirstPage: Bool = false
    ) -> String {
        "<w:\(kind)Reference w:type=\"\(isOfFirstPage ? "first" : "default")\" "
            + "r:id=\"\(WordDocument.relationship(relationship))\"/>"
    }

    /// A field that Word fills in, such as `PAGE`.
    package static func field(_ name: String) -> String {
        "<w:fldSimple w:instr=\" \(name) \"><w:r><w:t>1</w:t></w:r></w:fldSimple>"
    }
}

/// The margins of a section, in millimetres.
package struct PageMargins: Hashable, Sendable {
    package var top: Double
    package var right: Double
    package var bottom: Double
    package var left: Double
    /// From the edges of the sheet to header and footer.
    package var edge: Double

    package init(top: Double, right: Double, bottom: Double, left: Double, edge: Double) {
        self.top = top
        self.right = right
        self.bottom = bottom
        self.left = left
        self.edge = edge
    }
}
