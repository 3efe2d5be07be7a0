import Diagnostics
import PageDrawing
import SurveyModel

/// Some questions side by side about some units, as a table.
struct MatrixBand {
    let form: Form
    let text: PaperText
    let questions: [MatrixBody.Entry]
    let units: [FormUnit]
    let plan: MatrixBody.Plan

    static let boxSide = 4.6
    private static let hairline = 0.15
    private static let padding = 0.8
    private static let numberWidth = 7.0
    private static let questionStyle = TextStyle(size: 10.5)
    private static let labelStyle = TextStyle(size: 8.5, alignment: .center)
    private static let nameStyle = TextStyle(size: 10.5)

    private var questionWidth: Double { (plan.sheet.content.width - plan.nameWidth) / Double(plan.perBand) }
    private var width: Double { plan.nameWidth + questionWidth * Double(questions.count) }

    private func left(_ index: Int) -> Double { plan.nameWidth + questionWidth * Double(index) }

    // MARK: Heights

    private func heights() throws(FormFault) -> (sections: Double, texts: Double, labels: Double) {
        var sections = 0.0
        for span in spans { sections = max(sections, try shaped(span).height + 2 * Self.padding) }
        var texts = 0.0
        var labels = 0.0
        for entry in questions {
            texts = max(texts, try shaped(entry.question).height + 2 * Self.padding)
            for choice in entry.question.choices {
                labels = max(labels, try shaped(choice, of: entry.question).height + 2 * Self.padding)
            }
        }
        return (sections, texts, labels)
    }

    func headHeight() throws(FormFault) -> Double {
        let heights = try heights()
        return heights.sections + heights.texts + heights.labels
    }

    /// What each unit's row needs at least.
    func nameHeights() throws(FormFault) -> [Double] {
        var heights: [Double] = []
        for unit in units { heights.append(try shaped(unit).height + Self.padding) }
        return heights
    }

    // MARK: Texts

    private func shaped(_ unit: FormUnit) throws(FormFault) -> ShapedText {
        try text.shape(unit.name, Self.nameStyle, width: plan.nameWidth - Self.numberWidth - 1)
    }

    private var spans: [MatrixBody.Span] { MatrixBody.spans(questions) }

    private func shaped(_ span: MatrixBody.Span) throws(FormFault) -> ShapedText {
        try text.shape(
            span.heading(in: form.language), TextStyle(size: 10, isBold: true),
            width: questionWidth * Double(span.range.count) - 2 * Self.padding)
    }

    private func shaped(_ question: FormQuestion) throws(FormFault) -> ShapedText {
        let number = PaperWording.question(question.number)[form.language] + " "
        return try text.shape(
            [TextRun(number, isBold: true), TextRun(question.text)], Self.questionStyle,
            width: questionWidth - 2 * Self.padding)
    }

    private func shaped(_ choice: FormChoice, of question: FormQuestion) throws(FormFault) -> ShapedText {
        try text.shape(choice.label, Self.labelStyle, width: questionWidth / Double(question.choices.count) - 0.6)
    }

    // MARK: Drawing

    func block(rowHeight: Double) throws(FormFault) -> PaperBlock {
        let heights = try heights()
        let head = heights.sections + heights.texts + heights.labels
        var block = PaperBlock(height: head)
        block.marks.append(.fill(PageRectangle(x: 0, y: 0, width: width, height: head), shade: 0.94))
        try drawHead(&block, heights)
        var places: [(top: Double, height: Double)] = []
        for (index, unit) in units.enumerated() {
            let name = try shaped(unit)
            let height = max(rowHeight, name.height + Self.padding)
            places.append((block.height, height))
            try drawRow(&block, unit, number: index, name: name, height: height)
        }
        drawRules(&block, heights, places)
        return block
    }

    private func drawHead(
        _ block: inout PaperBlock, _ heights: (sections: Double, texts: Double, labels: Double)
    ) throws(FormFault) {
        let head = heights.sections + heights.texts + heights.labels
        let title = try text.shape(
            PaperWording.units[form.language], TextStyle(size: 10.5, isBold: true, alignment: .center),
            width: plan.nameWidth - 2)
        block.marks.append(.text(title, x: 1, y: (head - title.height) / 2))
        for span in spans {
            block.marks.append(
                .text(try shaped(span), x: left(span.range.lowerBound) + Self.padding, y: Self.padding))
        }
        for (index, entry) in questions.enumerated() {
            block.marks.append(
                .text(
                    try shaped(entry.question), x: left(index) + Self.padding, y: heights.sections + Self.padding))
            let column = questionWidth / Double(entry.question.choices.count)
            for (place, choice) in entry.question.choices.enumerated() {
                let label = try shaped(choice, of: entry.question)
                block.marks.append(
                    .text(
                        label, x: left(index) + Double(place) * column + 0.3,
                        y: heights.sections + heights.texts + (heights.labels - label.height) / 2))
            }
        }
    }

    private func drawRow(
        _ block: inout PaperBlock, _ unit: FormUnit, number: Int, name: ShapedText, height: Double
    ) throws(FormFault) {
        let top = block.height
        if number % 2 == 1 {
            block.marks.append(.fill(PageRectangle(x: 0, y: top, width: width, height: height), shade: 0.965))
        }
        let ordinal = try text.shape(
            "\((form.units.firstIndex { $0.code == unit.code } ?? number) + 1)",
            TextStyle(size: 10.5, alignment: .center), width: Self.numberWidth)
        block.marks += [
            .text(ordinal, x: 0, y: top + (height - ordinal.height) / 2),
            .text(name, x: Self.numberWidth + 0.8, y: top + (height - name.height) / 2),
        ]
        for (index, entry) in questions.enumerated() {
            drawCells(&block, unit, entry.question, x: left(index), top: top, height: height)
        }
        block.rows.append(
            UnitRow(
                unit: unit.code,
                place: PageRectangle(x: plan.nameWidth, y: top, width: width - plan.nameWidth, height: height)))
        block.height += height
    }

    private func drawCells(
        _ block: inout PaperBlock, _ unit: FormUnit, _ question: FormQuestion, x: Double, top: Double, height: Double
    ) {
        if unit.notAsked.contains(question.code) {
            block.marks.append(
                .fill(PageRectangle(x: x, y: top, width: questionWidth, height: height), shade: 0.75))
            return
        }
        let column = questionWidth / Double(question.choices.count)
        for (index, choice) in question.choices.enumerated() {
            let box = PageRectangle(
                x: x + (Double(index) + 0.5) * column - Self.boxSide / 2, y: top + (height - Self.boxSide) / 2,
                width: Self.boxSide, height: Self.boxSide)
            block.marks += [.fill(box, shade: 1), .frame(box, width: 0.22)]
            block.boxes.append(
                AnswerBox(place: box, question: question.code, unit: unit.code, choice: choice.code))
        }
    }

    /// Hairlines between rows and choices, stronger lines around questions.
    private func drawRules(
        _ block: inout PaperBlock, _ heights: (sections: Double, texts: Double, labels: Double),
        _ rows: [(top: Double, height: Double)]
    ) {
        let head = heights.sections + heights.texts + heights.labels
        func across(_ y: Double, from x: Double = 0, _ width: Double) {
            block.marks.append(.line(fromX: x, fromY: y, toX: self.width, toY: y, width: width))
        }
        func down(_ x: Double, from y: Double, _ width: Double) {
            block.marks.append(.line(fromX: x, fromY: y, toX: x, toY: block.height, width: width))
        }
        across(0, 0.3)
        across(heights.sections, from: plan.nameWidth, Self.hairline)
        across(heights.sections + heights.texts, from: plan.nameWidth, Self.hairline)
        across(head, 0.3)
        for row in rows.dropFirst() { across(row.top, Self.hairline) }
        across(block.height, 0.3)
        down(0, from: 0, 0.3)
        down(Self.numberWidth, from: head, Self.hairline)
        for index in 0...questions.count {
            let isInside = index > 0 && index < questions.count && !spans.contains { $0.range.lowerBound == index }
            down(plan.nameWidth + questionWidth * Double(index), from: isInside ? heights.sections : 0, 0.3)
        }
        for (index, entry) in questions.enumerated() {
            let column = questionWidth / Double(entry.question.choices.count)
            for choice in 1..<max(1, entry.question.choices.count) {
                down(left(index) + Double(choice) * column, from: heights.sections + heights.texts, Self.hairline)
            }
        }
    }
}
