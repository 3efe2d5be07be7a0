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
    private let tree: CriteriaTree
    private let table: CriteriaTable
    private(set) var findings: [Diagnostic] = []
    /// Rows that are known to be missing: they count as rows of their area.
    private var missing: [(code: CriterionCode, area: CriterionCode, level: CriteriaLevel)] = []
    /// By how much a named fault moves the sum of a block, and which blocks it may have moved.
    private var explained: [(difference: Int64, methods: Set<AssessmentMethod>)] = []

    init(tree: CriteriaTree) {
        self.tree = tree
        table = tree.table
        checkSums()
        checkTotal()
        checkBlocks()
        checkCounts()
    }

    /// The codes of rows that a finding says are missing.
    var missingCodes: Set<CriterionCode> { Set(missing.map(\.code)) }

    private var tableName: String { table.title }

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
            missing.append((nextCode(below: index), areaCode(index), childLevel(index)))
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
        for code in gap { missing.append((CriterionCode(code), area, childLevel(index))) }
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
        return CriterionCode("\(tree.nodes[node].code).\(last + 1)")
    }

    private func areaCode(_ node: Int) -> CriterionCode { tree.nodes[tree.nodes[node].area].code }

    private func childLevel(_ node: Int) -> CriteriaLevel {
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

    // MARK: Blocks

    private mutating func checkBlocks() {
        for (method, stated) in table.stated.blocks {
            let sum = table.tabulatedBlock(method)
            let difference = sum.tenThousandths - stated.value.tenThousandths
            guard difference != 0, !isExplained(difference, method) else { continue }
            let name = method.wording
            findings.append(
                Diagnostic(
                    .warning, .criteriaBlock, at: stated.location,
                    Wording(
                        "\(tableName): the \(name.english) rows sum to \(sum), the text says \(stated.value)",
                        vi:
                            "\(tableName): các dòng \(name.vietnamese) cộng lại được \(sum), phần lời ghi \(stated.value)"
                    ),
                    hint: Self.keepBoth))
        }
    }

    /// Whether faults that were named already move the block by just this difference.
    private func isExplained(_ difference: Int64, _ method: AssessmentMethod) -> Bool {
        var reachable: Set<Int64> = [0]
        for fault in explained where fault.methods.contains(method) {
            let moved = reachable.map { $0 + fault.difference }
            reachable = fault.methods.count == 1 ? Set(moved) : reachable.union(moved)
        }
        return reachable.contains(difference)
    }

    // MARK: Counts

    private mutating func checkCounts() {
        checkCount(.area, stated: table.stated.areas)
        checkCount(.criterion, stated: table.stated.criteria)
        checkCount(.subcriterion, stated: table.stated.subcriteria)
        for (area, counts) in table.stated.areaCounts {
            checkCount(.criterion, in: area, stated: counts.criteria)
            checkCount(.subcriterion, in: area, stated: counts.subcriteria)
        }
    }

    private mutating func checkCount(
        _ level: CriteriaLevel, in area: CriterionCode? = nil, stated: StatedFigures.Figure<Int>?
    ) {
        guard let stated else { return }
        let counted = count(level, in: area)
        guard counted != stated.value else { return }
        let place =
            area.map { Wording("area \($0)", vi: "lĩnh vực \($0)") } ?? Wording("the whole table", vi: "toàn bảng")
        let name = level.wording
        let context = area.flatMap { _ in sumOfStatedCounts(level) }
        findings.append(
            Diagnostic(
                .warning, .criteriaCount, at: stated.location,
                Wording(
                    "\(tableName), \(place.english): the table has \(counted) \(name.english), the text says \(stated.value)\(context?.english ?? "")",
                    vi:
                        "\(tableName), \(place.vietnamese): bảng có \(counted) \(name.vietnamese), phần lời ghi \(stated.value)\(context?.vietnamese ?? "")"
                ),
                hint: Self.keepBoth))
    }

    /// What the text's own counts of the areas add up to, where that is not the total it states.
    private func sumOfStatedCounts(_ level: CriteriaLevel) -> Wording? {
        let total = level == .criterion ? table.stated.criteria : table.stated.subcriteria
        let parts = table.stated.areaCounts.compactMap {
            level == .criterion ? $0.counts.criteria?.value : $0.counts.subcriteria?.value
        }
        let sum = parts.reduce(0, +)
        guard let total, sum != total.value else { return nil }
        return Wording(
            " (the text's own counts by area add up to \(sum), the total it states is \(total.value))",
            vi: " (số liệu từng lĩnh vực trong phần lời cộng lại được \(sum), tổng số phần lời ghi là \(total.value))")
    }

    /// Rows of a level, in one area or in all; rows that are known to be missing count.
    private func count(_ level: CriteriaLevel, in area: CriterionCode?) -> Int {
        let present = tree.nodes.indices.filter {
            tree.nodes[$0].level == level && (area == nil || areaCode($0) == area)
        }
        let absent = missing.filter { $0.level == level && (area == nil || $0.area == area) }
        return present.count + absent.count
    }

    /// The two figures, where an area has just fewer rows of a level than the text gives it.
    private func shortCount(area: Int, level: CriteriaLevel) -> (counted: Int, stated: Int)? {
        let code = tree.nodes[area].code
        let counted = count(level, in: code)
        let counts = table.stated.areaCounts.first { $0.area == code }?.counts
        let stated = level == .criterion ? counts?.criteria?.value : counts?.subcriteria?.value
        guard let stated, counted < stated else { return nil }
        return (counted, stated)
    }

    private static let compare = Wording(
        "compare the rows with the decision", vi: "đối chiếu các dòng này với Quyết định")
    private static let keepBoth = Wording(
        "if this is how the decision has it, leave both as they are: the finding goes with the results",
        vi: "nếu Quyết định ghi đúng như vậy thì giữ nguyên cả hai: phát hiện này được nêu kèm kết quả")
}

extension AssessmentMethod {
    /// The method as an adjective of its rows.
    var wording: Wording {
        switch self {
        case .appraisal: Wording("appraisal", vi: "thẩm định")
        case .survey: Wording("survey", vi: "điều tra xã hội học")
        case .satisfaction: Wording("satisfaction", vi: "khảo sát sự hài lòng")
        }
    }
}

extension CriteriaLevel {
    /// The level's rows, in the plural.
    var wording: Wording {
        switch self {
        case .area: Wording("areas", vi: "lĩnh vực")
        case .criterion: Wording("criteria", vi: "tiêu chí")
        case .subcriterion: Wording("subcriteria", vi: "tiêu chí thành phần")
        }
    }
}
