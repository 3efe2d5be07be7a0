import Scoring
import SurveyModel
import SurveyWorkbooks
import WorkbookOutput

extension ScoreWorkbook {
    /// The points of a kind in the order and with the codes of its table, to be keyed in by hand.
    ///
    /// Sums of rows and columns are formulas beside the sums of what was exported: a point that was changed shows in both.
    func keyingSheet(_ kind: Int, named name: String) -> SheetText {
        let unitKind = round.criteriaSet.kinds[kind]
        let title = "\(words.keyingTitle) – \(unitKind.title) (\(unitKind.table.title))"
        var sheet = titledSheet(name, title, notes: [words.keyingNote])
        let table = KeyingTable(self, kind: kind, headingRow: sheet.rows.count + 1)
        sheet.rows.append([SheetCell(.formula(table.verdict, result: words.mismatches + "0"), .verdict)])
        sheet.rows += table.rows
        sheet.widths = table.widths
        (sheet.frozenRows, sheet.frozenColumns) = (table.firstRow, KeyingTable.firstUnit)
        sheet.printedHeadings = table.headingRow...table.headingRow + 1
        sheet.printedColumns = 0...KeyingTable.firstUnit - 1
        sheet.isLargePaper = true
        if !table.fitsOnPage { sheet.pagesWide = nil }
        sheet.isProtected = true
        sheet.rules = table.rules
        sheet.textAreas = [CellArea(rows: table.body, columns: 0...0)]
        sheet.fitHeights(from: table.headingRow)
        // The verdict stands between these lines and the headings.
        spreadLines(table.headingRow - 1, of: &sheet)
        return sheet
    }
}

/// The table for keying in: where its cells lie, and what stands in them. Rows and columns count from 0.
struct KeyingTable {
    private static let (printedCode, title, method, maximum) = (0, 1, 2, 3)
    /// The column of the first unit.
    static let firstUnit = 4
    /// The most units that are printed on a page.
    private static let unitsOnPage = 25

    private let book: ScoreWorkbook
    private let units: [Int]
    /// Every row that has points, with the rows above it as headings, in the order of the table.
    private let criteria: [CriteriaRow]
    private let awarded: [RowKey: ScoreRow]
    let headingRow: Int

    init(_ book: ScoreWorkbook, kind: Int, headingRow: Int) {
        self.book = book
        self.headingRow = headingRow
        units = book.units(of: kind)
        awarded = book.rowIndex
        let scored = book.scoredCriteria(of: kind)
        var wanted = Set(scored.map(\.code))
        for row in scored {
            var above = row.code.parent
            while let code = above {
                wanted.insert(code)
                above = code.parent
            }
        }
        criteria = book.round.criteriaSet.kinds[kind].table.rows.filter { wanted.contains($0.code) }
        methods = [.survey, .satisfaction].filter { method in scored.contains { $0.method == method } }
    }

    private let methods: [AssessmentMethod]
    private var words: ScoreWords { book.words }

    // MARK: Places

    var firstRow: Int { headingRow + 2 }
    var body: ClosedRange<Int> { firstRow...firstRow + criteria.count - 1 }
    var fitsOnPage: Bool { units.count <= Self.unitsOnPage }
    private var unitColumns: ClosedRange<Int> { Self.firstUnit...Self.firstUnit + units.count - 1 }
    private var sumColumn: Int { unitColumns.upperBound + 1 }
    private var exportedColumn: Int { sumColumn + 1 }
    private var checkColumn: Int { sumColumn + 2 }
    /// The first of three rows for each block, and for all of them where there is more than one.
    private var firstSumRow: Int { body.upperBound + 1 }
    private var blockCount: Int { methods.count == 1 ? 1 : methods.count + 1 }
    private var checkRows: [Int] { (0..<blockCount).map { firstSumRow + 3 * $0 + 2 } }

    var widths: [Double] { [8, 44, 9, 8] + units.map { _ in 9 } + [9, 10, 9] }

    private func cell(_ row: Int, _ column: Int) -> String { "\(columnName(column))\(row + 1)" }

    private func area(rows: ClosedRange<Int>, columns: ClosedRange<Int>) -> String {
        CellArea(rows: rows, columns: columns).plainName
    }

    // MARK: Rows

    var rows: [[SheetCell]] {
        let facts = [words.printedCode, words.criterionTitle, words.methodOfRow, words.maximum]
        let sums = [words.sum, words.exportedSum, words.check]
        let names = units.map { book.round.units[$0] }
        let headings =
            (facts + names.map(\.name) + sums).map { SheetCell($0, .heading) }
        let codes =
            facts.map { _ in SheetCell("", .columnName) }
            + names.map { SheetCell($0.code.description, .columnName.with { $0.format = .text }) }
            + sums.map { _ in SheetCell("", .columnName) }
        let points = criteria.enumerated().map { line(firstRow + $0, $1) }
        return [headings, codes] + points + sumRows
    }

    private func line(_ row: Int, _ criterion: CriteriaRow) -> [SheetCell] {
        guard let method = criterion.method, method != .appraisal else {
            let cells = [SheetCell(criterion.printedCode, .areaCode), SheetCell(criterion.title, .areaText)]
            return cells + (Self.method...checkColumn).map { _ in SheetCell("", .areaText) }
        }
        let own = units.map { awarded[RowKey(unit: $0, criterion: criterion.code)] }
        let exported = own.compactMap { $0?.awardedPoints }.sum()
        return [
            SheetCell(criterion.printedCode, .codeCell), SheetCell(criterion.title, .cell),
            SheetCell(words.abbreviation(method), .centered), book.points(criterion.maximumPoints),
        ] + own.map { book.awarded($0, .typed) } + [
            sum("SUM(\(area(rows: row...row, columns: unitColumns)))", exported), exportedSum(exported),
            check(cell(row, sumColumn), cell(row, exportedColumn)),
        ]
    }

    /// For each block, and for all of them: the sum of what stands here, the sum that was exported, and whether they agree.
    private var sumRows: [[SheetCell]] {
        let blocks = methods.map { [$0] } + (methods.count > 1 ? [methods] : [])
        return blocks.enumerated().flatMap { index, methods in
            let row = firstSumRow + 3 * index
            let wanted = criteria.filter { $0.method.map(methods.contains) ?? false }
            let name = methods.count == 1 ? words.block(methods[0]) : words.allBlocks
            let exported = units.map { unit in
                wanted.compactMap { awarded[RowKey(unit: unit, criterion: $0.code)]?.awardedPoints }.sum()
            }
            let columns = unitColumns.enumerated()
            func labels(_ text: String, _ maximum: SheetCell) -> [SheetCell] {
                [SheetCell("", .totalText), SheetCell(text, .totalText), SheetCell("", .totalText), maximum]
            }
            let blank = SheetCell("", .totalText)
            let maximum = wanted.map(\.maximumPoints).sum()
            return [
                labels("\(words.sum): \(name)", sum(formula(methods, column: Self.maximum), maximum))
                    + columns.map { sum(formula(methods, column: $1), exported[$0]) }
                    + [
                        sum("SUM(\(area(rows: row...row, columns: unitColumns)))", exported.sum()),
                        exportedSum(exported.sum()), check(cell(row, sumColumn), cell(row, exportedColumn)),
                    ],
                labels("\(words.exportedSum): \(name)", exportedSum(maximum)) + exported.map(exportedSum)
                    + [exportedSum(exported.sum()), blank, blank],
                labels(words.check, check(cell(row, Self.maximum), cell(row + 1, Self.maximum)))
                    + columns.map { check(cell(row, $1), cell(row + 1, $1)) }
                    + [check(cell(row, sumColumn), cell(row + 1, sumColumn)), blank, blank],
            ]
        }
    }

    /// What the rows of some blocks sum to in a column.
    private func formula(_ methods: [AssessmentMethod], column: Int) -> String {
        let marks = CellArea(rows: body, columns: Self.method...Self.method).name
        let cells = area(rows: body, columns: column...column)
        return methods.map { "SUMIF(\(marks),\"\(words.abbreviation($0))\",\(cells))" }.joined(separator: "+")
    }

    private func sum(_ formula: String, _ result: Points) -> SheetCell {
        SheetCell(
            .computed("=ROUND(\(formula),4)", result: result.double), CellStyle.totalNumber.decimals(book.pointDecimals)
        )
    }

    private func exportedSum(_ sum: Points) -> SheetCell {
        SheetCell(.number(sum.double), CellStyle.totalNumber.decimals(book.pointDecimals))
    }

    private func check(_ sum: String, _ exported: String) -> SheetCell {
        // Points have four decimals at most.
        SheetCell(
            .formula(
                "=IF(ABS(\(sum)-\(exported))<0.00005,\"\(words.agrees)\",\"\(words.differs)\")", result: words.agrees),
            .totalText.with { $0.alignment = .center })
    }

    // MARK: What shows

    /// How many sums differ, in words.
    var verdict: String {
        let rows = area(rows: firstRow...checkRows[blockCount - 1], columns: checkColumn...checkColumn)
        let columns = checkRows.map { area(rows: $0...$0, columns: Self.maximum...sumColumn) }
        let counts = ([rows] + columns).map { "COUNTIF(\($0),\"\(words.differs)\")" }.joined(separator: "+")
        return "=\"\(words.mismatches)\"&(\(counts))"
    }

    var rules: [CellRule] {
        let (red, redGround) = (UInt32(0x9C0006), UInt32(0xFFC7CE))
        let (green, greenGround) = (UInt32(0x006100), UInt32(0xC6EFCE))
        let checks =
            [CellArea(rows: firstRow...checkRows[blockCount - 1], columns: checkColumn...checkColumn)]
            + checkRows.map { CellArea(rows: $0...$0, columns: Self.maximum...sumColumn) }
        let points = CellArea(rows: body, columns: unitColumns)
        let (first, top) = (cell(firstRow, Self.firstUnit), "$\(columnName(Self.maximum))\(firstRow + 1)")
        let verdictRow = headingRow - 1
        return [
            // More than the maximum, or less than nothing.
            CellRule(
                "=AND(ISNUMBER(\(first)),OR(\(first)>\(top),\(first)<0))", in: points, color: red, ground: redGround),
            CellRule(
                "=$\(cell(verdictRow, 0))<>\"\(words.mismatches)0\"",
                in: CellArea(rows: verdictRow...verdictRow, columns: 0...1), color: red, ground: redGround),
        ]
            + checks.flatMap { area in
                let own = cell(area.rows.lowerBound, area.columns.lowerBound)
                return [
                    CellRule("=\(own)=\"\(words.differs)\"", in: area, color: red, ground: redGround),
                    CellRule("=\(own)=\"\(words.agrees)\"", in: area, color: green, ground: greenGround),
                ]
            }
    }
}

extension CellStyle {
    /// What may be typed over.
    fileprivate static let typed = numberCell.with {
        $0.isUnlocked = true
        $0.size = 11
    }
    /// Runs on over the empty cells beside it.
    fileprivate static let areaText = cell.with {
        $0.isBold = true
        $0.wraps = false
        $0.ground = 0xEDF2F9
    }
    fileprivate static let areaCode = areaText.with {
        $0.alignment = .center
        $0.format = .text
    }
    fileprivate static let verdict = CellStyle().with { $0.isBold = true }
}
