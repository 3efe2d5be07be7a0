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
        var best = try Self.flow(form, text, air: 1)
        // A last page for a question or two would be printed a thousand times: less air between questions may save it.
        for air in form.layout == .singleUnit ? [0.9, 0.8, 0.7, 0.6] : [] {
            let flow = try Self.flow(form, text, air: air)
            if flow.pages.count < best.pages.count { best = flow }
        }
        pages = best.pages
    }

    private static func flow(_ form: Form, _ text: PaperText, air: Double) throws(FormFault) -> PaperFlow {
        let flow = try flow(form, text, air: air, closingInFront: false)
        // Thanks alone on a last page would be a page too many: they go before the questions then.
        return flow.endsLonely ? try self.flow(form, text, air: air, closingInFront: true) : flow
    }

    private static func flow(
        _ form: Form, _ text: PaperText, air: Double, closingInFront: Bool
    ) throws(FormFault) -> PaperFlow {
        var flow = PaperFlow { sheet throws(FormFault) in try Self.runningHead(form, text, sheet) }
        try flow.openPage(.portrait)
        let closing = try closing(form, text)
        var front = try PaperFront(form: form, text: text).block()
        if closingInFront { front.append(closing, gap: 4) }
        flow.put(front, gap: 0)
        guard flow.room >= 0 else {
            throw .tooLarge(question: PaperWording.instructions[form.language], form: form.id)
        }
        switch form.layout {
        case .matrix:
            try MatrixBody(form: form, text: text).place(in: &flow)
        case .singleUnit:
            for unit in form.units {
                try SingleUnitBody(form: form, unit: unit, text: text, air: air).place(in: &flow)
            }
        }
        if !closingInFront, let sheet = flow.pages.last?.sheet, closing.height > 0 {
            try flow.place(closing, gap: 4, on: sheet, called: form.closing.first ?? "", form: form.id)
        }
        return flow
    }

    private static func closing(_ form: Form, _ text: PaperText) throws(FormFault) -> PaperBlock {
        let width = PaperSheet.portrait.content.width
        var block = PaperBlock(height: 0)
        for paragraph in form.closing {
            block.append(
                try text.paragraph(
                    [TextRun(paragraph)], TextStyle(size: 12, isItalic: true, alignment: .center),
                    width: width))
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
        let subject = form.layout == .singleUnit ? form.units.first?.name ?? "" : ""
        let about = try text.shape(subject, right, width: width - number.width - 5)
        return PaperBlock(
            height: MatrixBody.runningHead - 2.5,
            marks: [
                .text(number, x: 0, y: 0), .text(about, x: number.width + 5, y: 0),
                .line(fromX: 0, fromY: 4.9, toX: width, toY: 4.9, width: 0.15),
            ])
    }
}
