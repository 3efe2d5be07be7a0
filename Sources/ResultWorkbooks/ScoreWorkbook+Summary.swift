import Scoring
import SurveyModel
import SurveyStatistics
import SurveyWorkbooks
import WorkbookOutput

extension ScoreWorkbook {
    /// A row for each unit: the blocks on both scales, how sure they are, and where the unit stands.
    func summarySheet(named name: String) -> SheetText {
        var sheet = titledSheet(name, words.title, notes: summaryNotes)
        let columns = summaryColumns
        let first = sheet.rows.count
        var column = 0
        sheet.rows.append([])
        for group in columns {
            sheet.rows[first] += [SheetCell(group.heading, .groupHeading)]
            sheet.rows[first] += group.columns.dropFirst().map { _ in SheetCell("", .groupHeading) }
            if group.columns.count > 1 {
                sheet.merged.append(
                    CellArea(rows: first...first, columns: column...column + group.columns.count - 1))
            }
            column += group.columns.count
        }
        let flat = columns.flatMap(\.columns)
        sheet.rows.append(flat.map { SheetCell($0.heading, .heading) })
        let blocks = BlockIndex(self)
        for unit in round.units.indices {
            let line = SummaryLine(
                number: unit + 1, unit: unit, survey: blocks[unit, .survey],
                satisfaction: blocks[unit, .satisfaction], place: blocks.places[unit])
            sheet.rows.append(flat.map { $0.cell(line) })
        }
        sheet.widths = flat.map(\.width)
        (sheet.frozenRows, sheet.frozenColumns) = (first + 2, 3)
        sheet.printedHeadings = first...first + 1
        sheet.isLargePaper = true
        sheet.fitHeights(from: first + 1)
        sheet.heights[first] = 20
        spreadLines(first, of: &sheet)
        sheet.filter = CellArea(
            rows: first + 1...max(first + 1, sheet.rows.count - 1), columns: 0...flat.count - 1)
        return sheet
    }

    private var summaryNotes: [String] {
        [words.reportedScale(round.settings.surveyBlock)] + (errors == nil ? [words.noErrors] : [words.rankNote])
    }

    private var summaryColumns: [SummaryGroup] {
        var groups = [
            SummaryGroup(
                words.unitGroup,
                [
                    SummaryColumn(words.number, 4) { count($0.number) },
                    SummaryColumn(words.unitCode, 10) { code(round.units[$0.unit].code) },
                    SummaryColumn(words.unitName, 30) { SheetCell(round.units[$0.unit].name, .cell) },
                    SummaryColumn(words.table, 8) { SheetCell(round.kind(ofUnit: $0.unit).table.title, .centered) },
                ]),
            SummaryGroup(words.block(.survey), blockColumns(\.survey, hasStatedScale: true)),
        ]
        if errors != nil { groups.append(SummaryGroup(words.precisionGroup, precisionColumns)) }
        groups.append(SummaryGroup(errors == nil ? "" : words.rankGroup, rankColumns))
        let satisfaction = sheet.blocks.filter { $0.method == .satisfaction }
        if !satisfaction.isEmpty {
            let isTold = satisfaction.contains { $0.statedMaximum ?? $0.maximum != $0.maximum }
            groups.append(
                SummaryGroup(
                    words.block(.satisfaction), blockColumns(\.satisfaction, hasStatedScale: isTold)))
        }
        groups.append(
            SummaryGroup("", [SummaryColumn(words.remarks, 20) { SheetCell(remarks(unit: $0.unit), .cell) }]))
        return groups
    }

    private func blockColumns(
        _ block: @escaping (SummaryLine) -> SummaryBlock?, hasStatedScale: Bool
    ) -> [SummaryColumn] {
        let tabulated = [
            SummaryColumn(words.pointsTabulated, 8) {
                points(block($0)?.row.points, .numberCell.with { $0.isBold = true })
            },
            SummaryColumn(words.maximumTabulated, 8) { points(block($0)?.row.maximum) },
        ]
        let stated = [
            SummaryColumn(words.pointsStated, 8) { points(block($0)?.row.pointsOnStatedScale) },
            SummaryColumn(words.maximumStated, 8) {
                // A proportion of the stated maximum may need more decimals than points.
                let maximum = block($0)?.row.statedMaximum
                return number(maximum?.double, decimals: max(pointDecimals, maximum?.decimals ?? 0))
            },
        ]
        let unrounded = [
            SummaryColumn(words.unrounded, 9) { number(block($0)?.row.pointsUnrounded, decimals: 4) },
            SummaryColumn(words.share, 8) { percent(block($0)?.share) },
        ]
        return tabulated + (hasStatedScale ? stated : []) + unrounded
    }

    private var precisionColumns: [SummaryColumn] {
        func precise(_ heading: String, _ value: @escaping (PointsPrecision, Double) -> Double?) -> SummaryColumn {
            SummaryColumn(heading, 8.5) { line in
                number(
                    line.survey.flatMap { block in block.precision.flatMap { value($0, block.factor) } }, decimals: 3)
            }
        }
        return [
            precise(words.standardError) { precision, _ in precision.standardError },
            precise(words.intervalLow) { precision, _ in precision.interval?.low },
            precise(words.intervalHigh) { precision, _ in precision.interval?.high },
            precise(words.standardErrorStated) { $0.standardError * $1 },
            precise(words.intervalLowStated) { precision, factor in precision.interval.map { $0.low * factor } },
            precise(words.intervalHighStated) { precision, factor in precision.interval.map { $0.high * factor } },
        ]
    }

    private var rankColumns: [SummaryColumn] {
        let rank = SummaryColumn(words.rank, 7) { count($0.place?.rank) }
        if errors == nil { return [rank] }
        return [
            rank, SummaryColumn(words.rankLow, 8) { count($0.place?.sets?.marginal.lowerBound) },
            SummaryColumn(words.rankHigh, 8) { count($0.place?.sets?.marginal.upperBound) },
            SummaryColumn(words.jointRankLow, 8.5) { count($0.place?.sets?.simultaneous.lowerBound) },
            SummaryColumn(words.jointRankHigh, 8.5) { count($0.place?.sets?.simultaneous.upperBound) },
        ]
    }

    /// How many rows of the unit are not simply scored, and why.
    private func remarks(unit: Int) -> String {
        let rows = sheet.rows.filter { $0.unit == unit }
        return ScoreStatus.allCases.compactMap { status in
            let count = rows.count { $0.status == status }
            return status == .scored || count == 0 ? nil : words.remark(count, status)
        }.joined(separator: "; ")
    }
}

/// Columns that belong together, under one heading.
private struct SummaryGroup {
    let heading: String
    let columns: [SummaryColumn]

    init(_ heading: String, _ columns: [SummaryColumn]) {
        self.heading = heading
        self.columns = columns
    }
}

/// A column of the summary: its heading, its width in characters, and its cell for a unit.
private struct SummaryColumn {
    let heading: String
    let width: Double
    let cell: (SummaryLine) -> SheetCell

    init(_ heading: String, _ width: Double, _ cell: @escaping (SummaryLine) -> SheetCell) {
        self.heading = heading
        self.width = width
        self.cell = cell
    }
}

/// What the summary tells of a unit.
private struct SummaryLine {
    let number: Int
    let unit: Int
    let survey: SummaryBlock?
    let satisfaction: SummaryBlock?
    let place: SummaryPlace?
}
