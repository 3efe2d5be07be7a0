import SurveyModel
import WordOutput

extension WordForm {
    /// The form as a document; its date is the first day of the round's year.
    var document: WordDocument {
        WordDocument(
            title: form.title, date: "\(form.year)-01-01", body: body(), styles: Self.styles,
            margins: [WordMargin(.footer, footer(.portrait)), WordMargin(.footer, footer(.landscape))])
    }

    /// What ends a section: its sheet, and the footer that reaches across it.
    static func section(_ sheet: PaperSheet) -> String {
        WordMarkup.section(
            width: sheet.width, height: sheet.height,
            margins: PageMargins(top: 15, right: 15, bottom: 18, left: 15, edge: 8),
            references: WordMarkup.reference(to: .footer, relationship: sheet.width > sheet.height ? 1 : 0))
    }

    /// So that an office changes all questions by changing one style.
    private static let styles: [WordStyle] = [
        WordStyle(
            "Title", "Title", paragraph: WordStyle.spacing(240, 120) + WordStyle.centered,
            run: WordStyle.bold + WordStyle.size(28)),
        WordStyle(
            "Heading1", "heading 1",
            paragraph: WordStyle.keptWithNext + WordStyle.shaded + WordStyle.spacing(120, 60) + WordStyle.outlined,
            run: WordStyle.bold + WordStyle.size(23)),
        WordStyle("Letterhead", "Letterhead", paragraph: WordStyle.spacing(0, 0) + WordStyle.centered),
        WordStyle(
            "Unit", "Rated Unit", paragraph: WordStyle.framed + WordStyle.spacing(120, 120) + WordStyle.centered,
            run: WordStyle.size(26)),
        WordStyle("Grounds", "Grounds", paragraph: WordStyle.justified, run: WordStyle.italic),
        WordStyle("BodyText", "Body Text", paragraph: WordStyle.justified),
        WordStyle(
            "Blank", "Blank",
            paragraph: "<w:tabs><w:tab w:val=\"right\" w:leader=\"dot\" w:pos=\"10205\"/></w:tabs>"
                + WordStyle.spacing(60, 60)),
        WordStyle(
            "Instruction", "Instruction", paragraph: "<w:ind w:left=\"255\" w:hanging=\"255\"/>" + WordStyle.justified),
        WordStyle(
            "Question", "Question",
            paragraph: WordStyle.keptWithNext + WordStyle.spacing(80, 30) + WordStyle.justified,
            run: WordStyle.size(23)),
        WordStyle("Choice", "Choice", paragraph: WordStyle.spacing(0, 0), run: WordStyle.size(21)),
        WordStyle("TableText", "Table Text", paragraph: WordStyle.spacing(10, 10), run: WordStyle.size(20)),
        WordStyle(
            "TableHead", "Table Head", paragraph: WordStyle.spacing(0, 0) + WordStyle.centered,
            run: WordStyle.size(17)),
        WordStyle(
            "Closing", "Closing", paragraph: WordStyle.spacing(200, 0) + WordStyle.centered, run: WordStyle.italic),
        WordStyle("Footer", "footer", paragraph: WordStyle.spacing(0, 0), run: WordStyle.size(18)),
    ]
}
