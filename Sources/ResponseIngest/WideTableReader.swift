import ByteInput
import Diagnostics
import SurveyModel
import TabularInput

extension DiagnosticCode {
    static let missingQuestionColumn = DiagnosticCode("table.missing-question")
}

/// Reads a table with a row for each response: facts by name, then questions by code.
struct WideTableReader {
    let assembler: ResponseAssembler

    /// Where a table keeps what, found once from its header.
    private struct Columns {
        /// By fact: the column, where there is one.
        var facts: [(fact: ResponseFact, column: Int)] = []
        /// The columns that hold questions of the round, with their codes.
        var questions: [(code: String, column: Int)] = []
        /// By questionnaire: for each of `questions` the position there, -1 where it is not asked.
        var positions: [[Int]] = []
        var count = 0
    }

    func read(_ bytes: consuming ByteReader, findings: inout Findings) throws -> ResponseFile? {
        var reader = RecordReader(bytes)
        let header = try Header(from: &reader)
        guard let columns = columns(header, findings: &findings) else { return nil }
        var file = ResponseFile(
            fingerprint: reader.fingerprint, layout: .wideTable, encoding: reader.encoding ?? .utf8, responses: [],
            rejected: 0)
        while try reader.next() {
            if reader.isBlank { continue }
            do throws(Rejection) {
                file.responses.append(try response(reader, columns, findings: &findings))
            } catch {
                file.rejected += 1
                findings.add(error.diagnostic)
            }
        }
        reportMissingQuestions(file, columns, at: header.endLocation, findings: &findings)
        file.fingerprint = reader.fingerprint
        return file
    }

    // MARK: The header

    /// Nil, with findings, where a column that is needed is missing or one stands twice.
    private func columns(_ header: Header, findings: inout Findings) -> Columns? {
        let facts = ResponseFact.allCases.map(\.rawValue)
        let identity =
            header.index(of: ResponseFact.respondent.rawValue) == nil
            ? [ResponseFact.responseID.rawValue] : []
        let required = [ResponseFact.group.rawValue, ResponseFact.unit.rawValue] + identity
        var isUsable = true
        // Without a single fact this may be no header but a response, of which nothing is shown.
        let isHeader = header.names.contains { ResponseFact(rawValue: $0) != nil }
        for fault in header.faults(required: required, optional: facts + assembler.allQuestions.sorted()) {
            switch fault {
            case .missing, .repeated:
                isUsable = false
                findings.add(fault.diagnostic(.error))
            case .unknown, .unnamed: if isHeader { findings.add(fault.diagnostic(.warning)) }
            }
        }
        guard isUsable else { return nil }
        var columns = Columns(count: header.columns.count)
        for (index, name) in header.names.enumerated() {
            if let fact = ResponseFact(rawValue: name) {
                columns.facts.append((fact, index))
            } else if assembler.allQuestions.contains(name) {
                columns.questions.append((name, index))
            }
        }
        columns.positions = assembler.round.questionnaires.indices.map { questionnaire in
            columns.questions.map { assembler.position(of: $0.code, in: questionnaire) ?? -1 }
        }
        return columns
    }

    /// A question that a form carries but a file does not is not an error, yet nobody should find out from the points.
    private func reportMissingQuestions(
        _ file: ResponseFile, _ columns: Columns, at place: SourceLocation, findings: inout Findings
    ) {
        for index in Set(file.responses.map(\.questionnaire)).sorted() {
            let questionnaire = assembler.round.questionnaires[index]
            let present = Set(columns.questions.map(\.code))
            let missing = questionnaire.questions.map(\.code.description).filter { !present.contains($0) }
            if missing.isEmpty { continue }
            let codes = missing.joined(separator: ", ")
            findings.add(
                Diagnostic(
                    .warning, .missingQuestionColumn, at: place,
                    Wording(
                        "no column for these questions of \(questionnaire.code), which count as not shown: \(codes)",
                        vi:
                            "thiếu cột của các câu hỏi thuộc phiếu \(questionnaire.code), được tính là không hỏi: \(codes)"
                    )))
        }
    }

    // MARK: A row

    private func response(
        _ record: borrowing RecordReader, _ columns: Columns, findings: inout Findings
    ) throws(Rejection) -> Response {
        if let fault = record.fault { throw Rejection(fault.diagnostic(file: record.path)) }
        guard record.fieldCount == columns.count else {
            throw Rejection(record.raggedness(columns.count).diagnostic(file: record.path))
        }
        let facts = try facts(record, columns)
        let start = SourceLocation(file: record.path, line: record.startLine, column: 1)
        var doubts: [FactFault] = []
        var response: Response
        do throws(FactFault) {
            response = try assembler.response(facts, at: start, doubts: &doubts)
        } catch {
            throw Rejection(error.diagnostic(at: place(of: error.fact, record, columns)))
        }
        for doubt in doubts { findings.add(doubt.diagnostic(at: place(of: doubt.fact, record, columns))) }
        for (question, position) in zip(columns.questions, columns.positions[response.questionnaire]) {
            let column = question.column
            if position < 0 {
                if !record.withField(column, isBlank) {
                    findings.add(
                        assembler.notAsked(question.code, of: response, at: record.location(ofField: column)))
                }
                continue
            }
            let answer = record.withField(column) { assembler.decode($0, position: position, of: response) }
            if answer == .invalid {
                let place = record.locationOfUndecodableByte(inField: column) ?? record.location(ofField: column)
                findings.add(assembler.unknownLevel(position: position, of: response, at: place))
            }
            response.answers[position] = answer
        }
        return response
    }

    /// Where a fact stands; the start of the record where the table has no such column.
    private func place(
        of fact: ResponseFact, _ record: borrowing RecordReader, _ columns: Columns
    ) -> SourceLocation {
        guard let column = columns.facts.first(where: { $0.fact == fact })?.column else {
            return SourceLocation(file: record.path, line: record.startLine, column: 1)
        }
        return record.location(ofField: column)
    }

    private func facts(_ record: borrowing RecordReader, _ columns: Columns) throws(Rejection) -> RawFacts {
        var facts = RawFacts()
        for (fact, column) in columns.facts {
            guard let text = record.text(column) else {
                throw Rejection(record.undecodable(inField: column).diagnostic(file: record.path))
            }
            facts[fact] = text.normalizedText
        }
        return facts
    }
}
