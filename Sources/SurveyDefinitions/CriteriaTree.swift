import Diagnostics
import SurveyModel

extension DiagnosticCode {
    static let badCriterionCode = DiagnosticCode("criteria.bad-code")
    static let repeatedCriterionCode = DiagnosticCode("criteria.repeated-code")
    static let missingParent = DiagnosticCode("criteria.missing-parent")
}

/// The rows of a table as the tree that their codes spell, with what is wrong about the codes.
///
/// A row that is missing, but whose subordinate rows show that it was there, stands in the tree without a row, so that
/// one deleted line is one finding and not a dozen.
struct CriteriaTree {
    struct Node {
        var code: CriterionCode
        var level: CriteriaLevel
        /// Index into the table's rows; nil for a row that is missing.
        var row: Int?
        var parent: Int?
        var children: [Int] = []
        /// The area that the node belongs to; an area is its own.
        var area = 0
    }

    let table: CriteriaTable
    private(set) var nodes: [Node] = []
    private(set) var roots: [Int] = []
    /// Rows whose code stood before, by index.
    private(set) var repeatedRows: Set<Int> = []
    private(set) var findings: [Diagnostic] = []
    private var nodeByCode: [CriterionCode: Int] = [:]

    init(_ table: CriteriaTable) {
        self.table = table
        let codes = identities()
        for (index, row) in table.rows.enumerated() {
            let code = codes[index] ?? CriterionCode(row.printedCode)
            guard let level = code.level ?? row.code.level else {
                findings.append(Self.badCode(row))
                continue
            }
            let parent = codes[index] == nil ? lastNode(above: level) : nil
            nodes.append(Node(code: codes[index] ?? row.code, level: level, row: index, parent: parent))
            if let code = codes[index] { nodeByCode[code] = nodes.count - 1 }
        }
        linkToParents()
    }

    /// The rows by the codes under which they take their places, which a repeated code does not disturb.
    var rowsByIdentity: [CriterionCode: CriteriaRow] {
        nodeByCode.compactMapValues { row($0) }
    }

    func row(_ node: Int) -> CriteriaRow? { nodes[node].row.map { table.rows[$0] } }

    /// What the rows without subordinates below a node sum to.
    func leafSum(_ node: Int) -> Points {
        nodes[node].children.isEmpty
            ? row(node)?.maximumPoints ?? .zero : nodes[node].children.map(leafSum).sum()
    }

    /// What the row of a node says, or, where the row is missing, what stands below it.
    func maximum(_ node: Int) -> Points { row(node)?.maximumPoints ?? leafSum(node) }

    // MARK: Building

    /// For each row the code under which it takes its place; nil where only its position can tell.
    ///
    /// Of rows with the same code the one that is printed so keeps it, or else one whose printed code is another row's.
    /// The others are found by their printed code, or by the rows that follow and stand below them.
    private mutating func identities() -> [CriterionCode?] {
        var rowsByCode: [CriterionCode: [Int]] = [:]
        for (index, row) in table.rows.enumerated() { rowsByCode[row.code, default: []].append(index) }
        let free = { (code: CriterionCode) in rowsByCode[code] == nil ? code : nil }
        var codes: [CriterionCode?] = table.rows.map(\.code)
        for (code, rows) in rowsByCode where rows.count > 1 {
            let keeper =
                rows.first { table.rows[$0].printedCode == code.description }
                ?? rows.first { free(CriterionCode(table.rows[$0].printedCode)) == nil } ?? rows[0]
            for row in rows where row != keeper {
                let next = row + 1 < table.rows.count ? table.rows[row + 1].code.parent : nil
                codes[row] = free(CriterionCode(table.rows[row].printedCode)) ?? next.flatMap(free)
                repeatedRows.insert(row)
                findings.append(Self.repeatedCode(table.rows[row], first: table.rows[keeper]))
            }
        }
        return codes
    }

    private func lastNode(above level: CriteriaLevel) -> Int? { nodes.lastIndex { $0.level < level } }

    private mutating func linkToParents() {
        var index = 0
        // Missing parents are appended on the way and linked in their turn.
        while index < nodes.count {
            if nodes[index].parent == nil, let code = nodes[index].code.parent {
                nodes[index].parent = nodeByCode[code] ?? addMissing(code, shownBy: index)
            }
            if let parent = nodes[index].parent {
                nodes[parent].children.append(index)
            } else {
                roots.append(index)
            }
            index += 1
        }
        for root in roots { assign(area: root, to: root) }
    }

    private mutating func assign(area: Int, to node: Int) {
        nodes[node].area = area
        for child in nodes[node].children { assign(area: area, to: child) }
    }

    private mutating func addMissing(_ code: CriterionCode, shownBy child: Int) -> Int? {
        guard let level = code.level else { return nil }
        if let row = row(child) {
            findings.append(
                Diagnostic(
                    .error, .missingParent, at: row.places.code,
                    Wording(
                        "\(table.title): row \(row.code) has no row \(code) above it",
                        vi: "\(table.title): dòng \(row.code) không có dòng cấp trên \(code)"),
                    hint: Wording("restore row \(code), or mend the code", vi: "bổ sung dòng \(code) hoặc sửa lại mã")))
        }
        nodes.append(Node(code: code, level: level))
        nodeByCode[code] = nodes.count - 1
        return nodes.count - 1
    }

    private static func badCode(_ row: CriteriaRow) -> Diagnostic {
        Diagnostic(
            .error, .badCriterionCode, at: row.places.code,
            Wording(
                "\"\(row.code)\" is no code of an area, criterion or subcriterion",
                vi: "\"\(row.code)\" không phải mã lĩnh vực, tiêu chí hay tiêu chí thành phần"),
            hint: Wording(
                "write one to three parts between dots, such as 1.10.3",
                vi: "ghi từ một đến ba phần cách nhau bằng dấu chấm, ví dụ 1.10.3"))
    }

    private static func repeatedCode(_ row: CriteriaRow, first: CriteriaRow) -> Diagnostic {
        Diagnostic(
            .error, .repeatedCriterionCode, at: row.places.code,
            Wording("code \(row.code) stands twice", vi: "mã \(row.code) xuất hiện hai lần"),
            hint: Wording(
                "give every row a code of its own; what the decision prints belongs in printed_code",
                vi: "mỗi dòng cần một mã riêng; mã in trong Quyết định ghi ở cột printed_code"),
            related: first.places.code)
    }
}
