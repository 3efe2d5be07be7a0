import Diagnostics
package import Scoring
package import SurveyModel
import SurveyWorkbooks
package import WorkbookOutput

/// The index as a workbook: a sheet for each kind of unit, what self-assessment and appraisal differ by, and the method.
package struct IndexWorkbook: Sendable {
    private let publication: IndexPublication
    /// With the round that its units belong to; nil where there is none.
    private let selfAssessment: (round: Round, compared: SelfAssessment)?

    package init(_ publication: IndexPublication, selfAssessment: (round: Round, compared: SelfAssessment)? = nil) {
        self.publication = publication
        self.selfAssessment = selfAssessment
    }

    /// The workbook.
    package var workbook: WorkbookText {
        var names: [String] = []
        var sheets: [SheetText] = []
        for kind in publication.sheet.kinds {
            let name = Self.sheetName(kind.title, taken: names)
            names.append(name)
            sheets.append(sheet(of: kind, name: name))
        }
        if let (round, compared) = selfAssessment {
            let name = Self.sheetName(word(IndexWording.difference), taken: names)
            sheets.append(differences(compared.units, round, name: name))
            if let rows = compared.rows {
                sheets.append(
                    differences(rows, round, name: Self.sheetName(word(IndexWording.differenceByRow), taken: names)))
            }
        }
        sheets.append(method(name: Self.sheetName(word(IndexWording.method), taken: names)))
        return WorkbookText(title: publication.title, sheets: sheets.map(forPaper))
    }

    private func word(_ wording: Wording) -> String { wording[publication.language] }
    /// Names what of a sheet is printed, and marks its pages where figures are made up.
    private func forPaper(_ sheet: SheetText) -> SheetText {
        var sheet = sheet
        sheet.hasPrintArea = true
        sheet.pageMark = mark
        return sheet
    }

    private var mark: String { publication.isSynthetic ? word(IndexWording.synthetic) : "" }

    // MARK: Sheets

    private func sheet(of kind: IndexOfKind, name: String) -> SheetText {
        let columns = IndexColumn.used(in: kind)
        let rows = kind.rows.enumerated().map { position, row in
            var cells = columns.map { cell($0, row, number: position + 1, of: kind) }
            cells.insert(SheetCell(row.parts.unit, .code), at: 1)
            return cells
        }
        var headings = columns.map { column -> (heading: String, width: Double) in
            let width: Double =
                switch column {
                case .number: 6
                case .unit: 46
                case .grade: 14
                default: 13
                }
            return (word(column.heading).replacing("\u{A0}", with: " "), width)
        }
        headings.insert((word(IndexWording.unit), 13), at: 1)
        return .table(
            name: name, title: "\(publication.title) – \(kind.title)", mark: mark, columns: headings, rows: rows)
    }

    private func cell(_ column: IndexColumn, _ row: IndexRow, number: Int, of kind: IndexOfKind) -> SheetCell {
        switch column {
        case .number: SheetCell(.number(Double(number)), .centered)
        case .unit: SheetCell(row.parts.unitName, .cell)
        case .appraisal: points(row.parts.appraisal)
        case .survey: points(row.parts.survey)
        case .satisfaction: points(row.parts.satisfaction)
        case .total: points(row.parts.total)
        case .maximum: points(row.parts.maximum)
        case .percent: percent(row.percent?.text(among: kind.bands))
        case .grade: SheetCell(row.grade ?? "", .centered)
        case .rank: row.rank.map { SheetCell(.number(Double($0)), .centered) } ?? SheetCell("", .centered)
        }
    }

    private func differences(_ lines: [SelfAssessment.Line], _ round: Round, name: String) -> SheetText {
        let hasRows = lines.contains { $0.criterion != nil }
        var columns: [(heading: String, width: Double)] = [
            (word(IndexWording.unit), 13), (word(IndexWording.name), hasRows ? 30 : 46),
        ]
        if hasRows {
            columns += [
                (word(IndexWording.criterion), 10), (word(IndexWording.printedCode), 9),
                (word(IndexWording.criterionTitle), 60),
            ]
        }
        columns += [
            (word(IndexWording.maximum), 12), (word(IndexWording.selfAssessed), 13), (word(IndexWording.appraised), 13),
            (word(IndexWording.differenceOfPoints), 13),
        ]
        let rows = lines.map { line in
            let unit = round.units[line.unit]
            var cells = [SheetCell(unit.code.description, .code), SheetCell(unit.name, .cell)]
            if let criterion = line.criterion {
                cells += [
                    SheetCell(criterion.code.description, .code), SheetCell(criterion.printedCode, .code),
                    SheetCell(criterion.title, .cell),
                ]
            }
            return cells + [
                points(line.maximum), points(line.selfAssessed), points(line.appraised), points(line.difference),
            ]
        }
        return .table(
            name: name, title: "\(name) – \(publication.title)", mark: mark, columns: columns, rows: rows)
    }

    private func method(name: String) -> SheetText {
        func line(_ name: String, _ text: String) -> [SheetCell] {
            [SheetCell(name, .strongWords), SheetCell(text, .words)]
        }
        var sheet = SheetText(name: name)
        sheet.rows = [[SheetCell(publication.title, .title)], [SheetCell(mark, .note)]]
        if !publication.source.isEmpty { sheet.rows.append(line(word(IndexWording.rules), publication.source)) }
        sheet.rows.append(line(word(IndexWording.sum), word(IndexWording.sumRule)))
        sheet.rows.append(line(word(IndexWording.index), word(IndexWording.note)))
        for kind in publication.sheet.kinds where !kind.bands.isEmpty {
            let bounds = kind.bands.map { band in
                publication.shown(Points(tenThousandths: band.exactLowerBound).description)
            }
            let bands = kind.bands.enumerated().map { index, band in
                let (isLowest, isHighest) = (band.lowerBound == 0, index == 0)
                return word(
                    IndexWording.band(
                        band.grade, from: isLowest ? nil : bounds[index], below: isHighest ? nil : bounds[index - 1]))
            }
            sheet.rows.append(
                line(
                    "\(word(IndexWording.bandsOf)) – \(kind.title)", bands.joined(separator: "; ")))
        }
        if selfAssessment != nil {
            sheet.rows.append(line(word(IndexWording.differenceOfPoints), word(IndexWording.differenceRule)))
        }
        sheet.widths = [34, 90]
        sheet.fitHeights(from: 1)
        sheet.pagesWide = 1
        return sheet
    }

    // MARK: Cells

    private func points(_ points: Points?) -> SheetCell {
        guard let points else { return SheetCell("", .centered) }
        return SheetCell(
            .number(points.double), .number(decimals: max(publication.decimals, points.decimals)))
    }

    /// The number that is shown everywhere, with as many decimals as there.
    private func percent(_ text: String?) -> SheetCell {
        guard let text, let value = Double(text) else { return SheetCell("", .centered) }
        let decimals = text.split(separator: ".").dropFirst().first?.count ?? 0
        return SheetCell(.number(value), .number(decimals: decimals))
    }

    /// A title as a sheet may be named: without signs that formulas use, 31 characters at most, unlike the others.
    private static func sheetName(_ title: String, taken: [String]) -> String {
        let clean = title.filter { !"[]:*?/\\'".contains($0) }.trimmed
        let whole = clean.isEmpty ? "–" : clean
        for number in 1... {
            let suffix = number == 1 ? "" : " (\(number))"
            let room = 31 - suffix.utf16.count
            let name = (whole.utf16.count <= room ? whole : whole.cut(to: room)) + suffix
            if !taken.contains(where: { $0.lowercased() == name.lowercased() }) { return name }
        }
        return whole
    }
}

extension String {
    fileprivate var trimmed: String {
        split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    /// The first words that fit in so many UTF-16 units, with an ellipsis.
    fileprivate func cut(to units: Int) -> String {
        var kept = self
        while kept.utf16.count > units - 1 { kept.removeLast() }
        if let space = kept.lastIndex(of: " "), kept[..<space].utf16.count > units / 2 { kept = String(kept[..<space]) }
        return kept + "…"
    }
}

extension CellStyle {
    fileprivate static let code = cell.with { $0.format = .text }

    fileprivate static func number(decimals: Int) -> CellStyle {
        cell.with {
            $0.alignment = .right
            $0.format = .custom(decimals == 0 ? "0" : "0." + String(repeating: "0", count: decimals))
        }
    }
}
