import Diagnostics
import PageDrawing
import SurveyModel

/// A form laid out on paper: the same for every copy, but for what the footer and the respondent's organisation say.
struct PaperForm {
    let form: Form
    let text: PaperText
    let pages: [PaperPage]

    init(_ form: Form, typesetter: Typesetter) throws(FormFault) {
        self.form = form
        let text = PaperText(typesetter, form: form.id)
        self.text = text
        var flow = PaperFlow { sheet throws(FormFault) in try Self.runningHead(form, text, sheet) }
        try flow.openPage(.portrait)
        flow.put(try PaperFront(form: form, text: text).block(), gap: 0)
        guard flow.room >= 0 else { throw .tooLarge(question: PaperWording.instructions[form.language], form: form.id) }
        let closing = try Self.closing(form, text)
        switch form.layout {
        case .matrix:
            try MatrixBody(form: form, text: text).place(in: &flow)
        case .singleUnit:
            for unit in form.units {
                try SingleUnitBody(form: form, unit: unit, text: text).place(in: &flow)
            }
        }
        if let sheet = flow.pages.last?.sheet, closing.height > 0 {
            try flow.place(closing, gap: 4, on: sheet, called: form.closing.first ?? "", form: form.id)
        }
        pages = flow.pages
    }

    private static func closing(_ form: Form, _ text: PaperText) throws(FormFault) -> PaperBlock {
        var block = PaperBlock(height: 0)
        for paragraph in form.closing {
            block.append(
                try text.paragraph(
                    [TextRun(paragraph)], TextStyle(size: 12, isItalic: true, alignment: .center),
                    width: PaperSheet.portrait.content.width))
        }
        return block
    }

    /// The form's number and what it is about, over a line.
    private static func runningHead(
        _ form: Form, _ text: PaperText, _ sheet: PaperSheet
    ) throws(FormFault) -> PaperBlock {
        let width = sheet.content.width
        let style = TextStyle(size: 10, isItalic: true)
        let number = try text.shape(form.number.isEmpty ? form.id : form.number, style)
        var right = style
        right.alignment = .right
        let subject = form.layout == .singleUnit ? form.units.first?.name ?? "" : form.letterhead.agency
        let about = try text.shape(subject, right, width: width - number.width - 5)
        return PaperBlock(
            height: MatrixBody.runningHead - 2.5,
            marks: [
                .text(number, x: 0, y: 0), .text(about, x: number.width + 5, y: 0),
                .line(fromX: 0, fromY: 4.9, toX: width, toY: 4.9, width: 0.15),
            ])
    }
}
