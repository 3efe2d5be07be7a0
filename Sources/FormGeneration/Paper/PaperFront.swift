import Diagnostics
import PageDrawing
import SurveyModel

/// What stands before the questions: letterhead, title, grounds, introduction, instructions.
struct PaperFront {
    let form: Form
    let text: PaperText
    let width = PaperSheet.portrait.content.width

    private static let body = TextStyle(size: 12, alignment: .justified)

    func block() throws(FormFault) -> PaperBlock {
        var block = try letterhead()
        block.append(try title(), gap: 5)
        for (index, ground) in form.grounds.enumerated() {
            let style = TextStyle(size: 12, isItalic: true, alignment: .justified)
            let runs = [TextRun(ground, isItalic: true)]
            block.append(try text.paragraph(runs, style, width: width, indent: 0), gap: index == 0 ? 4 : 1)
        }
        for (index, paragraph) in form.introduction.enumerated() {
            block.append(try text.paragraph([TextRun(paragraph)], Self.body, width: width), gap: index == 0 ? 3 : 1)
        }
        if !form.letterhead.confidentiality.isEmpty {
            block.append(
                try text.paragraph([TextRun(form.letterhead.confidentiality)], Self.body, width: width), gap: 1)
        }
        if form.asksEmployer { block.append(try employer(), gap: 3) }
        if !form.instructions.isEmpty { block.append(try instructions(), gap: 3.5) }
        return block
    }

    /// Left who asks, right the motto of the state; below them the form's number, and place and date.
    ///
    /// As Decree 30/2020/NĐ-CP, appendix I, arranges an administrative document.
    private func letterhead() throws(FormFault) -> PaperBlock {
        let left = 74.0
        let right = width - left
        var block = PaperBlock(height: 0)
        var agency = PaperBlock(height: 0)
        let upper = form.letterhead
        if !upper.authority.isEmpty {
            agency.append(try centered(upper.authority.uppercased(), TextStyle(size: 12), width: left))
        }
        if !upper.agency.isEmpty {
            agency.append(try centered(upper.agency.uppercased(), TextStyle(size: 12, isBold: true), width: left))
            agency.append(rule(length: 22, center: left / 2), gap: 0.8)
        }
        if !form.number.isEmpty { agency.append(try centered(form.number, TextStyle(size: 12), width: left), gap: 2) }
        var state = PaperBlock(height: 0)
        let name = PaperWording.state[form.language]
        let motto = PaperWording.motto[form.language]
        state.append(try centered(name, TextStyle(size: 12, isBold: true), width: right))
        state.append(try centered(motto, TextStyle(size: 13, isBold: true), width: right))
        let length = try text.shape(motto, TextStyle(size: 13, isBold: true)).width
        state.append(rule(length: length, center: right / 2), gap: 0.8)
        if !upper.place.isEmpty {
            let date = PaperWording.date(place: upper.place, year: form.year)[form.language]
            state.append(try centered(date, TextStyle(size: 12.5, isItalic: true), width: right), gap: 2)
        }
        block.take(agency, x: 0, y: 0)
        block.take(state, x: left, y: 0)
        block.height = max(agency.height, state.height)
        return block
    }

    private func title() throws(FormFault) -> PaperBlock {
        var block = try centered(form.title, TextStyle(size: 14, isBold: true), width: width - 10)
        block.marks = block.marks.map { $0.moved(byX: 5, y: 0) }
        guard form.layout == .singleUnit, let unit = form.units.first else { return block }
        let label = PaperWording.ratedUnit[form.language] + " "
        let name = try text.shape(
            [TextRun(label), TextRun(unit.name, isBold: true)], TextStyle(size: 13, alignment: .center),
            width: width - 8)
        let frame = PageRectangle(x: 0, y: 0, width: width, height: name.height + 3)
        block.append(
            PaperBlock(
                height: frame.height,
                marks: [.fill(frame, shade: 0.94), .frame(frame, width: 0.2), .text(name, x: 4, y: 1.5)]), gap: 3)
        return block
    }

    private func employer() throws(FormFault) -> PaperBlock {
        let label = try text.shape(PaperWording.employer[form.language], TextStyle(size: 12))
        let start = label.width + 2
        var block = PaperBlock(
            height: 7,
            marks: [
                .text(label, x: 0, y: 6.2 - label.baseline), .dots(x: start, y: 6.6, length: width - start),
            ])
        block.employer = PageRectangle(x: start, y: 6.2, width: width - start, height: 0)
        return block
    }

    private func instructions() throws(FormFault) -> PaperBlock {
        let heading = PaperWording.instructions[form.language]
        var block = try text.paragraph([TextRun(heading)], TextStyle(size: 12, isBold: true), width: width)
        for paragraph in form.instructions {
            var item = try text.paragraph([TextRun(paragraph)], Self.body, width: width, indent: 4.5)
            item.marks.append(.text(try text.shape("–", Self.body), x: 0.5, y: 0))
            block.append(item, gap: 0.8)
        }
        return block
    }

    private func centered(_ line: String, _ style: TextStyle, width: Double) throws(FormFault) -> PaperBlock {
        var style = style
        style.alignment = .center
        return try text.paragraph([TextRun(line)], style, width: width)
    }

    private func rule(length: Double, center: Double) -> PaperBlock {
        PaperBlock(
            height: 0.3,
            marks: [.line(fromX: center - length / 2, fromY: 0, toX: center + length / 2, toY: 0, width: 0.25)])
    }
}
