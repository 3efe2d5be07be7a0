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

    private static let smallestRow = 5.6
    private static let largestRow = 7.4
    static let gap = 4.0
    static let runningHead = 7.5
    /// A part's heading in two lines, with the gap below it.
    private static let partHeading = 12.5
    private static let headingGap = 2.0

    func place(in flow: inout PaperFlow) throws(FormFault) {
        let plan = try plan()
        for index in plan.parts.indices {
            if index > 0 || plan.sheet != .portrait { try flow.openPage(plan.sheet) }
            try placePart(index, of: plan, in: &flow)
        }
    }

    /// Which units the part is about, over its first band and once more on each page that it opens.
    private func heading(ofPart index: Int, of plan: Plan) throws(FormFault) -> PaperBlock? {
        guard plan.parts.count > 1 else { return nil }
        let units = plan.parts[index]
        let wording = PaperWording.partUnits(
            index + 1, of: plan.parts.count, from: units.first?.name ?? "", to: units.last?.name ?? "")
        return try text.paragraph(
            [TextRun(wording[form.language])], TextStyle(size: 12, isBold: true), width: plan.sheet.content.width)
    }

    private func placePart(_ index: Int, of plan: Plan, in flow: inout PaperFlow) throws(FormFault) {
        let units = plan.parts[index]
        let heading = try heading(ofPart: index, of: plan)
        for (number, band) in bands(plan.perBand).enumerated() {
            let table = MatrixBand(form: form, text: text, questions: band, units: units, plan: plan)
            let head = try table.headHeight()
            let names = try table.nameHeights()
            let room = Self.room(plan.sheet, parts: plan.parts.count)
            let least = head + Self.height(names, row: Self.smallestRow) + Self.gap
            // Rows share what the page leaves over, so that boxes are as far apart as they can be.
            let share = room / max(1, (room / least).rounded(.down)) - Self.gap - 0.5
            let row = Self.rows.last { head + Self.height(names, row: $0) <= share } ?? Self.smallestRow
            var block = try table.block(rowHeight: row)
            if number == 0, var whole = heading {
                whole.append(block, gap: Self.headingGap)
                block = whole
            }
            let name = band.map { PaperWording.question($0.question.number)[form.language] }.joined(separator: " ")
            try flow.place(
                block, gap: number == 0 || heading == nil ? Self.gap : Self.headingGap, on: plan.sheet,
                continued: number == 0 ? nil : heading, called: name, form: form.id)
        }
    }

    /// What bands, with a gap behind each, may fill of a page.
    private static func room(_ sheet: PaperSheet, parts: Int) -> Double {
        sheet.content.height - runningHead + gap - (parts > 1 ? partHeading : 0)
    }

    private static let rows = Array(stride(from: smallestRow, through: largestRow, by: 0.1))

    /// Of all rows, where a row is as high as asked, or as its unit's name needs.
    private static func height(_ names: [Double], row: Double) -> Double { names.reduce(0) { $0 + max($1, row) } }

    /// A question with its section.
    struct Entry {
        var section: FormSection
        var question: FormQuestion
    }

    func bands(_ perBand: Int) -> [[Entry]] {
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
        var names: [UnitCode: Double] = [:]
        for band in bands {
            let table = MatrixBand(form: form, text: text, questions: band, units: form.units, plan: plan)
            head = max(head, try table.headHeight())
            for (unit, height) in zip(form.units, try table.nameHeights()) { names[unit.code] = height }
        }
        func height(_ part: [FormUnit]) -> Double {
            head + Self.height(part.map { names[$0.code] ?? 0 }, row: Self.smallestRow) + Self.gap
        }
        let most = max(1, form.units.count)
        let count = (1...most).first { parts in
            form.units.dealt(into: parts).allSatisfy { height($0) <= Self.room(sheet, parts: parts) }
        }
        plan.parts = form.units.dealt(into: count ?? most)
        for part in plan.parts {
            let perPage = max(1, Int(Self.room(sheet, parts: plan.parts.count) / height(part)))
            plan.pages += (bands.count + perPage - 1) / perPage
        }
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
