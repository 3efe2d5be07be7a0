import Diagnostics
import SurveyModel
import TabularInput

extension DiagnosticCode {
    static let twoLayouts = DiagnosticCode("table.two-layouts")
    static let noLayout = DiagnosticCode("table.no-layout")
}

extension TableHeader {
    /// The layout that the columns spell.
    ///
    /// A column named after a question makes a wide table, and so does `unit` in a table that is not long;
    /// `QUESTION[UNIT]` makes a matrix, `question` and `answer` a long table. A header without a single known name is
    /// taken for a wide table, whose missing columns are then named.
    func layout() throws(FileRefusal) -> ResponseLayout {
        let signs = self.signs
        if let sign = signs.first, signs.count == 1 { return sign.layout }
        if signs.isEmpty, !isHeader { return .wideTable }
        throw FileRefusal(findings: [signs.isEmpty ? noLayout : twoLayouts(signs)])
    }

    /// A layout that the header fits, and the first column that shows it.
    private struct Sign {
        var layout: ResponseLayout
        var column: Int
    }

    /// The layouts that the header fits, in the order of the columns that show it.
    private var signs: [Sign] {
        let pair = [first(.questionName), first(.answer)].compactMap { $0 }
        let question = first(.question)
        let cells = roles.indices.filter { if case .cell = roles[$0] { true } else { false } }
        // One of the two alone may as well be a note in a table of another layout.
        let long = pair.count == 2 || (question == nil && cells.isEmpty) ? pair.first : nil
        let unit = long == nil ? first(.fact(.unit)) : nil
        let wide = question ?? unit
        // Brackets alone may as well be a note in a table of another layout.
        let matrix = cells.first(where: isOfRound) ?? (wide == nil && long == nil ? cells.first : nil)
        let found: [(ResponseLayout, Int?)] = [(.wideTable, wide), (.matrixTable, matrix), (.longTable, long)]
        return found.compactMap { layout, column in column.map { Sign(layout: layout, column: $0) } }
            .sorted { $0.column < $1.column }
    }

    /// Whether a matrix column names a question or a unit of the round.
    private func isOfRound(_ column: Int) -> Bool {
        guard case .cell(let question, let unit) = roles[column] else { return false }
        return assembler.names.isKnown(question) || assembler.unitNames.units(named: unit).count > 0
    }

    // MARK: In words

    private static let possible = Wording(
        """
        a wide table has response_id or respondent, group, unit and a column for each question; a matrix has respondent, \
        group and columns QUESTION[UNIT]; a long table has response_id or respondent, group, unit, question, answer
        """,
        vi: """
            bảng ngang gồm response_id hoặc respondent, group, unit và mỗi câu hỏi một cột; bảng ma trận gồm respondent, \
            group và các cột CÂU_HỎI[ĐƠN_VỊ]; bảng dọc gồm response_id hoặc respondent, group, unit, question, answer
            """)

    private func twoLayouts(_ signs: [Sign]) -> Diagnostic {
        let shown = signs.map { (name: header.names[$0.column], layout: $0.layout.wording) }
        let english = shown.map { "“\($0.name)” makes it \($0.layout.english)" }.joined(separator: ", ")
        let vietnamese = shown.map { "cột “\($0.name)” là của \($0.layout.vietnamese)" }.joined(separator: ", ")
        return Diagnostic(
            .error, .twoLayouts, at: location(signs[1].column),
            Wording(
                "the header fits more than one layout: \(english)",
                vi: "dòng tiêu đề khớp với nhiều dạng bảng: \(vietnamese)"),
            hint: Self.possible, related: location(signs[0].column))
    }

    private var noLayout: Diagnostic {
        let known = zip(header.names, roles).filter { $0.1 != .unknown }.map(\.0)
        let others = header.names.count - known.count
        let names = known.joined(separator: ", ")
        return Diagnostic(
            .error, .noLayout, at: header.endLocation,
            Wording(
                "the header fits no layout: it has \(names) and \(others) columns that are not known",
                vi: "dòng tiêu đề không khớp dạng bảng nào: có \(names) và \(others) cột không nhận ra"),
            hint: Self.possible)
    }
}

extension ResponseLayout {
    fileprivate var wording: Wording {
        switch self {
        case .wideTable: Wording("a wide table", vi: "bảng ngang")
        case .matrixTable: Wording("a matrix", vi: "bảng ma trận")
        case .longTable: Wording("a long table", vi: "bảng dọc")
        case .xml: Wording("XML", vi: "XML")
        }
    }
}
