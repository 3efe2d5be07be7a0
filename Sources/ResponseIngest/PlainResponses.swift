import Diagnostics
import Glibc
import SurveyModel
import XMLInput

/// Takes the responses of an XML file that are as plain as nearly all are, without a `String` for each value, and counts
/// them at once.
///
/// A plain response has known attributes only, an id and a respondent in ASCII, facts on which nobody has a remark, and
/// answers of one character or none to questions that are asked, each once, at least one of them not blank. Anything else
/// is left to the general way, also in the middle of a response, which is then handed over as far as it was read.
@safe struct PlainResponses: ~Copyable {
    /// Longer values are no plain ones.
    private static let longestValue = 256
    /// Bytes that can be read behind each value.
    private static let padding = FactMemo.longest

    private let facts: PlainFacts
    private let wanted: Set<UInt64>?
    private var answers: PlainAnswers
    private var unitMemo = FactMemo()
    private var groupMemo = FactMemo()
    private var employerMemo = FactMemo()
    private var timeMemo = FactMemo()
    private var syntheticMemo = FactMemo()

    /// By the position of a name in the vocabulary: the fact that an attribute of that name is, -1 for none.
    private let factOfName: [Int]
    /// The values of the response's attributes, by fact.
    private let values: UnsafeMutablePointer<UInt8>
    private let counts: UnsafeMutablePointer<Int>

    private var buffer = RatingBuffer()
    private let keepsRatings: Bool
    private var respondents = NumberedTexts()
    private var strata = NumberedTexts()
    private var clusters = NumberedTexts()
    private var employers = NumberedTexts()

    /// The keys of the responses that were counted.
    let keys = KeyList()
    private var key: (id: UInt64, rating: UInt64) = (0, 0)
    private var unit = 0
    private var group = 0
    /// Whether a response is being read, and whether it is one that nobody wants.
    private(set) var isOpen = false
    private var isPassedOver = false

    private static let factCount = ResponseFact.allCases.count

    init(assembler: ResponseAssembler, facts: PlainFacts, wanted: Set<UInt64>?) {
        self.facts = facts
        self.wanted = wanted
        answers = PlainAnswers(assembler: assembler)
        keepsRatings = facts.keepsRatings && wanted == nil
        factOfName = ResponseName.allCases.map { name in
            name.fact.flatMap { ResponseFact.allCases.firstIndex(of: $0) } ?? -1
        }
        let capacity = Self.factCount * (Self.longestValue + Self.padding)
        unsafe values = .allocate(capacity: capacity)
        unsafe values.initialize(repeating: 0, count: capacity)
        unsafe counts = .allocate(capacity: Self.factCount)
        unsafe counts.initialize(repeating: 0, count: Self.factCount)
    }

    deinit {
        unsafe values.deallocate()
        unsafe counts.deallocate()
    }

    // MARK: A response

    /// Begins a response.
    ///
    /// - Returns: Whether it is plain so far; if not, nothing is kept of it.
    mutating func begin(_ tag: borrowing XMLTag) -> Bool {
        for fact in 0..<Self.factCount { unsafe counts[fact] = 0 }
        for index in 0..<tag.attributeCount {
            guard let name = tag.attributeName(index), factOfName[name] >= 0 else { return false }
            let value = unsafe tag.bytes(index)
            if value.count > Self.longestValue { return false }
            let fact = factOfName[name]
            if let start = value.baseAddress { unsafe memcpy(self.value(fact), start, value.count) }
            unsafe counts[fact] = value.count
        }
        guard readFacts(), let key = readKey() else { return false }
        if let wanted {
            if wanted.contains(key.id) || wanted.contains(key.rating) { return false }
            isPassedOver = true
        } else {
            isPassedOver = false
            self.key = key
            answers.begin(unit: unit, group: group)
        }
        isOpen = true
        return true
    }

    /// Takes an answer of the response that is being read.
    ///
    /// - Returns: Whether the response is still plain; if not, the answer was not taken.
    @inline(__always)
    mutating func answer(_ tag: borrowing XMLTag) -> Bool { isPassedOver || answers.take(tag) }

    /// Ends the response that is being read, and counts it.
    ///
    /// - Returns: Whether it was plain; if not, it is still open.
    mutating func end() -> Bool {
        if !isPassedOver {
            guard answers.count() else { return false }
            if keepsRatings { keep() }
            keys.append(key.id)
            if key.rating != key.id { keys.append(key.rating) }
        }
        isOpen = false
        return true
    }

    private mutating func keep() {
        var rater = RatingStore.Rater(group: group)
        unsafe rater.respondent = respondents.number(
            value(Self.respondentFact), counts[Self.respondentFact], &buffer.texts)
        unsafe rater.stratum = strata.number(value(Self.stratumFact), counts[Self.stratumFact], &buffer.texts)
        unsafe rater.cluster = clusters.number(value(Self.clusterFact), counts[Self.clusterFact], &buffer.texts)
        unsafe rater.employer = employers.number(value(Self.employerFact), counts[Self.employerFact], &buffer.texts)
        answers.keep(unit: unit, rater, in: &buffer)
    }

    /// Hands the response over that is being read, as far as it was.
    ///
    /// - Parameter place: Where it begins.
    mutating func handOver(_ assembler: ResponseAssembler, at place: SourceLocation) -> (Response?, answered: Set<Int>)
    {
        isOpen = false
        if isPassedOver { return (nil, []) }
        var texts = RawFacts()
        for (index, fact) in ResponseFact.allCases.enumerated() { texts[fact] = text(index)?.normalizedText }
        var doubts: [FactFault] = []
        guard var response = try? assembler.response(texts, at: place, doubts: &doubts) else { return (nil, []) }
        let answered = answers.fill(&response)
        return (response, answered)
    }

    /// The responses that were counted; nil where they are not kept.
    var ratings: RatingStore? { keepsRatings ? buffer.store : nil }

    /// What was counted, by unit and group.
    func counted() -> [CountedResponses] { answers.counted() }

    // MARK: Facts

    private func value(_ fact: Int) -> UnsafeMutablePointer<UInt8> {
        unsafe values + fact * (Self.longestValue + Self.padding)
    }

    private func text(_ fact: Int) -> String? {
        unsafe String(validating: UnsafeBufferPointer(start: value(fact), count: counts[fact]), as: UTF8.self)
    }

    /// The position of a fact among all.
    private static func position(_ fact: ResponseFact) -> Int { ResponseFact.allCases.firstIndex(of: fact) ?? 0 }
    private static let idFact = position(.responseID)
    private static let respondentFact = position(.respondent)
    private static let groupFact = position(.group)
    private static let unitFact = position(.unit)
    private static let stratumFact = position(.stratum)
    private static let clusterFact = position(.cluster)
    private static let employerFact = position(.employer)
    private static let timeFact = position(.submittedAt)
    private static let syntheticFact = position(.synthetic)

    /// Whether the facts are all known and sound.
    private mutating func readFacts() -> Bool {
        let (unitFact, groupFact) = (Self.unitFact, Self.groupFact)
        unit = unsafe unitMemo.meaning(value(unitFact), counts[unitFact])
        if unit == FactMemo.unknown {
            unit = facts.unit(text(unitFact))
            unsafe unitMemo.remember(value(unitFact), counts[unitFact], unit)
        }
        group = unsafe groupMemo.meaning(value(groupFact), counts[groupFact])
        if group == FactMemo.unknown {
            group = facts.group(text(groupFact))
            unsafe groupMemo.remember(value(groupFact), counts[groupFact], group)
        }
        guard unit >= 0, group >= 0, answers.isAsked(unit: unit, group: group) else { return false }
        return isSound(.employer, Self.employerFact, employerMemo)
            && isSound(.submittedAt, Self.timeFact, timeMemo)
            && isSound(.synthetic, Self.syntheticFact, syntheticMemo)
    }

    private func isSound(_ fact: ResponseFact, _ index: Int, _ memo: borrowing FactMemo) -> Bool {
        let count = unsafe counts[index]
        if count == 0 { return true }
        var meaning = unsafe memo.meaning(value(index), count)
        if meaning == FactMemo.unknown {
            meaning = facts.soundness(fact, text(index)).number
            unsafe memo.remember(value(index), count, meaning)
        }
        return Soundness(number: meaning).holds(for: unit)
    }

    /// The keys of the response; nil where its id or respondent is blank, would be tidied, or is not ASCII.
    private func readKey() -> (id: UInt64, rating: UInt64)? {
        let (id, respondent, unit) = (Self.idFact, Self.respondentFact, Self.unitFact)
        guard unsafe isASCII(value(id), counts[id]), unsafe isASCII(value(respondent), counts[respondent]) else {
            return nil
        }
        return unsafe ResponseKey.keys(
            id: (UnsafePointer(value(id)), counts[id]),
            respondent: (UnsafePointer(value(respondent)), counts[respondent]),
            unit: (UnsafePointer(value(unit)), counts[unit]))
    }

    private func isASCII(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> Bool {
        for index in 0..<count where unsafe bytes[index] >= 0x80 { return false }
        return true
    }
}
