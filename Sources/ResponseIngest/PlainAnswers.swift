import Glibc
import SurveyModel
import XMLInput

/// The answers of plain responses: those of the one that is being read, and the counts of those that were.
@safe struct PlainAnswers: ~Copyable {
    /// What one character means on a scale: a level by its position, then these.
    private enum Meaning {
        static let doNotKnow: UInt8 = 13
        static let blank: UInt8 = 14
        static let notShown: UInt8 = 15
        static let places = 16
        static let none: UInt8 = 255
    }

    /// Where something of a questionnaire or of a question stands among that of all.
    private struct Place {
        var start: Int
        var count: Int
    }

    /// One unit and group.
    private struct Cell {
        /// -1 where the group is not asked about the unit.
        var questionnaire: Int
        /// Where its counts begin, and those of the criteria with more than one question.
        var totals: Int
        var shared: Int
        var responses = 0
    }

    private let round: Round
    private let cells: UnsafeMutablePointer<Cell>
    private let cellCount: Int
    /// By questionnaire: its questions among all.
    private let questionnaires: UnsafeMutablePointer<Place>
    /// By question among all: its code among the bytes of all codes.
    private let codes: UnsafeMutablePointer<Place>
    private let codeBytes: UnsafeMutablePointer<UInt8>
    /// By question among all × byte: what it means.
    private let meanings: UnsafeMutablePointer<UInt8>
    /// By cell × question × meaning.
    private let totals: UnsafeMutablePointer<Int>
    /// By cell: how many responses have a scored answer, by criterion with more than one question.
    private let shared: UnsafeMutablePointer<Int>
    private let sharedQuestions: [[(criterion: CriterionCode, questions: [Int])]]

    /// The answers of the response that is being read, in the questionnaire's order.
    private let current: UnsafeMutablePointer<UInt8>
    /// The same as a store keeps them.
    private let kept: UnsafeMutablePointer<UInt8>
    private var cell = 0
    private var questions = Place(start: 0, count: 0)
    private var hasShared = false
    /// The question that is expected next.
    private var expected = 0
    private var hasAnswer = false

    init(assembler: ResponseAssembler) {
        let round = assembler.round
        self.round = round
        let all = round.questionnaires.map(\.questions)
        let texts = all.joined().map { Array($0.code.description.utf8) }
        unsafe questionnaires = .allocate(capacity: max(1, all.count))
        unsafe codes = .allocate(capacity: max(1, texts.count))
        unsafe codeBytes = .allocate(capacity: texts.reduce(1) { $0 + $1.count })
        unsafe meanings = .allocate(capacity: max(1, texts.count * 256))
        let longest = all.reduce(1) { max($0, $1.count) }
        unsafe current = .allocate(capacity: longest)
        unsafe kept = .allocate(capacity: longest)
        var (question, byte) = (0, 0)
        for (index, questions) in all.enumerated() {
            unsafe (questionnaires + index).initialize(to: Place(start: question, count: questions.count))
            for position in questions.indices {
                unsafe (codes + question).initialize(to: Place(start: byte, count: texts[question].count))
                for unit in texts[question] {
                    unsafe (codeBytes + byte).initialize(to: unit)
                    byte += 1
                }
                for value in 0..<256 {
                    let answer = assembler.answer(toByte: UInt8(value), questionnaire: index, position: position)
                    unsafe (meanings + (question * 256 + value)).initialize(to: Self.meaning(answer))
                }
                question += 1
            }
        }
        sharedQuestions = all.map { questions in
            Dictionary(grouping: questions.indices) { questions[$0].criterion }
                .filter { $0.value.count > 1 }.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
        }
        cellCount = round.units.count * round.groups.count
        unsafe cells = .allocate(capacity: max(1, cellCount))
        var (size, sharedSize) = (0, 0)
        for cell in 0..<cellCount {
            let kind = round.kindIndex(ofUnit: cell / round.groups.count)
            let index = round.questionnaireIndex(kind: kind, group: cell % round.groups.count) ?? -1
            unsafe (cells + cell).initialize(to: Cell(questionnaire: index, totals: size, shared: sharedSize))
            if index < 0 { continue }
            size += all[index].count * Meaning.places
            sharedSize += sharedQuestions[index].count
        }
        unsafe totals = .allocate(capacity: size + 1)
        unsafe totals.initialize(repeating: 0, count: size + 1)
        unsafe shared = .allocate(capacity: sharedSize + 1)
        unsafe shared.initialize(repeating: 0, count: sharedSize + 1)
    }

    deinit {
        unsafe cells.deallocate()
        unsafe questionnaires.deallocate()
        unsafe codes.deallocate()
        unsafe codeBytes.deallocate()
        unsafe meanings.deallocate()
        unsafe totals.deallocate()
        unsafe shared.deallocate()
        unsafe current.deallocate()
        unsafe kept.deallocate()
    }

    private static func meaning(_ answer: Answer?) -> UInt8 {
        switch answer {
        case .answered(let level) where level < Int(Meaning.doNotKnow): UInt8(level)
        case .doNotKnow: Meaning.doNotKnow
        default: Meaning.none
        }
    }

    func isAsked(unit: Int, group: Int) -> Bool { unsafe cells[unit * round.groups.count + group].questionnaire >= 0 }

    /// Begins a response of a group that is asked about the unit.
    mutating func begin(unit: Int, group: Int) {
        cell = unit * round.groups.count + group
        let questionnaire = unsafe cells[cell].questionnaire
        questions = unsafe questionnaires[questionnaire]
        hasShared = !sharedQuestions[questionnaire].isEmpty
        expected = 0
        hasAnswer = false
        unsafe current.initialize(repeating: Meaning.notShown, count: questions.count)
    }

    /// Takes an answer; false where it is not plain.
    mutating func take(_ tag: borrowing XMLTag) -> Bool {
        guard tag.attributeCount == 2, let first = tag.attributeName(0), let second = tag.attributeName(1),
            (first == Self.questionName && second == Self.valueName)
                || (first == Self.valueName && second == Self.questionName)
        else { return false }
        let question = first == Self.questionName ? 0 : 1
        guard let position = unsafe position(of: tag.bytes(question)), unsafe current[position] == Meaning.notShown
        else { return false }
        let bytes = unsafe tag.bytes(1 - question)
        if bytes.isEmpty {
            unsafe current[position] = Meaning.blank
        } else {
            guard bytes.count == 1 else { return false }
            let meaning = unsafe meanings[(questions.start + position) * 256 + Int(bytes[0])]
            if meaning == Meaning.none { return false }
            unsafe current[position] = meaning
            hasAnswer = true
        }
        expected = position + 1
        return true
    }

    private static let questionName = ResponseName.allCases.firstIndex(of: .question) ?? -1
    private static let valueName = ResponseName.allCases.firstIndex(of: .value) ?? -1

    /// The question with a code, looked for from the expected one on.
    private func position(of code: UnsafeBufferPointer<UInt8>) -> Int? {
        guard let start = code.baseAddress else { return nil }
        for step in 0..<questions.count {
            let next = expected + step
            let position = next < questions.count ? next : next - questions.count
            let place = unsafe codes[questions.start + position]
            if place.count == code.count, unsafe memcmp(codeBytes + place.start, start, place.count) == 0 {
                return position
            }
        }
        return nil
    }

    /// Counts the response; false, and not counted, where it answers nothing.
    mutating func count() -> Bool {
        if !hasAnswer { return false }
        let start = unsafe totals + cells[cell].totals
        for question in 0..<questions.count {
            unsafe start[question * Meaning.places + Int(current[question])] += 1
        }
        if hasShared { countShared() }
        let place = unsafe cells + cell
        unsafe place.pointee.responses += 1
        return true
    }

    /// Keeps the response that was counted.
    func keep(unit: Int, _ rater: RatingStore.Rater, in buffer: inout RatingBuffer) {
        for question in 0..<questions.count {
            let byte: UInt8 =
                switch unsafe current[question] {
                case Meaning.doNotKnow: RatingStore.AnswerByte.doNotKnow
                case Meaning.blank: RatingStore.AnswerByte.blank
                case Meaning.notShown: RatingStore.AnswerByte.notShown
                case let level: level + 1
                }
            unsafe kept[question] = byte
        }
        unsafe buffer.append(unit: unit, rater, UnsafeBufferPointer(start: kept, count: questions.count))
    }

    private func countShared() {
        let place = unsafe cells[cell]
        for (index, criterion) in sharedQuestions[place.questionnaire].enumerated() {
            var isScored = false
            for question in criterion.questions where unsafe current[question] < Meaning.doNotKnow { isScored = true }
            if isScored { unsafe shared[place.shared + index] += 1 }
        }
    }

    /// Fills the answers so far into a response; gives the positions of the questions that were answered, blank or not.
    func fill(_ response: inout Response) -> Set<Int> {
        var answered: Set<Int> = []
        for question in 0..<questions.count {
            let meaning = unsafe current[question]
            if meaning == Meaning.notShown { continue }
            answered.insert(question)
            response.answers[question] =
                switch meaning {
                case Meaning.blank: .blank
                case Meaning.doNotKnow: .doNotKnow
                default: .answered(level: Int(meaning))
                }
        }
        return answered
    }

    /// What was counted, by unit and group.
    func counted() -> [CountedResponses] {
        (0..<cellCount).compactMap { index -> CountedResponses? in
            let cell = unsafe cells[index]
            guard cell.responses > 0 else { return nil }
            let questions = round.questionnaires[cell.questionnaire].questions
            let counts = questions.indices.map { question in
                answerCounts(in: cell, question, levels: round.scales[questions[question].scale].levels.count)
            }
            var scored: [CriterionCode: Int] = [:]
            for (question, counts) in zip(questions, counts) { scored[question.criterion] = counts.scored }
            for (place, criterion) in sharedQuestions[cell.questionnaire].enumerated() {
                scored[criterion.criterion] = unsafe shared[cell.shared + place]
            }
            return CountedResponses(
                unit: index / round.groups.count, group: index % round.groups.count, responses: cell.responses,
                counts: counts, scoredResponses: scored)
        }
    }

    private func answerCounts(in cell: Cell, _ question: Int, levels: Int) -> AnswerCounts {
        let start = cell.totals + question * Meaning.places
        let numbers = (start..<start + Meaning.places).map { unsafe totals[$0] }
        // A level beyond those that have a place of their own was never counted here.
        var counts = AnswerCounts(levels: (0..<levels).map { $0 < Int(Meaning.doNotKnow) ? numbers[$0] : 0 })
        counts.doNotKnow = numbers[Int(Meaning.doNotKnow)]
        counts.blank = numbers[Int(Meaning.blank)]
        counts.notShown = numbers[Int(Meaning.notShown)]
        return counts
    }
}
