import Diagnostics
import SurveyModel
import XMLInput

/// What has been understood of a file so far.
struct XMLResponseState: ~Copyable {
    let assembler: ResponseAssembler
    private let file: String
    /// The responses that are complete and were not taken away yet.
    var ready: [Response] = []
    /// The responses that were rejected and not taken away yet, with where they begin.
    var rejections: [(place: SourceLocation, reason: Diagnostic)] = []
    var findings = Findings()
    /// Whether the file must give nothing.
    var isRefused = false

    private enum Place: Equatable {
        case outside, inRoot, inResponse, inAnswer
        /// Inside an element that is passed over, this many levels deep.
        case inUnknown(depth: Int, back: Depth)
    }
    /// Where an unknown element was met.
    private enum Depth { case inRoot, inResponse, inAnswer }

    private(set) var plain: PlainResponses
    /// Whether plain responses are taken in their own way.
    private var takesPlain: Bool
    /// The form that the file comes from, as far as its root names one.
    var form: FilledForm? {
        didSet { if form != nil { takesPlain = false } }
    }
    private var place: Place
    /// Nil inside a response that is rejected.
    private var current: Response?
    private var answered: Set<Int> = []
    var namedOnce: Set<String> = []

    /// - Parameters:
    ///   - plain: Takes plain responses.
    ///   - takesPlain: Whether it does; if not, all are read in the general way.
    ///   - isInRoot: Whether the root's start tag was passed before.
    init(
        assembler: ResponseAssembler, file: String, plain: consuming PlainResponses, takesPlain: Bool, isInRoot: Bool
    ) {
        place = isInRoot ? .inRoot : .outside
        self.plain = plain
        self.takesPlain = takesPlain
        self.assembler = assembler
        self.file = file
    }

    mutating func take(_ event: borrowing XMLEvent) {
        switch event {
        case .start(let tag): start(tag)
        case .end(let end): self.end(end)
        case .text(let text):
            // An element that is passed over is passed over with all that is in it.
            if case .inUnknown = place { return }
            findings.add(
                Diagnostic(
                    .warning, .unexpectedText, at: location(text.position),
                    Wording(
                        "text stands between the tags and is not read",
                        vi: "có chữ nằm giữa các thẻ, phần này không được đọc"),
                    hint: Wording(
                        "an answer belongs in the attribute value of <answer>",
                        vi: "câu trả lời phải ghi trong thuộc tính value của <answer>")))
        }
    }

    private mutating func start(_ tag: borrowing XMLTag) {
        let name = ResponseName(position: tag.name)
        switch (place, name) {
        case (.outside, .responses):
            place = .inRoot
            readRoot(tag)
        case (.outside, _):
            isRefused = true
            place = .inUnknown(depth: 1, back: .inRoot)
            findings.add(notAResponseFile(tag))
        case (.inRoot, .response):
            place = .inResponse
            if !takesPlain || !plain.begin(tag) { readResponse(tag) }
        case (.inResponse, .answer):
            place = .inAnswer
            if plain.isOpen {
                if plain.answer(tag) { return }
                handOver(at: location(tag.parentPosition))
            }
            readAnswer(tag)
        case (.inUnknown(let depth, let back), let name):
            place = .inUnknown(depth: depth + 1, back: back)
            if name == .response, !isRefused { rejectMisplacedResponse(at: location(tag.position)) }
        case (.inResponse, .response), (.inAnswer, .response):
            place = .inUnknown(depth: 1, back: place == .inAnswer ? .inAnswer : .inResponse)
            rejectMisplacedResponse(at: location(tag.position))
        case (.inRoot, _): skip(tag, back: .inRoot)
        case (.inResponse, _): skip(tag, back: .inResponse)
        case (.inAnswer, _): skip(tag, back: .inAnswer)
        }
    }

    private mutating func end(_ end: borrowing XMLEnd) {
        switch place {
        case .inUnknown(let depth, let back) where depth == 1:
            switch back {
            case .inRoot: place = .inRoot
            case .inResponse: place = .inResponse
            case .inAnswer: place = .inAnswer
            }
        case .inUnknown(let depth, let back): place = .inUnknown(depth: depth - 1, back: back)
        case .inAnswer: place = .inResponse
        case .inResponse:
            place = .inRoot
            if plain.isOpen {
                if plain.end() { return }
                handOver(at: location(end.startPosition))
            }
            if let current { ready.append(current) }
            current = nil
        case .inRoot, .outside:
            place = .outside
            if let place = form?.damage, !isRefused { refuse(damaged(at: place)) }
        }
    }

    /// What was counted of plain responses, their keys, and themselves where they are kept.
    var countedPlain: (responses: [CountedResponses], keys: KeyList, ratings: RatingStore?) {
        (plain.counted(), plain.keys, plain.ratings)
    }

    /// Goes on in the general way with a response that has turned out not to be plain.
    private mutating func handOver(at place: SourceLocation) {
        let (response, answered) = plain.handOver(assembler, at: place)
        current = response
        self.answered = answered
    }

    // MARK: Elements

    private mutating func readRoot(_ tag: borrowing XMLTag) {
        var facts: [ResponseName: (text: String, place: SourceLocation)] = [:]
        for index in 0..<tag.attributeCount {
            let name = ResponseName(position: tag.attributeName(index))
            if let name { facts[name] = (tag.value(index).normalizedText, location(tag.valuePosition(index))) }
            switch name {
            case .formID, .formVersion, .contentHash: break
            case .year:
                let year = tag.value(index).normalizedText
                guard year != String(assembler.round.year) else { break }
                isRefused = true
                findings.add(otherYear(year, at: location(tag.valuePosition(index))))
            case .schemaPlace: break
            case .synthetic:
                let mark = tag.value(index).normalizedText
                let isSynthetic = mark.isEmpty ? false : RawFacts.truth(mark)
                if isSynthetic == nil {
                    isRefused = true
                    findings.add(
                        ResponseAssembler.badTruth(at: location(tag.valuePosition(index))).with(.error))
                }
                guard isSynthetic == true, !assembler.round.isSynthetic else { break }
                isRefused = true
                findings.add(syntheticResponses(at: location(tag.namePosition(index))))
            default: reportUnknownAttribute(tag, index)
            }
        }
        readForm(facts)
    }

    /// Takes nothing from the file, for this reason.
    mutating func refuse(_ reason: Diagnostic) {
        isRefused = true
        findings.add(reason)
    }

    private mutating func readResponse(_ tag: borrowing XMLTag) {
        var facts = RawFacts()
        var places: [ResponseFact: Int] = [:]
        for index in 0..<tag.attributeCount {
            guard let fact = ResponseName(position: tag.attributeName(index))?.fact else {
                reportUnknownAttribute(tag, index)
                continue
            }
            facts[fact] = tag.value(index).normalizedText
            places[fact] = index
        }
        form?.take(facts)
        answered.removeAll(keepingCapacity: true)
        let start = location(tag.position)
        var faults: [FactFault] = []
        do throws(FactFault) {
            current = try assembler.response(facts, at: start, doubts: &faults)
        } catch {
            current = nil
            rejections.append((start, error.diagnostic(at: start)))
            faults.append(error)
        }
        for fault in faults {
            let place = places[fault.fact].map { location(tag.valuePosition($0)) } ?? start
            findings.add(fault.diagnostic(at: place))
        }
        if let asked = form?.questionnaire, let given = current?.questionnaire, given != asked {
            current = nil
            rejections.append((start, otherForm(at: start)))
            findings.add(otherForm(at: start))
        }
    }

    private mutating func readAnswer(_ tag: borrowing XMLTag) {
        if form != nil { sealAnswer(tag) }
        guard var response = current.take() else { return }
        defer { current = response }
        var question: (code: String, attribute: Int)?
        var value: Int?
        for index in 0..<tag.attributeCount {
            switch ResponseName(position: tag.attributeName(index)) {
            case .question: question = (tag.value(index).normalizedText, index)
            case .value: value = index
            default: reportUnknownAttribute(tag, index)
            }
        }
        guard let question, !question.code.isEmpty else {
            findings.add(answerWithoutQuestion(at: location(tag.position)))
            return
        }
        guard let position = assembler.position(of: question.code, in: response.questionnaire) else {
            // A blank is no answer, whether or not the question is asked: as in a table.
            if let value, assembler.allQuestions.contains(question.code), tag.value(value).normalizedText.isEmpty {
                return
            }
            reportNotAsked(question.code, of: response, at: location(tag.valuePosition(question.attribute)))
            return
        }
        guard answered.insert(position).inserted else {
            response.answers[position] = .invalid
            let place = location(tag.valuePosition(question.attribute))
            findings.add(assembler.repeatedAnswer(position: position, of: response, at: place))
            return
        }
        guard let value else {
            response.answers[position] = .invalid
            findings.add(answerWithoutValue(question.code, at: location(tag.position)))
            return
        }
        let bytes = unsafe Span(_unsafeElements: tag.bytes(value))
        let answer = assembler.decode(bytes, position: position, of: response)
        if answer == .invalid {
            findings.add(
                assembler.unknownLevel(position: position, of: response, at: location(tag.valuePosition(value))))
        }
        response.answers[position] = answer
    }

    private mutating func sealAnswer(_ tag: borrowing XMLTag) {
        var texts: [ResponseName: String] = [:]
        for index in 0..<tag.attributeCount {
            guard let name = ResponseName(position: tag.attributeName(index)) else { continue }
            texts[name] = tag.value(index).normalizedText
        }
        form?.takeAnswer(question: texts[.question] ?? "", value: texts[.value] ?? "")
    }

    private mutating func skip(_ tag: borrowing XMLTag, back: Depth) {
        place = .inUnknown(depth: 1, back: back)
        guard namedOnce.insert("<" + tag.nameText).inserted else { return }
        let code: DiagnosticCode = tag.name == nil ? .unknownElement : .misplacedElement
        findings.add(
            Diagnostic(
                .warning, code, at: location(tag.position),
                Wording(
                    "the element <\(tag.nameText)> does not belong here and is passed over, wherever it comes again",
                    vi: "thẻ <\(tag.nameText)> không thuộc vị trí này và bị bỏ qua, kể cả ở những chỗ sau"),
                hint: Self.structureHint))
    }

    func location(_ position: XMLPosition) -> SourceLocation {
        SourceLocation(file: file, line: position.line, column: position.column)
    }
}
