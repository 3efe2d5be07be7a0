import Diagnostics
import SurveyModel
import TabularInput

extension DiagnosticCode {
    static let inconsistentRows = DiagnosticCode("response.inconsistent-rows")
}

/// A table with a row for each answer: the facts of its response, the question, the answer.
///
/// The rows of a response may stand anywhere in the file; it begins at its first. All of them bear the same facts.
struct LongTable: ResponseTable {
    private let header: TableHeader
    private let facts: FactColumns
    private let question: Int
    private let answer: Int
    private var questions: LongQuestions
    private var entries: [Entry] = []
    private var entryOfIdentity: [Identity: Int] = [:]
    /// The facts of the row before, in bytes, and its response: most rows say the same again.
    private var last: (bytes: [[UInt8]], entry: Int)?
    var ready: [Response] = []
    var rejections: [(place: SourceLocation, reason: Diagnostic)] = []

    /// What is known of one response so far.
    private struct Entry {
        var facts: RawFacts
        /// Nil once it is rejected.
        var response: Response?
        var location: SourceLocation
    }

    /// What the rows of a response have in common.
    private enum Identity: Hashable {
        /// The id; without one `RESPONDENT/UNIT`, whether or not there is such a unit.
        case id(String)
        /// Rows without any identity are one response as long as they say the same about it.
        case none(RawFacts)
    }

    init?(_ header: TableHeader, _ findings: inout Findings) {
        let isUsable = header.report(
            facts: ResponseFact.allCases, needs: [.group, .unit] + header.identity, names: ["question", "answer"],
            &findings)
        guard isUsable, let question = header.first(.questionName), let answer = header.first(.answer) else {
            return nil
        }
        self.header = header
        facts = FactColumns(header)
        (self.question, self.answer) = (question, answer)
        questions = LongQuestions(assembler: header.assembler)
    }

    mutating func finish() {
        ready = entries.compactMap(\.response)
        entries.removeAll()
    }

    func conclude(_ rated: Set<RatedQuestionnaire>, _ findings: inout Findings) {}

    /// The line on which the response of a row begins; rows must be asked about in the order of the file.
    mutating func firstLine(of record: borrowing RecordReader) -> Int? {
        var findings = Findings()
        return entries[entryIndex(of: record, &findings)].location.line
    }

    /// The position of the response that a row belongs to.
    private mutating func entryIndex(of record: borrowing RecordReader, _ findings: inout Findings) -> Int {
        if let last, facts.isSame(last.bytes, record) { return last.entry }
        let index = entry(of: record, &findings)
        last = (facts.bytes(record), index)
        return index
    }

    mutating func take(_ record: borrowing RecordReader, _ findings: inout Findings) throws(FileRefusal) {
        let index = entryIndex(of: record, &findings)
        guard let response = entries[index].response else { return }
        guard let name = record.text(question)?.normalizedText else {
            findings.add(record.undecodable(inField: question).diagnostic(file: record.path).with(.warning))
            return
        }
        let isBlank = record.withField(answer, isBlank)
        if name.isEmpty {
            if !isBlank { findings.add(questions.answerWithoutQuestion(at: record.location(ofField: answer))) }
            return
        }
        let place = record.location(ofField: question)
        let found = try questions.position(of: name, isBlank: isBlank, in: response, at: place, &findings)
        guard let position = found else { return }
        if response.answers[position] == .notShown {
            entries[index].response?.answers[position] = header.assembler.answer(
                inField: answer, of: record, position: position, of: response, &findings)
        } else {
            entries[index].response?.answers[position] = .invalid
            findings.add(header.assembler.repeatedAnswer(position: position, of: response, at: place))
        }
    }

    // MARK: The response of a row

    /// The response that a row belongs to; one that it cannot belong to is rejected.
    private mutating func entry(of record: borrowing RecordReader, _ findings: inout Findings) -> Int {
        var (texts, fault) = facts.read(record)
        // Whether an id is written out or left to follow from respondent and unit is no disagreement.
        if let respondent = texts[.respondent], texts[.responseID] == nil {
            texts[.responseID] = "\(respondent)/\(texts[.unit] ?? "")"
        }
        let identity = texts[.responseID].map { Identity.id($0) } ?? .none(texts)
        guard let index = entryOfIdentity[identity] else {
            entryOfIdentity[identity] = entries.count
            entries.append(start(texts, fault, record, &findings))
            return entries.count - 1
        }
        guard entries[index].response != nil else { return index }
        if let finding = fault ?? disagreement(texts, entries[index], record) {
            entries[index].response = nil
            rejections.append((entries[index].location, finding))
            findings.add(finding)
        }
        return index
    }

    private mutating func start(
        _ texts: RawFacts, _ fault: Diagnostic?, _ record: borrowing RecordReader, _ findings: inout Findings
    ) -> Entry {
        do throws(Rejection) {
            if let fault { throw Rejection(fault) }
            let response = try facts.response(texts, record, header.assembler, &findings)
            return Entry(facts: texts, response: response, location: record.startLocation)
        } catch {
            rejections.append((record.startLocation, error.diagnostic))
            findings.add(error.diagnostic)
            return Entry(facts: texts, response: nil, location: record.startLocation)
        }
    }

    private func disagreement(
        _ texts: RawFacts, _ entry: Entry, _ record: borrowing RecordReader
    ) -> Diagnostic? {
        guard texts != entry.facts, let fact = ResponseFact.allCases.first(where: { texts[$0] != entry.facts[$0] })
        else { return nil }
        return Diagnostic(
            .warning, .inconsistentRows, at: facts.place(of: fact, record),
            Wording(
                "\(fact.rawValue) is not what it is in the response's first row; the response is rejected",
                vi:
                    "\(fact.rawValue) khác với dòng đầu tiên của phiếu này; phiếu bị loại"
            ),
            hint: Wording(
                "repeat the same facts in every row of a response, and give each response an id of its own",
                vi: "mọi dòng của một phiếu phải ghi giống nhau, mỗi phiếu có một mã riêng"),
            related: entry.location)
    }
}
