import TextOutput
package import ZipOutput

/// What stands on top or at the foot of the pages of a section.
package struct WordMargin: Hashable, Sendable {
    package enum Kind: String, Sendable { case header, footer }

    package var kind: Kind
    /// Paragraphs.
    package var content: String

    package init(_ kind: Kind, _ content: String) {
        self.kind = kind
        self.content = content
    }
}

/// A document of Word: its body in WordprocessingML, and the parts around it (ECMA-376, part 2).
package struct WordDocument: Sendable {
    package var title: String
    /// The day that the file says it was made, `2024-01-01`, so that the same content is the same bytes.
    package var date: String
    package var body: String
    package var styles: [WordStyle]
    /// The headers and footers that sections refer to by their places here.
    package var margins: [WordMargin]

    package init(title: String, date: String, body: String, styles: [WordStyle], margins: [WordMargin]) {
        self.title = title
        self.date = date
        self.body = body
        self.styles = styles
        self.margins = margins
    }

    /// The file.
    package func packed() throws(ZipFault) -> [UInt8] {
        try ZipFile.packed(parts.map { (name: $0.name, bytes: Array($0.text.utf8)) })
    }

    private static let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
    private static let office = "http://schemas.openxmlformats.org/officeDocument/2006"
    private static let package = "http://schemas.openxmlformats.org/package/2006"
    private static let word = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    private static let spaces = """
        xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" \
        xmlns:r="\(office)/relationships" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" \
        xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="w14"
        """

    /// The name by which sections refer to a margin.
    static func relationship(_ margin: Int) -> String { "rId\(margin + 2)" }

    private func file(_ margin: Int) -> String { "\(margins[margin].kind)\(margin + 1).xml" }

    /// The files of the container, in the order in which they stand there.
    private var parts: [(name: String, text: String)] {
        let declaration = Self.declaration
        let spaces = Self.spaces
        return [
            ("[Content_Types].xml", types), ("_rels/.rels", Self.relationships),
            ("docProps/core.xml", properties),
            ("word/document.xml", declaration + "<w:document \(spaces)><w:body>\(body)</w:body></w:document>"),
            ("word/_rels/document.xml.rels", documentRelationships), ("word/styles.xml", WordStyle.part(styles)),
        ]
            + margins.enumerated().map { index, margin in
                let name = margin.kind == .header ? "hdr" : "ftr"
                return ("word/" + file(index), declaration + "<w:\(name) \(spaces)>\(margin.content)</w:\(name)>")
            }
    }

    private var types: String {
        let overrides = margins.indices.map { index in
            "<Override PartName=\"/word/\(file(index))\" ContentType=\"\(Self.word).\(margins[index].kind)+xml\"/>"
        }.joined()
        return Self.declaration + """
            <Types xmlns="\(Self.package)/content-types">\
            <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
            <Default Extension="xml" ContentType="application/xml"/>\
            <Override PartName="/word/document.xml" ContentType="\(Self.word).document.main+xml"/>\
            <Override PartName="/word/styles.xml" ContentType="\(Self.word).styles+xml"/>\
            \(overrides)\
            <Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>\
            </Types>
            """
    }

    private static let relationships =
        declaration + """
            <Relationships xmlns="\(package)/relationships">\
            <Relationship Id="rId1" Type="\(office)/relationships/officeDocument" Target="word/document.xml"/>\
            <Relationship Id="rId2" Type="\(package)/relationships/metadata/core-properties" Target="docProps/core.xml"/>\
            </Relationships>
            """

    private var documentRelationships: String {
        let relations = margins.indices.map { index in
            "<Relationship Id=\"\(Self.relationship(index))\" Type=\"\(Self.office)/relationships/\(margins[index].kind)\" "
                + "Target=\"\(file(index))\"/>"
        }.joined()
        return Self.declaration + """
            <Relationships xmlns="\(Self.package)/relationships">\
            <Relationship Id="rId1" Type="\(Self.office)/relationships/styles" Target="styles.xml"/>\
            \(relations)</Relationships>
            """
    }

    private var properties: String {
        Self.declaration + """
            <cp:coreProperties xmlns:cp="\(Self.package)/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" \
            xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">\
            <dc:title>\(xmlEscaped(title))</dc:title><dc:creator>parsurvey</dc:creator>\
            <dcterms:created xsi:type="dcterms:W3CDTF">\(date)T00:00:00Z</dcterms:created></cp:coreProperties>
            """
    }
}
