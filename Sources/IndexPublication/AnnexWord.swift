import Diagnostics
import Scoring
import WordOutput
import ZipOutput

/// The annex as a document of Word: the same texts and tables, to be put behind the decision.
struct AnnexWord {
    let publication: IndexPublication

    private var language: Language { publication.language }

    var document: WordDocument {
        WordDocument(
            title: publication.title, date: publication.date, body: body, styles: Self.styles,
            margins: [
                WordMargin(.header, WordMarkup.paragraph(WordMarkup.field("PAGE"), style: "PageNumber")),
                // The first page of a document bears no number.
                WordMargin(.header, WordMarkup.paragraph("", style: "PageNumber")),
                WordMargin(.footer, WordMarkup.paragraph(mark, style: "Mark")),
            ])
    }

    private var mark: String { publication.isSynthetic ? WordMarkup.run(IndexWording.synthetic[language]) : "" }

    private var body: String {
        func line(_ text: String, _ style: String) -> String {
            WordMarkup.paragraph(WordMarkup.run(text), style: style, keepsWithNext: true)
        }
        var body = line(IndexWording.annex[language], "Annex")
        body += line(publication.title.uppercased(), "Title")
        body += line(IndexWording.issued(authority: publication.authority)[language], "Issued")
        if publication.isSynthetic { body += WordMarkup.paragraph(mark, style: "Mark", keepsWithNext: true) }
        for (index, kind) in publication.sheet.kinds.enumerated() {
            body += line(publication.heading(ofKind: index), "Heading1") + table(kind)
        }
        body += WordMarkup.paragraph(WordMarkup.run(IndexWording.note[language]), style: "Note")
        let references = [
            WordMarkup.reference(to: .header, relationship: 0),
            WordMarkup.reference(to: .header, relationship: 1, isOfFirstPage: true),
            WordMarkup.reference(to: .footer, relationship: 2),
            WordMarkup.reference(to: .footer, relationship: 2, isOfFirstPage: true),
        ]
        return body
            + WordMarkup.section(
                width: AnnexSheet.width, height: AnnexSheet.height,
                margins: PageMargins(
                    top: AnnexSheet.top, right: AnnexSheet.right, bottom: AnnexSheet.bottom, left: AnnexSheet.left,
                    edge: AnnexSheet.edge), references: references.joined(), hasOwnFirstPage: true)
    }

    private func table(_ kind: IndexOfKind) -> String {
        let columns = IndexColumn.used(in: kind)
        let widths = IndexColumn.widths(columns, filling: AnnexSheet.contentWidth)
        let head = zip(columns, widths).map { column, width in
            WordMarkup.cell(
                WordMarkup.paragraph(
                    WordMarkup.run(column.heading[language]), style: "TableHead", keepsWithNext: true),
                width: width, shade: "EBEBEB")
        }
        let rows = kind.rows.enumerated().map { position, row in
            let cells = zip(columns, widths).map { column, width in
                let text = column.text(row, number: position + 1, of: kind, in: publication)
                return WordMarkup.cell(
                    WordMarkup.paragraph(WordMarkup.run(text), style: column.isText ? "TableText" : "TableNumber"),
                    width: width)
            }
            return WordMarkup.row(cells.joined(), height: 6)
        }
        return WordMarkup.table(
            WordMarkup.row(head.joined(), isHeading: true) + rows.joined(), columns: widths, style: "Grid")
    }

    private static let styles: [WordStyle] = [
        WordStyle(
            "Annex", "Annex", paragraph: WordStyle.spacing(0, 0) + WordStyle.centered,
            run: WordStyle.bold + WordStyle.size(28)),
        WordStyle(
            "Title", "Title", paragraph: WordStyle.spacing(0, 0) + WordStyle.centered,
            run: WordStyle.bold + WordStyle.size(28)),
        WordStyle(
            "Issued", "Issued With", paragraph: WordStyle.spacing(0, 60) + WordStyle.centered,
            run: WordStyle.italic + WordStyle.size(26)),
        WordStyle(
            "Mark", "Mark", paragraph: WordStyle.spacing(0, 0) + WordStyle.centered,
            run: WordStyle.bold + WordStyle.italic),
        WordStyle(
            "Heading1", "heading 1",
            paragraph: WordStyle.keptWithNext + WordStyle.spacing(180, 80) + WordStyle.outlined,
            run: WordStyle.bold + WordStyle.size(26)),
        WordStyle(
            "TableHead", "Table Head", paragraph: WordStyle.spacing(20, 20) + WordStyle.centered,
            run: WordStyle.bold),
        WordStyle("TableText", "Table Text", paragraph: WordStyle.spacing(20, 20)),
        WordStyle("TableNumber", "Table Number", paragraph: WordStyle.spacing(20, 20) + WordStyle.centered),
        WordStyle(
            "Note", "Note", paragraph: WordStyle.spacing(120, 0) + WordStyle.justified,
            run: WordStyle.italic + WordStyle.size(22)),
        WordStyle(
            "PageNumber", "Page Number", paragraph: WordStyle.spacing(0, 0) + WordStyle.centered,
            run: WordStyle.size(26)),
    ]
}

extension IndexPublication {
    /// The annex as a document of Word.
    package func annexWord() throws(AnnexFault) -> [UInt8] {
        do throws(ZipFault) { return try AnnexWord(publication: self).document.packed() } catch {
            throw AnnexFault(error)
        }
    }
}
