import SurveyModel
import TabularInput

/// What the columns of a wide table must be for its rows to be read many bytes at a time: the facts first, then nothing
/// but questions, up to the end of the row.
struct PlainLayout: Sendable {
    /// What stands in a column before the questions.
    enum Leading: Equatable, Sendable {
        case fact(ResponseFact)
        /// Unknown, and not read.
        case other
    }

    /// The most columns before the questions, and the most bytes that they may take in a row.
    static let leadingLimit = 24
    static let leadingBytes = 1 << 10

    let separator: UInt8
    /// The byte that ends a row: LF, or the CR before it.
    let terminator: UInt8
    let leading: [Leading]
    let answerCount: Int

    /// - Parameter endsInPair: Whether a line ends in CR and LF.
    /// - Returns: Nil where the columns stand otherwise.
    init?(_ header: TableHeader, dialect: Dialect, endsInPair: Bool) {
        let first = header.roles.firstIndex(of: .question) ?? header.roles.count
        guard first > 0, first <= Self.leadingLimit, first < header.roles.count,
            header.roles[first...].allSatisfy({ $0 == .question })
        else { return nil }
        leading = header.roles[..<first].map { role in
            if case .fact(let fact) = role { .fact(fact) } else { .other }
        }
        answerCount = header.roles.count - first
        separator = dialect.separator.rawValue
        terminator = endsInPair ? UInt8(ascii: "\r") : UInt8(ascii: "\n")
    }

    /// How many bytes a short row has that answers every question.
    var shortRow: Int { leading.count + 4 + 2 * answerCount }

    /// The position of the column of a fact.
    func column(of fact: ResponseFact) -> Int? { leading.firstIndex(of: .fact(fact)) }
}
