import Diagnostics
import SurveyModel
import TabularInput

/// What a column of a table of responses holds, by its name alone.
enum ColumnRole: Equatable, Sendable {
    case fact(ResponseFact)
    /// Named after a question of the round.
    case question
    /// `QUESTION[UNIT]`, whether or not the round has them.
    case cell(question: String, unit: String)
    /// `question` and `answer` of a long table.
    case questionName, answer
    /// Why a row was rejected when it was loaded before; not read.
    case rejectionReason
    case unknown
}

/// The header of a table of responses, its columns told apart.
struct TableHeader: Sendable {
    let header: Header
    let assembler: ResponseAssembler
    /// One for each column.
    let roles: [ColumnRole]

    init(_ header: Header, assembler: ResponseAssembler) {
        self.header = header
        self.assembler = assembler
        roles = header.names.map { Self.role(of: $0, assembler) }
    }

    private static func role(of name: String, _ assembler: ResponseAssembler) -> ColumnRole {
        if let fact = ResponseFact(rawValue: name) { return .fact(fact) }
        if name == "question" { return .questionName }
        if name == "answer" { return .answer }
        if name == RejectedRows.reasonColumn { return .rejectionReason }
        if assembler.names.isKnown(name) { return .question }
        guard name.hasSuffix("]"), let bracket = name.lastIndex(of: "[") else { return .unknown }
        return .cell(
            question: String(name[..<bracket]).normalizedText,
            unit: String(name[name.index(after: bracket)...].dropLast()).normalizedText)
    }

    func location(_ column: Int) -> SourceLocation { header.columns[column].location }

    /// The first column of a role.
    func first(_ role: ColumnRole) -> Int? { roles.firstIndex(of: role) }

    /// The columns that are named after questions.
    var questionColumns: [AnswerColumns.Column] {
        roles.indices.filter { roles[$0] == .question }
            .map { AnswerColumns.Column(question: header.names[$0], index: $0) }
    }

    /// Without a single fact this may be no header but a response, of which nothing is shown.
    var isHeader: Bool { roles.contains { if case .fact = $0 { true } else { false } } }

    /// Reports what the columns lack or have too many of.
    ///
    /// - Parameters:
    ///   - names: What the layout needs besides its facts.
    ///   - isExplained: Columns that the caller tells about in its own words.
    /// - Returns: Whether the file can be used.
    func report(
        facts: [ResponseFact], needs: [ResponseFact], names: [String] = [], optional: [String] = [],
        isExplained: (Int) -> Bool = { _ in false }, _ findings: inout Findings
    ) -> Bool {
        var isUsable = true
        let explained = Set(roles.indices.filter(isExplained).map(location))
        for fault in header.faults(
            required: needs.map(\.rawValue) + names,
            optional: facts.map(\.rawValue) + optional + [RejectedRows.reasonColumn])
        {
            switch fault {
            case .missing, .repeated:
                isUsable = false
                findings.add(fault.diagnostic(.error))
            case .unknown(_, let place, _):
                if isHeader, !explained.contains(place) { findings.add(fault.diagnostic(.warning)) }
            case .unnamed: if isHeader { findings.add(fault.diagnostic(.warning)) }
            }
        }
        return isUsable
    }

    /// The fact by which responses are told apart: an id of their own, or the respondent's.
    var identity: [ResponseFact] { first(.fact(.respondent)) == nil ? [.responseID] : [] }
}
