import Diagnostics
import PageDrawing
import SurveyModel

/// The questions of a form about many units: bands of questions side by side, a row for each unit, a box for each choice.
///
/// Many units are split into parts of about the same size, so that a band never breaks; each part runs through all
/// questions. The sheet is the one that takes fewer pages.
struct MatrixBody {
    let form: Form
    let text: PaperText

    /// What follows from the way the sheet is turned.
    struct Plan {
        var sheet: PaperSheet
        var nameWidth: Double
        var perBand: Int
        var parts: [[FormUnit]]
        var pages: Int
    }

    private static let smallestRow = 5.8
    private static let largestRow = 7.4
    static let gap = 4.0
    static let runningHead = 8.0

    func place(in flow: inout PaperFlow) throws(FormFault) {
        let plan = try plan()
        for (index, units) in plan.parts.enumerated() {
            if index > 0 || plan.sheet != .portrait { try flow.openPage(plan.sheet) }
            if plan.parts.count > 1 {
                let wording = PaperWording.partUnits(
                    index + 1, of: plan.parts.count, from: units.first?.name ?? "", to: units.last?.name ?? "")
                let style = TextStyle(size: 12, isBold: true)
                let heading = try text.paragraph(
                    [TextRun(wording[form.language])], style, width: plan.sheet.content.width)
                if !flow.fits(heading.height + 60, on: plan.sheet) { try flow.openPage(plan.sheet) }
                flow.put(heading, gap: Self.gap)
            }
            try place(units, by: plan, in: &flow)
        }
    }

    private func place(_ units: [FormUnit], by plan: Plan, in flow: inout PaperFlow) throws(FormFault) {
        for band in bands(plan.perBand) {
            let table = MatrixBand(form: form, text: text, questions: band, units: units, plan: plan)
            let head = try table.headHeight()
            // A page's last rows take what is left of it, so that boxes are as far apart as they can be.
            let room = plan.sheet.content.height - Self.runningHead
            let count = max(
                1, ((room + Self.gap) / (head + Double(units.count) * Self.smallestRow + Self.gap)).rounded(.down))
            let row = ((room + Self.gap) / count - Self.gap - head - 6) / Double(units.count)
            let block = try table.block(rowHeight: min(Self.largestRow, max(Self.smallestRow, row)))
            let name = band.map { PaperWording.question($0.question.number)[form.language] }.joined(separator: " ")
            try flow.place(block, gap: Self.gap, on: plan.sheet, called: name, form: form.id)
        }
    }

    /// A question with its section.
    struct Entry {
        var section: FormSection
        var question: FormQuestion
    }

    private func bands(_ perBand: Int) -> [[Entry]] {
        let entries = form.sections.flatMap { section in section.questions.map { Entry(section: section, question: $0) }
        }
        return stride(from: 0, to: entries.count, by: perBand).map {
            Array(entries[$0..<min($0 + perBand, entries.count)])
        }
    }

    func plan() throws(FormFault) -> Plan {
        let upright = try plan(on: .portrait, nameWidth: 50, perBand: 2)
        let lying = try plan(on: .landscape, nameWidth: 74, perBand: 3)
        return lying.pages < upright.pages ? lying : upright
    }

    private func plan(on sheet: PaperSheet, nameWidth: Double, perBand: Int) throws(FormFault) -> Plan {
        var plan = Plan(sheet: sheet, nameWidth: nameWidth, perBand: perBand, parts: [form.units], pages: 0)
        let bands = bands(perBand)
        var head = 0.0
        for band in bands {
            head = max(
                head,
                try MatrixBand(form: form, text: text, questions: band, units: form.units, plan: plan).headHeight())
        }
        let room = sheet.content.height - Self.runningHead - 8
        let most = max(1, Int((room - head) / Self.smallestRow))
        let count = (form.units.count + most - 1) / most
        plan.parts = form.units.dealt(into: count)
        let rows = Double(plan.parts.map(\.count).max() ?? 1)
        let perPage = max(1, Int((room + Self.gap) / (head + rows * Self.smallestRow + Self.gap)))
        plan.pages = count * ((bands.count + perPage - 1) / perPage)
        return plan
    }
}

extension [FormUnit] {
    /// As many parts, of sizes that differ by one at most, in order.
    func dealt(into parts: Int) -> [[FormUnit]] {
        (0..<Swift.max(1, parts)).map { part in
            Array(self[(count * part / Swift.max(1, parts))..<(count * (part + 1) / Swift.max(1, parts))])
        }
    }
}
