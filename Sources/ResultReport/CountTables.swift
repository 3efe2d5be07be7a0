package import SurveyModel

/// The responses by unit, group and stratum as the report shows them: all tables of all kinds of unit together keep the
/// secrets of each.
package struct CountTables: Sendable {
    /// A column of a table.
    package enum Column: Hashable, Sendable {
        /// Of a group, all its strata.
        case group(Int)
        /// Of strata of a group, by their positions among the group's.
        case strata(group: Int, [Int])
        /// Of all groups; only where there are several.
        case all
    }

    /// The responses about the units of one kind.
    package struct Table: Sendable {
        /// Index into the criteria set's kinds.
        package var kind: Int
        /// Indices into the round's units.
        package var units: [Int]
        package var columns: [Column]
        /// By unit of the table and column.
        package var cells: [[PublishedCount]]
        /// By column.
        package var totals: [PublishedCount]
    }

    /// One for each kind that has units and is asked about.
    package let tables: [Table]
    /// All responses that count.
    package let accepted: PublishedCount
    /// By group: how many people answered.
    package let respondents: [PublishedCount]
    /// By group: whether its strata are told apart.
    package let isDivided: [Bool]

    package init(round: Round, counts: ResponseCounts) {
        let respondents = round.groups.indices.map { counts.respondents(group: $0) }
        var classes = round.groups.indices.map { counts.classes(group: $0) }
        var layout = CountLayout(round: round, counts: counts, classes: classes)
        var suppression = CellSuppression(layout.network)
        // A group whose strata would mostly be stars, or could not be kept secret, is not divided at all.
        for group in round.groups.indices where classes[group].count > 1 {
            if suppression.isProtected, !layout.isMostlyHidden(group, suppression) { continue }
            classes[group] = [Array(counts.strata[group].indices)]
            layout = CountLayout(round: round, counts: counts, classes: classes)
            suppression = CellSuppression(layout.network)
        }
        let isSafe = suppression.isProtected
        let shown = { (cell: Int) -> PublishedCount in
            isSafe ? suppression.published(cell, of: layout.network) : .hidden
        }
        tables = layout.tables.map { table in
            Table(
                kind: table.kind, units: table.units, columns: table.columns, cells: table.cells.map { $0.map(shown) },
                totals: table.totals.map(shown))
        }
        accepted = shown(layout.accepted)
        self.respondents = respondents.map { (1..<CellSuppression.fewest).contains($0) ? .hidden : .shown($0) }
        isDivided = classes.map { $0.count > 1 }
    }

    /// The responses of a group about a unit, or about all units of a kind; nil where the group is not asked.
    package func count(kind: Int, unit: Int? = nil, group: Int) -> PublishedCount? {
        guard let table = tables.first(where: { $0.kind == kind }),
            let column = table.columns.firstIndex(of: .group(group))
        else { return nil }
        guard let unit else { return table.totals[column] }
        return table.units.firstIndex(of: unit).map { table.cells[$0][column] }
    }
}

/// The tables of responses with the cells of a network in place of counts.
private struct CountLayout {
    struct Table {
        var kind: Int
        var units: [Int]
        var columns: [CountTables.Column] = []
        var cells: [[Int]] = []
        var totals: [Int] = []
    }

    /// What it costs not to show a number: the more others it sums up, the more.
    private enum Cost {
        static let stratum = 60
        static let group = 100
        static let unit = 400
        static let stratumTotal = 800
        static let groupTotal = 2000
        static let kind = 5000
        static let all = 20_000
    }

    private(set) var network = SumNetwork()
    private(set) var tables: [Table] = []
    private(set) var accepted = 0
    private let round: Round
    private let counts: ResponseCounts
    private let classes: [[[Int]]]

    init(round: Round, counts: ResponseCounts, classes: [[[Int]]]) {
        (self.round, self.counts, self.classes) = (round, counts, classes)
        let (top, exit) = (network.addNode(), network.addNode())
        var all = 0
        for kind in round.criteriaSet.kinds.indices {
            let units = round.units.indices.filter { round.kindIndex(ofUnit: $0) == kind }
            let groups = round.groups.indices.filter { round.questionnaireIndex(kind: kind, group: $0) != nil }
            if units.isEmpty || groups.isEmpty { continue }
            all += total(units, groups)
            addTable(kind, units, groups, from: top, to: exit)
        }
        accepted = network.addCell(from: exit, to: top, value: all, cost: Cost.all)
    }

    private func total(_ units: [Int], _ groups: [Int]) -> Int {
        units.reduce(0) { sum, unit in sum + groups.reduce(0) { $0 + counts.count(unit: unit, group: $1) } }
    }

    private func isSecret(_ group: Int) -> Bool {
        (1..<CellSuppression.fewest).contains(counts.respondents(group: group))
    }

    private mutating func addTable(_ kind: Int, _ units: [Int], _ groups: [Int], from top: Int, to exit: Int) {
        var table = Table(kind: kind, units: units)
        table.cells = units.map { _ in [] }
        let node = network.addNode()
        let whole = network.addCell(from: top, to: node, value: total(units, groups), cost: Cost.kind)
        let unitNodes = units.map { _ in network.addNode() }
        let unitCells = zip(units, unitNodes).map { unit, unitNode in
            network.addCell(
                from: node, to: unitNode, value: total([unit], groups),
                limit: groups.reduce(0) { $0 + counts.respondents(group: $1) }, cost: Cost.unit)
        }
        for group in groups { addGroup(group, to: &table, unitNodes: unitNodes, exit: exit) }
        if groups.count > 1 {
            table.columns.append(.all)
            for index in units.indices { table.cells[index].append(unitCells[index]) }
            table.totals.append(whole)
        }
        tables.append(table)
    }

    private mutating func addGroup(_ group: Int, to table: inout Table, unitNodes: [Int], exit: Int) {
        let (secret, people) = (isSecret(group), counts.respondents(group: group))
        let groupNode = network.addNode()
        let parts = classes[group].count > 1 ? classes[group] : []
        let partNodes = parts.map { _ in network.addNode() }
        table.columns.append(.group(group))
        table.columns += parts.map { .strata(group: group, $0) }
        for (index, unit) in table.units.enumerated() {
            let node = parts.isEmpty ? groupNode : network.addNode()
            table.cells[index].append(
                network.addCell(
                    from: unitNodes[index], to: node, value: counts.count(unit: unit, group: group), limit: people,
                    isSecret: secret, cost: Cost.group))
            for (part, partNode) in zip(parts, partNodes) {
                table.cells[index].append(
                    network.addCell(
                        from: node, to: partNode, value: count(part, unit: unit, group: group),
                        limit: part.reduce(0) { $0 + counts.respondents[group][$1] }, isSecret: secret,
                        cost: Cost.stratum))
            }
        }
        let whole = total(table.units, [group])
        table.totals.append(
            network.addCell(from: groupNode, to: exit, value: whole, isSecret: secret, cost: Cost.groupTotal))
        for (part, partNode) in zip(parts, partNodes) {
            table.totals.append(
                network.addCell(
                    from: partNode, to: groupNode,
                    value: table.units.reduce(0) { $0 + count(part, unit: $1, group: group) }, isSecret: secret,
                    cost: Cost.stratumTotal))
        }
    }

    private func count(_ part: [Int], unit: Int, group: Int) -> Int {
        let counts = counts.counts(unit: unit, group: group)
        return part.reduce(0) { $0 + counts[$1] }
    }

    /// Whether more than half of the counts by stratum of a group are left out.
    func isMostlyHidden(_ group: Int, _ suppression: CellSuppression) -> Bool {
        var (hidden, all) = (0, 0)
        for table in tables {
            for (column, name) in table.columns.enumerated() {
                guard case .strata(group, _) = name else { continue }
                all += table.cells.count
                hidden += table.cells.count { suppression.isHidden[$0[column]] }
            }
        }
        return hidden * 2 > all
    }
}
