/// A workbook made by hand from the XML of its sheets.
package struct HandmadeWorkbook {
    package struct Sheet {
        package var name: String
        /// What stands in `<sheetData>`.
        package var rows: String
        /// What stands behind it, such as merged cells.
        package var behind = ""
        package var state: String?

        package init(_ name: String, rows: String, behind: String = "", state: String? = nil) {
            self.name = name
            self.rows = rows
            self.behind = behind
            self.state = state
        }
    }

    package var sheets: [Sheet]
    /// The texts of `<si>` elements.
    package var sharedStrings: [String] = []
    package var styles = ""
    package var workbookProperties = ""
    package var definedNames = ""

    package init(_ sheets: [Sheet]) { self.sheets = sheets }

    /// A workbook with one sheet of texts.
    package init(texts: [[String]], name: String = "Trang 1") {
        let rows = texts.map { row in
            "<row>" + row.map { "<c t=\"inlineStr\"><is><t>\($0)</t></is></c>" }.joined() + "</row>"
        }
        self.init([Sheet(name, rows: rows.joined())])
    }

    package var entries: [PackedFile.Entry] {
        let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
        func relations(_ list: [(id: String, type: String, target: String)]) -> String {
            "<Relationships>"
                + list.map { "<Relationship Id=\"\($0.id)\" Type=\"\(office)/\($0.type)\" Target=\"\($0.target)\"/>" }
                .joined() + "</Relationships>"
        }
        let listed = sheets.enumerated().map { index, sheet in
            let state = sheet.state.map { " state=\"\($0)\"" } ?? ""
            return "<sheet name=\"\(sheet.name)\" sheetId=\"\(index + 1)\"\(state) r:id=\"rId\(index + 1)\"/>"
        }
        let targets = sheets.indices.map { ("rId\($0 + 1)", "worksheet", "worksheets/sheet\($0 + 1).xml") }
        let workbook =
            "<workbook xmlns=\"\(main)\" xmlns:r=\"\(office)\">\(workbookProperties)<sheets>\(listed.joined())</sheets>"
            + "<definedNames>\(definedNames)</definedNames></workbook>"
        let shared = sharedStrings.map { "<si>\($0)</si>" }.joined()
        return [
            .init("_rels/.rels", relations([("rId1", "officeDocument", "xl/workbook.xml")])),
            .init("xl/workbook.xml", workbook),
            .init(
                "xl/_rels/workbook.xml.rels",
                relations(targets + [("s", "sharedStrings", "sharedStrings.xml"), ("f", "styles", "/xl/styles.xml")])),
            .init("xl/sharedStrings.xml", "<sst>\(shared)</sst>"),
            .init("xl/styles.xml", "<styleSheet>\(styles)</styleSheet>"),
        ]
            + sheets.enumerated().map { index, sheet in
                .init(
                    "xl/worksheets/sheet\(index + 1).xml",
                    "<worksheet><sheetData>\(sheet.rows)</sheetData>\(sheet.behind)</worksheet>")
            }
    }

    package var bytes: [UInt8] { PackedFile(entries).bytes }
}
