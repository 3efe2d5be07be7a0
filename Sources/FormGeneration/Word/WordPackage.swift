import TextOutput

/// The parts of a document of Word around its body (ECMA-376, part 2).
enum WordPackage {
    private static let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
    private static let office = "http://schemas.openxmlformats.org/officeDocument/2006"
    private static let package = "http://schemas.openxmlformats.org/package/2006"
    private static let word = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    private static let spaces = """
        xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" \
        xmlns:r="\(office)/relationships" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" \
        xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="w14"
        """

    /// The files of the container, in the order in which they stand there.
    static func parts(of form: WordForm) -> [(name: String, text: String)] {
        [
            ("[Content_Types].xml", types), ("_rels/.rels", relationships),
            ("docProps/core.xml", properties(of: form)),
            (
                "word/document.xml",
                declaration + "<w:document \(spaces)><w:body>\(form.body())</w:body></w:document>"
            ),
            ("word/_rels/document.xml.rels", documentRelationships), ("word/styles.xml", WordStyles.part),
            ("word/footer1.xml", declaration + "<w:ftr \(spaces)>\(form.footer(.portrait))</w:ftr>"),
            ("word/footer2.xml", declaration + "<w:ftr \(spaces)>\(form.footer(.landscape))</w:ftr>"),
        ]
    }

    private static let types =
        declaration + """
            <Types xmlns="\(package)/content-types">\
            <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
            <Default Extension="xml" ContentType="application/xml"/>\
            <Override PartName="/word/document.xml" ContentType="\(word).document.main+xml"/>\
            <Override PartName="/word/styles.xml" ContentType="\(word).styles+xml"/>\
            <Override PartName="/word/footer1.xml" ContentType="\(word).footer+xml"/>\
            <Override PartName="/word/footer2.xml" ContentType="\(word).footer+xml"/>\
            <Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>\
            </Types>
            """

    private static let relationships =
        declaration + """
            <Relationships xmlns="\(package)/relationships">\
            <Relationship Id="rId1" Type="\(office)/relationships/officeDocument" Target="word/document.xml"/>\
            <Relationship Id="rId2" Type="\(package)/relationships/metadata/core-properties" Target="docProps/core.xml"/>\
            </Relationships>
            """

    private static let documentRelationships =
        declaration + """
            <Relationships xmlns="\(package)/relationships">\
            <Relationship Id="rId1" Type="\(office)/relationships/styles" Target="styles.xml"/>\
            <Relationship Id="rId2" Type="\(office)/relationships/footer" Target="footer1.xml"/>\
            <Relationship Id="rId3" Type="\(office)/relationships/footer" Target="footer2.xml"/></Relationships>
            """

    /// The date is the first day of the round's year, so that the same form is the same bytes.
    private static func properties(of form: WordForm) -> String {
        let date = "\(form.form.year)-01-01T00:00:00Z"
        return declaration + """
            <cp:coreProperties xmlns:cp="\(package)/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" \
            xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">\
            <dc:title>\(xmlEscaped(form.form.title))</dc:title><dc:creator>parsurvey</dc:creator>\
            <dcterms:created xsi:type="dcterms:W3CDTF">\(date)</dcterms:created></cp:coreProperties>
            """
    }
}
