import Diagnostics
package import SurveyModel
package import WorkbookOutput

/// The workbook into which the answers of paper forms are typed: a row for each rating, of one questionnaire.
///
/// It is read back as a wide table, which a name in the workbook tells; titles and checks lie outside of that.
package struct KeyInWorkbook: Sendable {
    /// The name by which a reader finds the headings of the table.
    package static let tableName = "parsurvey_responses"

    private let round: Round
    private let questionnaire: Questionnaire
    private let units: [RatedUnit]
    private let form: String
    private let filled: [KeyInRow]
    private let columns: KeyInColumns
    private let words: KeyInWords

    /// - Parameters:
    ///   - questionnaire: Its index in the round.
    ///   - units: The units that may be rated; nil for all of the questionnaire's kind.
    ///   - form: The identity of the form, as it is printed on it; empty where it is not known.
    ///   - rows: How many ratings can be typed in; nil for what the round plans.
    ///   - filled: Ratings that are there already.
    package init(
        round: Round, questionnaire: Int, units: [RatedUnit]? = nil, form: String = "", rows: Int? = nil,
        filled: [KeyInRow] = []
    ) {
        self.round = round
        let asked = round.questionnaires[questionnaire]
        self.questionnaire = asked
        self.units = (units ?? round.units).filter { $0.kind == asked.kind }
        self.filled = filled
        self.form = form
        let planned = round.groupIndex(asked.group).flatMap { round.groups[$0].plannedRespondents } ?? 0
        let usual = Self.usualRows(planned * self.units.count)
        columns = KeyInColumns(round, asked, rows: max(1, filled.count, rows ?? usual))
        words = KeyInWords(language: round.language)
    }

    /// Rows for what is planned and some more, in hundreds; beyond a few thousand the checks would make a sheet slow.
    private static func usualRows(_ planned: Int) -> Int { min(3_000, max(200, (planned * 11 / 10 + 99) / 100 * 100)) }

    /// The workbook.
    package var workbook: WorkbookText {
        let lists = KeyInLists(round: round, questionnaire: questionnaire, units: units, words: words)
        var book = WorkbookText(
            title: "\(words.title): \(questionnaire.title)",
            sheets: [
                keyInSheet(lists),
                KeyInHelp(round: round, questionnaire: questionnaire, form: form, words: words).sheet, lists.sheet,
            ])
        book.names = [(Self.tableName, "=" + areaName(columns.headings, sheet: words.sheet))]
        return book
    }

    private func keyInSheet(_ lists: KeyInLists) -> SheetText {
        let formulas = KeyInFormulas(
            columns: columns, round: round, group: questionnaire.group, unitCodes: lists.codes, unitTable: lists.table)
        var sheet = SheetText(name: words.sheet)
        sheet.rows = [
            [SheetCell(title, .title)],
            [SheetCell(.formula(formulas.progress(words), result: ""), CellStyle().with { $0.isBold = true })],
            labels, headings,
        ]
        for index in 0..<columns.rows {
            sheet.rows.append(row(index, formulas, index < filled.count ? filled[index] : nil))
        }
        sheet.widths = widths
        sheet.heights = [KeyInColumns.titleRow: 24, KeyInColumns.labelRow: labelHeight]
        (sheet.frozenRows, sheet.frozenColumns) = (KeyInColumns.firstRow, columns.frozen)
        sheet.choices = choices(lists)
        sheet.rules = rules
        sheet.isProtected = true
        sheet.textAreas = [
            columns.area(KeyInColumns.firstFact...max(KeyInColumns.firstFact, columns.afterQuestions - 1))
        ]
        sheet.printedHeadings = KeyInColumns.labelRow...KeyInColumns.headingRow
        (sheet.isLandscape, sheet.isLargePaper) = (true, true)
        return sheet
    }

    private var title: String {
        // Nothing longer: it stands in view all the time. The instructions have the whole.
        let form = questionnaire.form.isEmpty ? questionnaire.code.description : questionnaire.form
        return "\(words.title) – \(form)" + (round.isSynthetic ? " (\(words.synthetic))" : "")
    }

    // MARK: Headings

    private var labels: [SheetCell] {
        let questions = columns.questions.enumerated().map { position, question in
            SheetCell(question.text, .label(isOdd: isOddArea(position)))
        }
        return [words.number, words.check, words.unitName].map { SheetCell($0, .heading) }
            + columns.facts.map { SheetCell(words.label($0), .heading) } + questions
            + [words.answered, words.blank, words.wrong].map { SheetCell($0, .heading) }
    }

    /// Whether a question's area of reform takes the second colour: areas are told apart at a glance.
    private func isOddArea(_ position: Int) -> Bool {
        var areas: [Substring] = []
        for question in columns.questions[...position] {
            let area = question.criterion.description.prefix { $0 != "." }
            if areas.last != area { areas.append(area) }
        }
        return areas.count.isMultiple(of: 2)
    }

    private var headings: [SheetCell] {
        let names = columns.facts.map(\.rawValue) + columns.questions.map(\.code.description)
        let aside = [SheetCell](repeating: SheetCell("", .aside), count: 3)
        return aside + names.map { SheetCell($0, .code) } + aside
    }

    private static let (questionWidth, charactersPerLine) = (13.0, 15)

    private var widths: [Double] {
        let facts = columns.facts.map { fact -> Double in
            let longest = filled.lazy.map { $0.facts[fact]?.count ?? 0 }.max() ?? 0
            let usual = fact == .unit || fact == .group || fact == .synthetic ? 12.0 : 16
            return min(40, max(usual, Double(longest + 1)))
        }
        return [5, 22, 26] + facts + columns.questions.map { _ in Self.questionWidth } + [10, 10, 10]
    }

    /// High enough for the longest question, as far as a spreadsheet allows.
    private var labelHeight: Double {
        let longest = columns.questions.map(\.text.count).max() ?? 0
        return min(400, max(60, Double(longest / Self.charactersPerLine + 2) * 12))
    }

    // MARK: Rows

    private func row(_ index: Int, _ formulas: KeyInFormulas, _ values: KeyInRow?) -> [SheetCell] {
        let row = KeyInColumns.firstRow + index
        func derived(_ formula: String, _ style: CellStyle = .aside, result: String = "") -> SheetCell {
            SheetCell(.formula(formula, result: result), style)
        }
        var cells = [
            SheetCell(.number(Double(index + 1)), .aside), derived(formulas.check(row, words), .check),
            derived(formulas.unitName(row), .asideText),
        ]
        for fact in columns.facts {
            let value = values?.facts[fact] ?? ""
            switch fact {
            case .group:
                cells.append(derived(formulas.constant(questionnaire.group.description, row), result: value))
            case .synthetic: cells.append(derived(formulas.constant("true", row), result: value))
            case .submittedAt: cells.append(SheetCell(value, round.settings.offset == nil ? .typedText : .typedDate))
            default: cells.append(SheetCell(value, .typedText))
            }
        }
        cells += columns.questions.map { question in
            answer(values?.answers[question.code] ?? "", round.scales[question.scale])
        }
        return cells
            + [formulas.answered(row), formulas.blank(row), formulas.wrong(row)].map { derived($0) }
    }

    /// An answer as a spreadsheet would keep it once it is typed: a number where the code is one.
    private func answer(_ text: String, _ scale: Scale) -> SheetCell {
        let isPlain = scale.codes.allSatisfy { $0.isPlainNumber || Double($0) == nil }
        guard isPlain else { return SheetCell(text, .typedCode) }
        if text.isPlainNumber, let number = Double(text) { return SheetCell(.number(number), .typedAnswer) }
        return SheetCell(text, .typedAnswer)
    }

    // MARK: What may be typed, and how it looks

    private func choices(_ lists: KeyInLists) -> [CellChoice] {
        var choices: [CellChoice] = []
        for (fact, isStrict, message) in [
            (ResponseFact.unit, true, words.unitChoice), (.employer, false, words.employerChoice),
        ] {
            guard let column = columns.column(fact), !units.isEmpty else { continue }
            choices.append(
                CellChoice(
                    .cells(lists.codes), in: columns.area(column...column), isStrict: isStrict,
                    title: words.choiceTitle, message: message))
        }
        if let column = columns.column(.stratum), let strata = lists.strataCells {
            choices.append(
                CellChoice(
                    .cells(strata), in: columns.area(column...column), title: words.choiceTitle,
                    message: words.stratumChoice))
        }
        for (position, question) in columns.questions.enumerated() {
            let scale = round.scales[question.scale]
            let column = columns.firstQuestion + position
            let codes = lists.choices(of: question.scale)
            choices.append(
                CellChoice(
                    codes, in: columns.area(column...column), title: words.choiceTitle,
                    message: words.answerChoice(question, scale)))
        }
        return choices
    }

    private var rules: [CellRule] {
        let check = "$\(columnName(KeyInColumns.check))\(KeyInColumns.firstRow + 1)"
        let checks = columns.area(KeyInColumns.check...KeyInColumns.check)
        func begins(_ text: String) -> String { "LEFT(\(check),\(text.count))=\"\(text)\"" }
        var rules = [
            CellRule("=\(check)=\"\(words.complete)\"", in: checks, color: 0x006100, ground: 0xC6EFCE),
            CellRule("=\(begins(words.blankAnswers))", in: checks, color: 0x7F6000, ground: 0xFFEB9C),
            CellRule(
                "=AND(\(check)<>\"\",\(check)<>\"\(words.complete)\",NOT(\(begins(words.blankAnswers))))", in: checks,
                color: 0x9C0006, ground: 0xFFC7CE),
        ]
        if !columns.questions.isEmpty {
            let first = "\(columnName(columns.firstQuestion))\(KeyInColumns.firstRow + 1)"
            let cells = columns.area(columns.firstQuestion...columns.afterQuestions - 1)
            rules.append(CellRule("=AND(\(check)<>\"\",\(first)=\"\")", in: cells, ground: 0xFFF2CC))
        }
        return rules
    }
}

extension String {
    /// Whether it is the way a spreadsheet writes a whole number: what is typed stays as it is.
    fileprivate var isPlainNumber: Bool {
        !isEmpty && utf8.count <= 15 && utf8.allSatisfy { (0x30...0x39).contains($0) } && (self == "0" || first != "0")
    }
}

extension CellStyle {
    /// The words above a question.
    fileprivate static func label(isOdd: Bool) -> CellStyle {
        heading.with {
            $0.isBold = false
            $0.size = 9
            $0.ground = isOdd ? 0xE2EFD9 : 0xFFF2CC
        }
    }
    /// What a reader finds a column by.
    fileprivate static let code = cell.with {
        $0.size = 9
        $0.color = 0x595959
        $0.ground = 0xEDEDED
        $0.wraps = false
        $0.alignment = .center
        $0.format = .text
    }
    fileprivate static let aside = cell.with {
        $0.ground = 0xF2F2F2
        $0.wraps = false
        $0.alignment = .center
    }
    fileprivate static let asideText = aside.with { $0.alignment = .left }
    fileprivate static let check = aside.with {
        $0.isBold = true
        $0.alignment = .left
    }
    fileprivate static let typedText = cell.with {
        $0.wraps = false
        $0.isUnlocked = true
        $0.format = .text
    }
    fileprivate static let typedDate = typedText.with { $0.format = .custom("dd/mm/yyyy") }
    fileprivate static let typedAnswer = cell.with {
        $0.wraps = false
        $0.isUnlocked = true
        $0.alignment = .center
    }
    fileprivate static let typedCode = typedAnswer.with { $0.format = .text }
}
