import ByteInput
import ResultExport
import Scoring
import SurveyModel
import SurveyWorkbooks
import WorkbookOutput

extension ScoreWorkbook {
    /// How many responses came, by file, by unit and group, and by stratum.
    func responsesSheet(named name: String) -> SheetText {
        var sheet = titledSheet(name, words.responsesTitle)
        let first = sheet.rows.count
        func part(_ heading: String, _ columns: [String], _ rows: [[SheetCell]]) {
            sheet.rows += [[SheetCell(heading, .section)], columns.map { SheetCell($0, .heading) }] + rows + [[]]
        }
        part(words.byFile, words.fileColumns, fileRows)
        if let tally {
            let columns =
                [words.unitCode, words.unitName] + round.groups.map(\.label) + [words.allResponses]
                + words.answerColumns
            part(words.byUnit, columns, unitRows(tally))
        }
        if let errors { part(words.byStratum, words.stratumColumns, stratumRows(errors)) }
        if sheet.rows.last?.isEmpty == true { sheet.rows.removeLast() }
        sheet.widths = [14, 40] + [Double](repeating: 13, count: max(8, round.groups.count + 6))
        sheet.fitHeights(from: first)
        spreadLines(first, of: &sheet)
        return sheet
    }

    private var fileRows: [[SheetCell]] {
        func row(_ name: String, _ layout: String, _ counts: [Int], _ style: CellStyle) -> [SheetCell] {
            [SheetCell(layout, style), SheetCell(name, style)]
                + counts.map { SheetCell(.number(Double($0)), style.with(CellStyle.asCount)) }
        }
        let counts = accounts.map { [$0.read, $0.accepted, $0.rejected, $0.duplicates] }
        let rows = zip(accounts, counts).map {
            row($0.fingerprint.path, words.wording(ofLayout: $0.layout), $1, .cell)
        }
        let sums = (0..<4).map { column in counts.reduce(0) { $0 + $1[column] } }
        return rows + [row(words.total, "", sums, .totalText)]
    }

    private func unitRows(_ tally: AnswerTally) -> [[SheetCell]] {
        var sums: [Int] = []
        var rows: [[SheetCell]] = []
        for unit in round.units.indices {
            let groups = round.groups.indices.map { tally.counts(unit: unit, group: $0) }
            // Every response has one answer, or none, to every question of its questionnaire.
            let responses = groups.map { $0.first.map { $0.scored + $0.unscored } ?? 0 }
            let all = groups.joined()
            let numbers =
                responses + [
                    responses.reduce(0, +), all.reduce(0) { $0 + $1.scored }, all.reduce(0) { $0 + $1.doNotKnow },
                    all.reduce(0) { $0 + $1.blank }, all.reduce(0) { $0 + $1.notShown },
                    all.reduce(0) { $0 + $1.invalid },
                ]
            sums = sums.isEmpty ? numbers : zip(sums, numbers).map(+)
            rows.append(
                [code(round.units[unit].code), SheetCell(round.units[unit].name, .cell)] + numbers.map { count($0) })
        }
        let total = [SheetCell("", .totalText), SheetCell(words.total, .totalText)]
        return rows + [total + sums.map { SheetCell(.number(Double($0)), .totalText.with(CellStyle.asCount)) }]
    }

    private func stratumRows(_ errors: RoundErrors) -> [[SheetCell]] {
        errors.samples.flatMap { sample in
            let group = round.groups[sample.group]
            return sample.strataWeights.map { stratum in
                [
                    code(group.code), SheetCell(stratum.stratum, .cell),
                    count(group.design?.counts(of: stratum.stratum)?.population), count(stratum.respondents),
                    number(stratum.base, decimals: 4), number(stratum.smallest, decimals: 4),
                    number(stratum.largest, decimals: 4), number(stratum.sum, decimals: 2),
                ]
            }
        }
    }
}

extension AnswerCounts {
    /// How many answers carry no score.
    fileprivate var unscored: Int { doNotKnow + blank + notShown + invalid }
}

extension CellStyle {
    fileprivate static func asCount(_ style: inout CellStyle) {
        style.alignment = .right
        style.format = .custom("0")
    }
}
