import Diagnostics
import FormIdentity
import SurveyModel
import WordOutput

/// A form as a document of Word: the same texts, tables and parts as on paper, to be edited.
struct WordForm {
    let form: Form
    /// How a matrix is divided, which is as on paper; nil for a form about one unit.
    let plan: MatrixBody.Plan?
    let bands: [[MatrixBody.Entry]]

    var language: Language { form.language }

    /// The body of the document.
    func body() -> String {
        var body = letterhead() + front()
        if let plan {
            if plan.sheet != .portrait {
                body += WordMarkup.paragraph("", style: "Normal", properties: Self.section(.portrait))
            }
            body += matrix(plan)
        } else if let unit = form.units.first {
            body += questions(about: unit)
        }
        for paragraph in form.closing {
            body += WordMarkup.paragraph(WordMarkup.run(paragraph), style: "Closing")
        }
        return body + Self.section(plan?.sheet ?? .portrait)
    }

    /// As on paper: left who asks, right the motto of the state.
    private func letterhead() -> String {
        let upper = form.letterhead
        func line(_ text: String, bold: Bool = false, italic: Bool = false, underlined: Bool = false) -> String {
            WordMarkup.paragraph(
                WordMarkup.run(text, bold: bold, italic: italic, underlined: underlined), style: "Letterhead")
        }
        var left = ""
        if !upper.authority.isEmpty { left += line(upper.authority.uppercased()) }
        if !upper.agency.isEmpty { left += line(upper.agency.uppercased(), bold: true, underlined: true) }
        if !form.number.isEmpty { left += line(form.number) }
        var right =
            line(PaperWording.state[language], bold: true)
            + line(PaperWording.motto[language], bold: true, underlined: true)
        if !upper.place.isEmpty {
            right += line(PaperWording.date(place: upper.place, year: form.year)[language], italic: true)
        }
        let cells =
            WordMarkup.cell(left.isEmpty ? line("") : left, width: 74, isCentered: false)
            + WordMarkup.cell(right, width: 106, isCentered: false)
        return WordMarkup.table(WordMarkup.row(cells), columns: [74, 106], style: "Plain")
    }

    private func front() -> String {
        var text = WordMarkup.paragraph(WordMarkup.run(form.title), style: "Title")
        if plan == nil, let unit = form.units.first {
            text += WordMarkup.paragraph(
                WordMarkup.run(PaperWording.ratedUnit[language] + " ") + WordMarkup.run(unit.name, bold: true),
                style: "Unit")
        }
        for ground in form.grounds { text += WordMarkup.paragraph(WordMarkup.run(ground), style: "Grounds") }
        for paragraph in form.introduction {
            text += WordMarkup.paragraph(WordMarkup.run(paragraph), style: "BodyText")
        }
        if !form.letterhead.confidentiality.isEmpty {
            text += WordMarkup.paragraph(WordMarkup.run(form.letterhead.confidentiality), style: "BodyText")
        }
        text += blank(PaperWording.serial)
        if form.asksEmployer { text += blank(PaperWording.employer) }
        if form.instructions.isEmpty { return text }
        text += WordMarkup.paragraph(
            WordMarkup.run(PaperWording.instructions[language], bold: true), style: "BodyText", keepsWithNext: true)
        for paragraph in form.instructions {
            text += WordMarkup.paragraph(WordMarkup.run("– " + paragraph), style: "Instruction")
        }
        return text
    }

    /// A label and a dotted line to write on.
    private func blank(_ label: Wording) -> String {
        WordMarkup.paragraph(WordMarkup.run(label[language] + " ") + "<w:r><w:tab/></w:r>", style: "Blank")
    }

    /// The id and version of the form, and the page, on every page of a sheet.
    func footer(_ sheet: PaperSheet) -> String {
        let identity =
            "\(PaperWording.form[language]) \(form.id), \(PaperWording.version[language]) \(form.identity.version)"
        let synthetic = form.isSynthetic ? " – " + PaperWording.synthetic[language] : ""
        return WordMarkup.paragraph(
            WordMarkup.run(identity + synthetic) + "<w:r><w:tab/></w:r>" + WordMarkup.field("PAGE")
                + WordMarkup.run("/")
                + WordMarkup.field("NUMPAGES"), style: "Footer",
            properties: "<w:tabs><w:tab w:val=\"right\" w:pos=\"\(WordMarkup.twips(sheet.width - 30))\"/></w:tabs>")
    }
}
