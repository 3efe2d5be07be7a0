import Diagnostics
import SurveyModel
import WorkbookOutput

/// The formulas of a row for typing in: what is derived, what is counted and what is wrong.
struct KeyInFormulas {
    let columns: KeyInColumns
    let round: Round
    let group: GroupCode
    /// The codes and the codes with names of the units, as formulas call them.
    let unitCodes: String
    let unitTable: String

    /// A cell in a row; what is typed there may be moved with the row, hence no `$`.
    private func cell(_ column: Int, _ row: Int) -> String { "\(columnName(column))\(row + 1)" }
    private func cell(_ fact: ResponseFact, _ row: Int) -> String { cell(columns.column(fact) ?? 0, row) }

    private func answers(_ row: Int) -> String {
        "\(cell(columns.firstQuestion, row)):\(cell(max(columns.firstQuestion, columns.afterQuestions - 1), row))"
    }

    private static func quoted(_ text: String) -> String { "\"" + text.replacing("\"", with: "\"\"") + "\"" }

    /// Whether nothing was typed into the row, apart from answers.
    private func isUntouched(_ row: Int) -> String {
        "AND(\(cell(.respondent, row))=\"\",\(cell(.unit, row))=\"\",\(cell(.responseID, row))=\"\")"
    }

    /// What is the same in every row that is filled in, and blank in the others.
    func constant(_ text: String, _ row: Int) -> String { "=IF(\(isUntouched(row)),\"\",\(Self.quoted(text)))" }

    func unitName(_ row: Int) -> String {
        let unit = cell(.unit, row)
        return "=IF(\(unit)=\"\",\"\",IFERROR(VLOOKUP(\(unit),\(unitTable),2,FALSE),\"?\"))"
    }

    func answered(_ row: Int) -> String {
        "=IF(AND(\(isUntouched(row)),COUNTA(\(answers(row)))=0),\"\",COUNTA(\(answers(row))))"
    }

    func blank(_ row: Int) -> String {
        "=IF(\(cell(columns.answered, row))=\"\",\"\",\(columns.questions.count)-\(cell(columns.answered, row)))"
    }

    /// How many answers are none of their question's codes.
    func wrong(_ row: Int) -> String {
        let valid = columns.runs(round).map { run in
            let first = cell(columns.firstQuestion + run.questions.lowerBound, row)
            let last = cell(columns.firstQuestion + run.questions.upperBound, row)
            let codes = round.scales[run.scale].codes.map { Self.quoted(Self.literal($0)) }.joined(separator: ",")
            return "-SUMPRODUCT(COUNTIF(\(first):\(last),{\(codes)}))"
        }
        let answered = cell(columns.answered, row)
        return "=IF(\(answered)=\"\",\"\",\(answered)\(valid.joined()))"
    }

    /// A text that is counted as it stands, and not as a pattern.
    private static func literal(_ text: String) -> String {
        String(text.flatMap { "~*?".contains($0) ? ["~", $0] : [$0] })
    }

    /// The row's state in words; blank for a row that was not begun.
    func check(_ row: Int, _ words: KeyInWords) -> String {
        let (respondent, unit, id) = (cell(.respondent, row), cell(.unit, row), cell(.responseID, row))
        func whole(_ fact: ResponseFact) -> String {
            let column = columns.column(fact) ?? 0
            return columns.area(column...column).name
        }
        let twice =
            "AND(\(respondent)<>\"\",SUMPRODUCT((\(whole(.respondent))=\(respondent))*(\(whole(.unit))=\(unit)))>1)"
        let sameID = "AND(\(id)<>\"\",SUMPRODUCT(--(\(whole(.responseID))=\(id)))>1)"
        let wrong = cell(columns.wrong, row)
        let blank = cell(columns.blank, row)
        let answered = cell(columns.answered, row)
        var cases: [(String, String)] = [
            ("\(answered)=\"\"", "\"\""),
            ("AND(\(respondent)=\"\",\(id)=\"\")", Self.quoted(words.noIdentity)),
            ("\(unit)=\"\"", Self.quoted(words.noUnit)),
            ("ISNA(MATCH(\(unit),\(unitCodes),0))", Self.quoted(words.unknownUnit)),
            ("OR(\(twice),\(sameID))", Self.quoted(words.twice)),
            ("\(wrong)>0", Self.quoted(words.wrongCode) + "&\(wrong)"),
            ("\(answered)=0", Self.quoted(words.noAnswer)),
            ("\(blank)>0", Self.quoted(words.blankAnswers) + "&\(blank)"),
        ]
        if columns.needsStratum, columns.column(.stratum) != nil {
            cases.insert(("\(cell(.stratum, row))=\"\"", Self.quoted(words.noStratum)), at: 4)
        }
        if columns.forbidsOwnUnit, columns.column(.employer) != nil {
            let employer = cell(.employer, row)
            let own = "OR(\(employer)=\(unit),\(employer)=\(cell(KeyInColumns.unitName, row)))"
            cases.insert(("AND(\(employer)<>\"\",\(own))", Self.quoted(words.ownUnit)), at: 4)
        }
        return "=" + cases.map { "IF(\($0.0),\($0.1)," }.joined() + Self.quoted(words.complete)
            + String(repeating: ")", count: cases.count)
    }

    /// How many rows were begun, and how many of them want another look.
    func progress(_ words: KeyInWords) -> String {
        let checks = columns.area(KeyInColumns.check...KeyInColumns.check).name
        let begun = "SUMPRODUCT(--(\(checks)<>\"\"))"
        let good =
            "COUNTIF(\(checks),\(Self.quoted(words.complete)))+COUNTIF(\(checks),\(Self.quoted(words.blankAnswers + "*")))"
        return "=\(Self.quoted(words.begun))&\(begun)&\(Self.quoted(words.toMend))&(\(begun)-(\(good)))"
    }
}

extension Scale {
    /// The codes by which its answers are typed, in the order of the form, "don't know" at the end.
    var codes: [String] { levels.map(\.code) + (doNotKnow.map { [$0.code] } ?? []) }

    /// `5 = Rất tốt; 4 = Tốt; …`
    var legend: String {
        let answers = levels.map { ($0.code, $0.label) } + (doNotKnow.map { [($0.code, $0.label)] } ?? [])
        return answers.map { "\($0.0) = \($0.1)" }.joined(separator: "; ")
    }
}
