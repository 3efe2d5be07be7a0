import Diagnostics
import SurveyModel
import TabularInput

/// A table with a row for each respondent and a column `QUESTION[UNIT]` for each question about each unit.
///
/// A unit with something in at least one of its columns is a response, which begins at the first such cell; a unit that
/// is blank throughout is none.
struct MatrixTable: ResponseTable {
    private let header: TableHeader
    private let facts: FactColumns
    private let units: [(unit: Int, answers: AnswerColumns)]
    var ready: [Response] = []
    var rejections: [(place: SourceLocation, reason: Diagnostic)] = []

    init?(_ header: TableHeader, _ findings: inout Findings) {
        let cells = MatrixColumns(header)
        var isUsable = header.report(
            facts: ResponseFact.allCases.filter { $0 != .unit && $0 != .responseID }, needs: [.respondent, .group],
            optional: cells.known.map { header.header.names[$0] },
            isExplained: { cells.unknown.contains($0) || header.roles[$0] == .fact(.responseID) }, &findings)
        for finding in cells.findings {
            findings.add(finding)
            if finding.severity == .error { isUsable = false }
        }
        guard isUsable else { return nil }
        self.header = header
        facts = FactColumns(header, without: [.responseID])
        units = cells.columnsByUnit.map { ($0, AnswerColumns($1, header: header)) }
    }

    /// A unit with something in a row, and the first such column.
    private typealias Filled = (slot: Int, column: Int)

    mutating func take(_ record: borrowing RecordReader, _ findings: inout Findings) throws(FileRefusal) {
        var filled: [Filled] = []
        for slot in units.indices {
            if let column = units[slot].answers.firstFilled(record) { filled.append((slot, column)) }
        }
        if filled.isEmpty { return }
        let texts: RawFacts
        let group: Int
        do throws(Rejection) { (texts, group) = try rater(record) } catch {
            for _ in filled { rejections.append((record.startLocation, error.diagnostic)) }
            findings.add(error.diagnostic)
            return
        }
        // What is wrong with the row is told once, what is wrong with a response for each.
        var isRowTold = false
        for unit in filled {
            guard var response = start(unit, texts, group, record, &isRowTold, &findings) else { continue }
            try units[unit.slot].answers.fill(&response, from: record, header.assembler, &findings)
            ready.append(response)
        }
    }

    /// The response about a unit, without answers; nil, with a finding, where it is rejected.
    private mutating func start(
        _ unit: Filled, _ texts: RawFacts, _ group: Int, _ record: borrowing RecordReader, _ isRowTold: inout Bool,
        _ findings: inout Findings
    ) -> Response? {
        let place = record.location(ofField: unit.column)
        var doubts: [FactFault] = []
        do throws(FactFault) {
            let response = try header.assembler.response(
                texts, group: group, unit: units[unit.slot].unit, at: place, doubts: &doubts)
            if !isRowTold { facts.report(doubts, record, &findings) }
            isRowTold = true
            return response
        } catch {
            rejections.append((place, error.diagnostic(at: place)))
            if error.fact == .unit {
                findings.add(error.diagnostic(at: place))
            } else if !isRowTold {
                isRowTold = true
                findings.add(error.diagnostic(at: facts.place(of: error.fact, record)))
            }
            return nil
        }
    }

    /// The facts of a row and the group that they name.
    private func rater(_ record: borrowing RecordReader) throws(Rejection) -> (RawFacts, Int) {
        let (texts, fault) = facts.read(record)
        if let fault { throw Rejection(fault) }
        do throws(FactFault) {
            return (texts, try header.assembler.group(of: texts, at: record.startLocation))
        } catch {
            throw Rejection(error.diagnostic(at: facts.place(of: error.fact, record)))
        }
    }

    func conclude(_ rated: Set<RatedQuestionnaire>, _ findings: inout Findings) {
        let round = header.assembler.round
        for questionnaire in Set(rated.map(\.questionnaire)).sorted() {
            let missing = units.filter { rated.contains(.init(questionnaire: questionnaire, unit: $0.unit)) }
                .map { ($0.unit, Set($0.answers.missing(questionnaire: questionnaire, of: round))) }
            let names = round.questionnaires[questionnaire].questions.enumerated().flatMap { position, question in
                let lacking = missing.filter { $0.1.contains(position) }.map { round.units[$0.0].code }
                return lacking.count == missing.count
                    ? ["\(question.code)"] : lacking.map { "\(question.code)[\($0)]" }
            }
            if names.isEmpty { continue }
            let shown = names.prefix(30) + (names.count > 30 ? ["…"] : [])
            findings.add(header.missingQuestions(Array(shown), of: questionnaire))
        }
    }
}
