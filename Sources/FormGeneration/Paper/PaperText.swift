import PageDrawing

/// Sets the texts of one form.
final class PaperText {
    private let typesetter: Typesetter
    private let form: String

    init(_ typesetter: Typesetter, form: String) {
        self.typesetter = typesetter
        self.form = form
    }

    func shape(_ runs: [TextRun], _ style: TextStyle, width: Double? = nil) throws(FormFault) -> ShapedText {
        do throws(DrawingFault) {
            return try typesetter.shape(runs, style, width: width)
        } catch {
            throw FormFault(error, form: form)
        }
    }

    func shape(_ text: String, _ style: TextStyle, width: Double? = nil) throws(FormFault) -> ShapedText {
        try shape([TextRun(text)], style, width: width)
    }

    /// A paragraph as a block.
    func paragraph(
        _ runs: [TextRun], _ style: TextStyle, width: Double, indent: Double = 0
    ) throws(FormFault) -> PaperBlock {
        let text = try shape(runs, style, width: width - indent)
        return PaperBlock(height: text.height, marks: [.text(text, x: indent, y: 0)])
    }
}

extension FormFault {
    init(_ fault: DrawingFault, form: String) {
        self =
            switch fault {
            case .noFont(let wanted): .noFont(wanted: wanted)
            case .noGlyph(let text): .noGlyph(text: text, form: form)
            case .library(let name, let reason): .library(name: name, reason: reason)
            }
    }
}
