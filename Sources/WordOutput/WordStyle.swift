/// A style of paragraphs, so that an office changes all that is alike by changing one style.
package struct WordStyle: Hashable, Sendable {
    /// What paragraphs call it.
    package var id: String
    /// What people see.
    package var name: String
    /// Properties of the paragraph, in the order of the schema: keepNext, pBdr, shd, tabs, spacing, ind, jc, outlineLvl.
    package var paragraph: String
    /// Properties of its text.
    package var run: String

    package init(_ id: String, _ name: String, paragraph: String = "", run: String = "") {
        self.id = id
        self.name = name
        self.paragraph = paragraph
        self.run = run
    }

    package static let bold = "<w:b/>"
    package static let italic = "<w:i/>"
    package static let centered = "<w:jc w:val=\"center\"/>"
    package static let justified = "<w:jc w:val=\"both\"/>"
    package static let keptWithNext = "<w:keepNext/>"
    /// A heading by which a reader's outline is made.
    package static let outlined = "<w:outlineLvl w:val=\"0\"/>"
    package static let shaded = "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"E6E6E6\"/>"
    package static let framed =
        "<w:pBdr>"
        + ["top", "left", "bottom", "right"].map {
            "<w:\($0) w:val=\"single\" w:sz=\"4\" w:space=\"4\" w:color=\"auto\"/>"
        }
        .joined() + "</w:pBdr>"

    /// In half points.
    package static func size(_ half: Int) -> String { "<w:sz w:val=\"\(half)\"/><w:szCs w:val=\"\(half)\"/>" }

    /// Before and after the paragraph, in twentieths of a point.
    package static func spacing(_ before: Int, _ after: Int) -> String {
        "<w:spacing w:before=\"\(before)\" w:after=\"\(after)\"/>"
    }

    // MARK: The part

    private static let spaces = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""

    /// The styles of a document: `Normal`, those given, and the tables `Plain` and `Grid`.
    static func part(_ styles: [WordStyle]) -> String {
        """
        <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
        <w:styles \(spaces)><w:docDefaults><w:rPrDefault><w:rPr>\
        <w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="Times New Roman" w:cs="Times New Roman"/>\
        <w:sz w:val="24"/><w:szCs w:val="24"/><w:lang w:val="vi-VN"/></w:rPr></w:rPrDefault>\
        <w:pPrDefault><w:pPr><w:spacing w:after="60"/></w:pPr></w:pPrDefault></w:docDefaults>\
        \(WordStyle("Normal", "Normal").markup(isDefault: true))\(styles.map { $0.markup() }.joined())\
        <w:style w:type="table" w:default="1" w:styleId="Plain"><w:name w:val="Normal Table"/><w:tblPr>\
        <w:tblCellMar><w:left w:w="40" w:type="dxa"/><w:right w:w="40" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>\
        <w:style w:type="table" w:styleId="Grid"><w:name w:val="Table Grid"/><w:basedOn w:val="Plain"/><w:tblPr>\
        <w:tblBorders>\(borders)</w:tblBorders></w:tblPr></w:style></w:styles>
        """
    }

    private static let borders = ["top", "left", "bottom", "right", "insideH", "insideV"].map {
        "<w:\($0) w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"auto\"/>"
    }.joined()

    private func markup(isDefault: Bool = false) -> String {
        """
        <w:style w:type="paragraph"\(isDefault ? " w:default=\"1\"" : "") w:styleId="\(id)"><w:name w:val="\(name)"/>\
        \(isDefault ? "" : "<w:basedOn w:val=\"Normal\"/>")<w:qFormat/>\
        \(paragraph.isEmpty ? "" : "<w:pPr>\(paragraph)</w:pPr>")\(run.isEmpty ? "" : "<w:rPr>\(run)</w:rPr>")</w:style>
        """
    }
}
