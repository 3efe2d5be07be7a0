import Diagnostics
import SurveyModel
import TabularInput

/// The columns of a table that hold answers about a unit, each with what its question's name means in every
/// questionnaire: found once from the header, so that a row costs no look-up.
struct AnswerColumns: Sendable {
    /// A column and the name that it gives its question.
    struct Column: Sendable {
        var question: String
        var index: Int
    }

    private let columns: [Column]
    /// By questionnaire: for each column the position of its question, -1 where it is not asked.
    private var positions: [[Int]] = []
    /// By questionnaire: why its answers cannot be read from these columns.
    private var faults: [[Diagnostic]] = []

    init(_ columns: [Column], header: TableHeader) {
        self.columns = columns
        let names = header.assembler.names
        for questionnaire in header.assembler.round.questionnaires.indices {
            var resolution = Resolution(header: header, questionnaire: questionnaire, columnCount: columns.count)
            let meanings = columns.map { names.meaning(of: $0.question, in: questionnaire) }
            for (slot, meaning) in meanings.enumerated() {
                if case .code(let position) = meaning { resolution.claim(position, columns, slot) }
            }
            for (slot, meaning) in meanings.enumerated() {
                switch meaning {
                case .code, .notAsked: continue
                case .otherName(let position):
                    // The code of another kind's question leaves a question to the column that has its own code.
                    if resolution.isClaimed(position), names.codes.contains(columns[slot].question) { continue }
                    resolution.claim(position, columns, slot)
                case .ambiguous(let fitting): resolution.addAmbiguous(fitting, columns[slot])
                }
            }
            positions.append(resolution.positions)
            faults.append(resolution.faults)
        }
    }

    /// The first column in which a record has something; nil where all are blank.
    func firstFilled(_ record: borrowing RecordReader) -> Int? {
        for column in columns where !record.withField(column.index, isBlank) { return column.index }
        return nil
    }

    /// Fills in the answers that stand in a record.
    func fill(
        _ response: inout Response, from record: borrowing RecordReader, _ assembler: ResponseAssembler,
        _ findings: inout Findings
    ) throws(FileRefusal) {
        if !faults[response.questionnaire].isEmpty { throw FileRefusal(findings: faults[response.questionnaire]) }
        for (column, position) in zip(columns, positions[response.questionnaire]) {
            if position >= 0 {
                response.answers[position] = assembler.answer(
                    inField: column.index, of: record, position: position, of: response, &findings)
            } else if !record.withField(column.index, isBlank) {
                let place = record.location(ofField: column.index)
                findings.add(assembler.notAsked(column.question, of: response, at: place))
            }
        }
    }

    /// By column: the position of its question in a questionnaire, -1 where it is not asked.
    func positions(questionnaire: Int) -> [Int] { positions[questionnaire] }

    /// Whether the answers of a questionnaire can be read from the columns.
    func canBeRead(questionnaire: Int) -> Bool { faults[questionnaire].isEmpty }

    /// The positions of the questions of a questionnaire that have no column, in its order.
    func missing(questionnaire: Int, of round: Round) -> [Int] {
        let present = Set(positions[questionnaire])
        return round.questionnaires[questionnaire].questions.indices.filter { !present.contains($0) }
    }
}

/// Gives each question of one questionnaire its column, and finds those that would have two.
private struct Resolution {
    let header: TableHeader
    let questionnaire: Int
    var positions: [Int]
    var faults: [Diagnostic] = []
    private var columnOfQuestion: [Int: Int] = [:]

    init(header: TableHeader, questionnaire: Int, columnCount: Int) {
        self.header = header
        self.questionnaire = questionnaire
        positions = Array(repeating: -1, count: columnCount)
    }

    private var questions: [Question] { header.assembler.round.questionnaires[questionnaire].questions }

    func isClaimed(_ position: Int) -> Bool { columnOfQuestion[position] != nil }

    mutating func claim(_ position: Int, _ columns: [AnswerColumns.Column], _ slot: Int) {
        let index = columns[slot].index
        guard let other = columnOfQuestion[position] else {
            columnOfQuestion[position] = index
            positions[slot] = position
            return
        }
        faults.append(header.repeatedQuestion(questions[position].code, columns: min(other, index), max(other, index)))
    }

    mutating func addAmbiguous(_ fitting: [Int], _ column: AnswerColumns.Column) {
        faults.append(
            header.assembler.ambiguousQuestion(
                column.question, fitting, questionnaire: questionnaire, at: header.location(column.index)))
    }
}

extension ResponseAssembler {
    /// The answer in a field of a record; what cannot be read is invalid and reported at its place.
    func answer(
        inField index: Int, of record: borrowing RecordReader, position: Int, of response: Response,
        _ findings: inout Findings
    ) -> Answer {
        let answer = record.withField(index) { decode($0, position: position, of: response) }
        if answer == .invalid {
            let place = record.locationOfUndecodableByte(inField: index) ?? record.location(ofField: index)
            findings.add(unknownLevel(position: position, of: response, at: place))
        }
        return answer
    }
}
