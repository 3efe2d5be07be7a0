import Diagnostics
import SurveyModel
import TabularInput

/// A table with a row for each response: facts by name, then a column for each question.
struct WideTable: ResponseTable {
    private let header: TableHeader
    private let facts: FactColumns
    let answers: AnswerColumns
    var ready: [Response] = []
    var rejections: [(place: SourceLocation, reason: Diagnostic)] = []

    init?(_ header: TableHeader, _ findings: inout Findings) {
        let names = header.questionColumns.map(\.question)
        let isUsable = header.report(
            facts: ResponseFact.allCases, needs: [.group, .unit] + header.identity,
            optional: header.assembler.allQuestions.sorted() + names, &findings)
        guard isUsable else { return nil }
        self.header = header
        facts = FactColumns(header)
        answers = AnswerColumns(header.questionColumns, header: header)
    }

    mutating func take(_ record: borrowing RecordReader, _ findings: inout Findings) throws(FileRefusal) {
        var response: Response
        do throws(Rejection) { response = try start(record, &findings) } catch {
            rejections.append((record.startLocation, error.diagnostic))
            findings.add(error.diagnostic)
            return
        }
        try answers.fill(&response, from: record, header.assembler, &findings)
        ready.append(response)
    }

    private func start(_ record: borrowing RecordReader, _ findings: inout Findings) throws(Rejection) -> Response {
        let (texts, fault) = facts.read(record)
        if let fault { throw Rejection(fault) }
        return try facts.response(texts, record, header.assembler, &findings)
    }

    func conclude(_ rated: Set<RatedQuestionnaire>, _ findings: inout Findings) {
        let round = header.assembler.round
        for questionnaire in Set(rated.map(\.questionnaire)).sorted() {
            let missing = answers.missing(questionnaire: questionnaire, of: round)
                .map { round.questionnaires[questionnaire].questions[$0].code.description }
            if !missing.isEmpty { findings.add(header.missingQuestions(missing, of: questionnaire)) }
        }
    }
}
