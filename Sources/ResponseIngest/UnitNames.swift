import SurveyModel

/// By what names the columns of a matrix call the units of a round: by code or, where that is no code, by name.
struct UnitNames: Sendable {
    private let byCode: [String: Int]
    private let byName: [String: [Int]]

    init(round: Round) {
        var byName: [String: [Int]] = [:]
        for (index, unit) in round.units.enumerated() where !unit.name.comparisonKey.isEmpty {
            byName[unit.name.comparisonKey, default: []].append(index)
        }
        self.byName = byName
        byCode = Dictionary(
            round.units.enumerated().map { ($1.code.description, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// The units that a name may mean; more than one where units share it.
    func units(named name: String) -> [Int] {
        byCode[name].map { [$0] } ?? byName[name.comparisonKey] ?? []
    }
}
