import Diagnostics
import SurveyModel

extension DiagnosticCode {
    static let criteriaSum = DiagnosticCode("criteria.sum")
    static let criteriaTotal = DiagnosticCode("criteria.total")
    static let criteriaBlock = DiagnosticCode("criteria.block")
    static let criteriaCount = DiagnosticCode("criteria.count")
    static let missingRow = DiagnosticCode("criteria.missing-row")
}

/// Recomputes every sum and count of a table and holds it against what the table and the text state.
///
/// One fault is one finding: a figure that is off only because another finding already says why is not named again.
struct CriteriaFigures {
    let tree: CriteriaTree
    let table: CriteriaTable
    var findings: [Diagnostic] = []
    /// Rows that are known to be missing: they count as rows of their area.
    var missing: [(code: CriterionCode, area: CriterionCode, level: CriteriaLevel, finding: Int)] = []
    /// By how much a named fault moves the sum of a block, and which blocks it may have moved.
    var explained: [(difference: Int64, methods: Set<AssessmentMethod>)] = []

    init(tree: CriteriaTree) {
        self.tree = tree
        table = tree.table
        checkSums()
        checkTotal()
        checkBlocks()
        checkCounts()
    }

    /// The rows that are missing by their codes, each with the position of the finding that says so.
    var missingRows: [CriterionCode: Int] {
        Dictionary(missing.map { ($0.code, $0.finding) }, uniquingKeysWith: { first, _ in first })
    }

    var tableName: String { table.title }

    // MARK: Sums

    private mutating func checkSums() {
        for (index, node) in tree.nodes.enumerated() where !node.children.isEmpty {
            let gap = gaps(among: node.children, of: node)
            let sum = node.children.map(tree.maximum).sum()
            guard let row = tree.row(index) else { continue }
            let isOff = sum != row.maximumPoints && tree.leafSum(index) != row.maximumPoints
            if let gap {
                reportMissing(gap, below: row, index: index, sum: sum)
            } else if isOff {
                reportSum(row, index: index, sum: sum)
            }
            if isOff, isConfirmedAbove(index) {
                explained.append((sum.tenThousandths - row.maximumPoints.tenThousandths, leafMethods(below: index)))
            }
        }
    }

    /// Whether the sum one level up agrees with what the row of a node says, so that the fault lies below the node.
    private func isConfirmedAbove(_ node: Int) -> Bool {
        guard let parent = tree.nodes[node].parent else {
            let sum = tree.roots.map(tree.maximum).sum()
            return table.stated.maximumPoints.map { $0.value == sum } ?? true
        }
        return tree.nodes[parent].children.map(tree.maximum).sum() == tree.maximum(parent)
    }

    /// The methods by which the rows right below a node are assessed that have no rows below them; where there is
    /// none left, those of all such rows of the level.
    private func leafMethods(below node: Int) -> Set<AssessmentMethod> {
        let sisters = leafMethods(of: tree.nodes[node].children)
        if !sisters.isEmpty { return sisters }
        let level = childLevel(node)
        return leafMethods(of: Array(tree.nodes.indices.filter { tree.nodes[$0].level == level }))
    }

    private func leafMethods(of nodes: [Int]) -> Set<AssessmentMethod> {
        Set(nodes.filter { tree.nodes[$0].children.isEmpty }.compactMap { tree.row($0)?.method })
    }

    private mutating func reportSum(_ row: CriteriaRow, index: Int, sum: Points) {
        if sum < row.maximumPoints, let short = shortCount(area: tree.nodes[index].area, level: childLevel(index)) {
            missing.append((nextCode(below: index), areaCode(index), childLevel(index), findings.count))
            findings.append(
                Diagnostic(
                    .warning, .missingRow, at: row.places.maximumPoints,
                    Wording(
                        "\(tableName): the rows below \(row.code) sum to \(sum), the table says \(row.maximumPoints), and its area has \(short.counted) of \(short.stated) rows of this level: a row seems to be missing",
                        vi:
                            "\(tableName): các dòng thuộc \(row.code) cộng lại được \(sum), bảng ghi \(row.maximumPoints), và lĩnh vực này có \(short.counted)/\(short.stated) dòng cùng cấp: có thể thiếu một dòng"
                    ),
                    hint: Self.compare))
            return
        }
        findings.append(
            Diagnostic(
                .warning, .criteriaSum, at: row.places.maximumPoints,
                Wording(
                    "\(tableName): the rows below \(row.code) sum to \(sum), the table says \(row.maximumPoints)",
                    vi: "\(tableName): các dòng thuộc \(row.code) cộng lại được \(sum), bảng ghi \(row.maximumPoints)"),
                hint: Self.compare))
    }

    private mutating func reportMissing(_ gap: [String], below row: CriteriaRow, index: Int, sum: Points) {
        let area = areaCode(index)
        for code in gap { missing.append((CriterionCode(code), area, childLevel(index), findings.count)) }
        let codes = gap.joined(separator: ", ")
        findings.append(
            Diagnostic(
                .warning, .missingRow, at: row.places.code,
                Wording(
                    "\(tableName): \(codes) is missing below \(row.code), whose rows sum to \(sum), the table says \(row.maximumPoints)",
                    vi:
                        "\(tableName): thiếu dòng \(codes) thuộc \(row.code); các dòng còn lại cộng được \(sum), bảng ghi \(row.maximumPoints)"
                ),
                hint: Self.compare))
    }

    /// The code that would follow the last row below a node.
    private func nextCode(below node: Int) -> CriterionCode {
        let last =
            tree.nodes[node].children.compactMap { tree.nodes[$0].code.parts.last.flatMap { Int($0) } }.max() ?? 0
        return CriterionCode("\(tree.nodes[node].code).\(min(last, 9_999) + 1)")
    }

    func areaCode(_ node: Int) -> CriterionCode { tree.nodes[tree.nodes[node].area].code }

    func childLevel(_ node: Int) -> CriteriaLevel {
        CriteriaLevel(rawValue: tree.nodes[node].level.rawValue + 1) ?? .subcriterion
    }

    /// The codes left out in the numbering of sisters, where no repeated code explains the gap.
    private func gaps(among children: [Int], of node: CriteriaTree.Node) -> [String]? {
        let named = children.filter { !isPlacedByPosition($0) }
        let numbers = named.compactMap { tree.nodes[$0].code.parts.last.flatMap { Int($0) } }
        guard numbers.count == named.count, let last = numbers.max(), last <= 999 else { return nil }
        let left = Set(1...max(1, last)).subtracting(numbers).sorted()
        guard left.count > children.count - named.count else { return nil }
        return left.map { "\(node.code).\($0)" }
    }

    private func isPlacedByPosition(_ node: Int) -> Bool {
        guard let row = tree.nodes[node].row else { return false }
        return tree.repeatedRows.contains(row) && tree.nodes[node].code == table.rows[row].code
    }

    private mutating func checkTotal() {
        guard let stated = table.stated.maximumPoints else { return }
        let sum = tree.roots.map(tree.maximum).sum()
        let leaves = tree.roots.map(tree.leafSum).sum()
        guard sum != stated.value, leaves != stated.value else { return }
        findings.append(
            Diagnostic(
                .warning, .criteriaTotal, at: stated.location,
                Wording(
                    "\(tableName): the areas sum to \(sum), the text says \(stated.value)",
                    vi: "\(tableName): các lĩnh vực cộng lại được \(sum), phần lời ghi \(stated.value)"),
                hint: Self.keepBoth))
    }

    static let compare = Wording(
        "compare the rows with the decision", vi: "đối chiếu các dòng này với Quyết định")
    static let keepBoth = Wording(
        "if this is how the decision has it, leave both as they are: the finding goes with the results",
        vi: "nếu Quyết định ghi đúng như vậy thì giữ nguyên cả hai: phát hiện này được nêu kèm kết quả")
}
