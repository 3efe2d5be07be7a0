import Diagnostics
import ResultExport
import Scoring
import SurveyModel
import SurveyWorkbooks
import WorkbookOutput

extension ScoreWorkbook {
    /// How points come about, and every choice that they rest on.
    func methodSheet(named name: String) -> SheetText {
        var sheet = titledSheet(name, words.methodTitle)
        let first = sheet.rows.count
        func heading(_ text: String) { sheet.rows += [[], [SheetCell(text, .section)]] }
        func lines(_ rows: [(name: String, value: String, key: String)]) {
            sheet.rows += rows.map {
                [SheetCell($0.name, .wordsCell.with { $0.isBold = true }), SheetCell($0.value, .wordsCell)]
                    + [SheetCell($0.key, .keyCell)]
            }
        }
        lines([
            (words.year, "\(round.year)", "year"),
            (words.criteriaSet, "\(round.criteriaSet.title) (\(round.criteriaSet.id))", "criteria-set"),
            (words.source, round.criteriaSet.source, ""), (words.tool, "parsurvey \(toolVersion)", ""),
        ])
        heading(words.stepsHeading)
        for (index, step) in words.steps(hasErrors: errors != nil).enumerated() {
            sheet.rows.append([
                SheetCell("\(index + 1). \(step.name)", .wordsCell.with { $0.isBold = true }),
                SheetCell(step.text, .wordsCell), SheetCell("", .keyCell),
            ])
        }
        heading(words.settingsHeading)
        lines(round.settingsInWords(groupSheet: name).map { ($0.name, $0.value, $0.key) })
        heading(words.groupsHeading)
        lines(round.groups.map { ("\($0.label) (\($0.code))", describe($0), "groups.\($0.code)") })
        heading(words.scalesHeading)
        lines(round.scales.map { ($0.title, legend($0), "coefficients.\($0.code)") })
        sheet.widths = [40, 110, 30]
        sheet.fitHeights(from: first)
        spreadLines(first, of: &sheet)
        return sheet
    }

    /// The share of a group, what it rates, and how it was chosen.
    private func describe(_ group: RespondentGroup) -> String {
        var parts: [String] = []
        if round.settings.combination == .groupShares, let share = group.share {
            parts.append("\(words.shareOfGroup) \(share.shown(in: round.language))")
        }
        let kinds = round.criteriaSet.kinds.filter { group.rates.contains($0.code) }.map(\.title)
        parts.append("\(words.rates) \(kinds.joined(separator: ", "))")
        parts.append(group.mayRateOwnUnit == true ? words.mayRateOwnUnit : words.mayNotRateOwnUnit)
        parts += group.design.map(words.wording) ?? [words.noDesign]
        return parts.joined(separator: "; ")
    }

    /// The answers of a scale, each with its coefficient.
    private func legend(_ scale: Scale) -> String {
        var answers = scale.levels.map { "\($0.code) = \($0.label): \($0.coefficient.shown(in: round.language))" }
        if let doNotKnow = scale.doNotKnow {
            answers.append("\(doNotKnow.code) = \(doNotKnow.label): \(words.noScore)")
        }
        return answers.joined(separator: "; ")
    }

    /// Everything that was found in definitions and data.
    func findingsSheet(named name: String) -> SheetText {
        var sheet = titledSheet(name, words.findingsTitle)
        let first = sheet.rows.count
        let columns = [
            (words.severity, 11.0), (words.findingCode, 26), (words.place, 36), (words.message, 74), (words.hint, 56),
        ]
        sheet.rows.append(columns.map { SheetCell($0.0, .heading) })
        for finding in findings {
            sheet.rows.append([
                SheetCell(finding.severity.wording[round.language], .centered),
                SheetCell(finding.code.description, .cell), SheetCell(finding.location.description, .cell),
                SheetCell(finding.message[round.language], .cell),
                SheetCell(finding.hint?[round.language] ?? "", .cell),
            ])
        }
        for (code, count) in findingsLeftOut {
            sheet.rows.append([
                SheetCell("", .centered), SheetCell(code.description, .cell), SheetCell("", .cell),
                SheetCell(words.moreFindings(count), .cell), SheetCell("", .cell),
            ])
        }
        if sheet.rows.count == first + 1 {
            sheet.rows.append(
                [SheetCell(words.nothingFound, .cell)] + columns.dropFirst().map { _ in SheetCell("", .cell) })
        }
        sheet.widths = columns.map(\.1)
        sheet.frozenRows = first + 1
        sheet.printedHeadings = first...first
        sheet.fitHeights(from: first)
        spreadLines(first, of: &sheet)
        sheet.filter = CellArea(rows: first...max(first, sheet.rows.count - 1), columns: 0...columns.count - 1)
        return sheet
    }
}

extension CellStyle {
    /// The heading of a part of a sheet.
    static let section = CellStyle().with {
        $0.isBold = true
        $0.size = 12
        $0.color = 0x1F3864
    }
    fileprivate static let wordsCell = cell.with { $0.size = 11 }
    fileprivate static let keyCell = cell.with { $0.color = 0x7F7F7F }
}
