/// The styles of a form in Word, so that an office changes all questions by changing one style.
enum WordStyles {
    private static let spaces = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""

    static let part = """
        <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
        <w:styles \(spaces)><w:docDefaults><w:rPrDefault><w:rPr>\
        <w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="Times New Roman" w:cs="Times New Roman"/>\
        <w:sz w:val="24"/><w:szCs w:val="24"/><w:lang w:val="vi-VN"/></w:rPr></w:rPrDefault>\
        <w:pPrDefault><w:pPr><w:spacing w:after="60"/></w:pPr></w:pPrDefault></w:docDefaults>\
        \(style("Normal", "Normal", "", "", isDefault: true))\
        \(style("Title", "Title", spacing(240, 120) + centered, bold + size(28)))\
        \(style("Heading1", "heading 1", "<w:keepNext/>" + shade + spacing(120, 60) + level, bold + size(23)))\
        \(style("Letterhead", "Letterhead", spacing(0, 0) + centered, ""))\
        \(style("Unit", "Rated Unit", frame + spacing(120, 120) + centered, size(26)))\
        \(style("Grounds", "Grounds", justified, "<w:i/>"))\
        \(style("BodyText", "Body Text", justified, ""))\
        \(style("Blank", "Blank", "<w:tabs><w:tab w:val=\"right\" w:leader=\"dot\" w:pos=\"10205\"/></w:tabs>" + spacing(60, 60), ""))\
        \(style("Instruction", "Instruction", "<w:ind w:left=\"255\" w:hanging=\"255\"/>" + justified, ""))\
        \(style("Question", "Question", "<w:keepNext/>" + spacing(80, 30) + justified, size(23)))\
        \(style("Choice", "Choice", spacing(0, 0), size(21)))\
        \(style("TableText", "Table Text", spacing(10, 10), size(20)))\
        \(style("TableHead", "Table Head", spacing(0, 0) + centered, size(17)))\
        \(style("Closing", "Closing", spacing(200, 0) + centered, "<w:i/>"))\
        \(style("Footer", "footer", spacing(0, 0), size(18)))\
        <w:style w:type="table" w:default="1" w:styleId="Plain"><w:name w:val="Normal Table"/><w:tblPr>\
        <w:tblCellMar><w:left w:w="40" w:type="dxa"/><w:right w:w="40" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>\
        <w:style w:type="table" w:styleId="Grid"><w:name w:val="Table Grid"/><w:basedOn w:val="Plain"/><w:tblPr>\
        <w:tblBorders>\(borders)</w:tblBorders></w:tblPr></w:style></w:styles>
        """

    private static let bold = "<w:b/>"
    private static let centered = "<w:jc w:val=\"center\"/>"
    private static let justified = "<w:jc w:val=\"both\"/>"
    private static let level = "<w:outlineLvl w:val=\"0\"/>"
    private static let shade = "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"E6E6E6\"/>"
    private static let frame =
        "<w:pBdr>"
        + ["top", "left", "bottom", "right"].map {
            "<w:\($0) w:val=\"single\" w:sz=\"4\" w:space=\"4\" w:color=\"auto\"/>"
        }
        .joined() + "</w:pBdr>"
    private static let borders = ["top", "left", "bottom", "right", "insideH", "insideV"].map {
        "<w:\($0) w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"auto\"/>"
    }.joined()

    // Properties of a paragraph stand in the order of the schema: keepNext, pBdr, shd, tabs, spacing, ind, jc, outlineLvl.

    /// In half points.
    private static func size(_ half: Int) -> String { "<w:sz w:val=\"\(half)\"/><w:szCs w:val=\"\(half)\"/>" }
    private static func spacing(_ before: Int, _ after: Int) -> String {
        "<w:spacing w:before=\"\(before)\" w:after=\"\(after)\"/>"
    }

    private static func style(
        _ id: String, _ name: String, _ paragraph: String, _ run: String, isDefault: Bool = false
    ) -> String {
        """
        <w:style w:type="paragraph"\(isDefault ? " w:default=\"1\"" : "") w:styleId="\(id)"><w:name w:val="\(name)"/>\
        \(isDefault ? "" : "<w:basedOn w:val=\"Normal\"/>")<w:qFormat/>\
        \(paragraph.isEmpty ? "" : "<w:pPr>\(paragraph)</w:pPr>")\(run.isEmpty ? "" : "<w:rPr>\(run)</w:rPr>")</w:style>
        """
    }
}
