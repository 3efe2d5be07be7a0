import Diagnostics
import PageDrawing
import SurveyModel

/// The questions of a form about one unit: each with its choices in a row below it.
struct SingleUnitBody {
    let form: Form
    let unit: FormUnit
    let text: PaperText
    /// How far questions stand apart: 1 as far as they can, less where that saves a page.
    let air: Double
    let width = PaperSheet.portrait.content.width

    /// Five millimetres: a pen's tick stays inside.
    static let boxSide = 5.0
    private static let label = TextStyle(size: 10.5)
    /// Between questions, and above an area's heading.
    private var gap: Double { 2 * air }
    private var sectionGap: Double { 3 * air }
    /// "Don't know" is the longest label, and stands in the same place below every question.
    private static let doNotKnowWidth = 42.0

    func place(in flow: inout PaperFlow) throws(FormFault) {
        for section in form.sections {
            let heading = try self.heading(section, isContinued: false)
            let again = try self.heading(section, isContinued: true)
            for (index, question) in section.questions.enumerated() {
                let own = try block(question)
                var block = own
                if index == 0 {
                    block = heading
                    block.append(own, gap: gap)
                }
                try flow.place(
                    block, gap: index == 0 ? sectionGap : gap, on: .portrait,
                    continued: index > 0 ? again : nil,
                    called: PaperWording.question(question.number)[form.language],
                    form: form.id)
            }
        }
    }

    private func heading(_ section: FormSection, isContinued: Bool) throws(FormFault) -> PaperBlock {
        let more = isContinued ? " " + PaperWording.continued[form.language] : ""
        let title = try text.shape(
            section.heading + more, TextStyle(size: 11.5, isBold: true), width: width - 4)
        let frame = PageRectangle(x: 0, y: 0, width: width, height: title.height + 1.4)
        return PaperBlock(height: frame.height, marks: [.fill(frame, shade: 0.9), .text(title, x: 2, y: 0.7)])
    }

    private func block(_ question: FormQuestion) throws(FormFault) -> PaperBlock {
        let number = PaperWording.question(question.number)[form.language] + " "
        var block = try text.paragraph(
            [TextRun(number, isBold: true), TextRun(question.text)], TextStyle(size: 11.5, alignment: .justified),
            width: width)
        block.append(try choices(question), gap: 1)
        return block
    }

    private func choices(_ question: FormQuestion) throws(FormFault) -> PaperBlock {
        var block = PaperBlock(height: Self.boxSide + 0.4)
        for (place, choice) in zip(columns(question), question.choices) {
            let box = PageRectangle(x: place.x + 0.2, y: 0.2, width: Self.boxSide, height: Self.boxSide)
            let label = try self.label(choice, width: place.width - Self.boxSide - 3.2)
            let top = max(0, 0.2 + (Self.boxSide - label.height) / 2)
            block.marks += [.frame(box, width: 0.25), .text(label, x: place.x + Self.boxSide + 1.7, y: top)]
            block.boxes.append(
                AnswerBox(place: box, question: question.code, unit: unit.code, choice: choice.code))
            block.height = max(block.height, top + label.height)
        }
        return block
    }

    /// Broken behind the stroke between two wordings, where it needs more than a line.
    private func label(_ choice: FormChoice, width: Double) throws(FormFault) -> ShapedText {
        let label = try text.shape(choice.label, Self.label, width: width)
        guard label.lines > 1, choice.label.contains(" / ") else { return label }
        let broken = choice.label.split(separator: " / ").joined(separator: " /\n")
        return try text.shape(broken, Self.label, width: width)
    }

    /// Where the choices stand: levels in columns that are the same below every question, "don't know" at the right.
    private func columns(_ question: FormQuestion) -> [(x: Double, width: Double)] {
        let most = form.questions.map { $0.choices.filter { !$0.isDoNotKnow }.count }.max() ?? 1
        let hasDoNotKnow = form.questions.contains { $0.choices.contains(where: \.isDoNotKnow) }
        let levels = width - (hasDoNotKnow ? Self.doNotKnowWidth : 0)
        let step = levels / Double(max(1, most))
        var next = 0.0
        return question.choices.map { choice in
            if choice.isDoNotKnow { return (levels, Self.doNotKnowWidth) }
            defer { next += 1 }
            return (next * step, step)
        }
    }
}

extension FormSection {
    /// The area's code and title.
    var heading: String { title.isEmpty ? code.description : "\(code). \(title)" }
}
