package import SurveyModel

/// How many responses there are, by unit, group and stratum, and how many people gave them.
package struct ResponseCounts: Sendable {
    /// By unit × group: the responses by stratum of the group.
    private let counts: [[Int]]
    /// By group: the strata that its responses name, in the frame's order and then by name; one without a name where none is
    /// named.
    package let strata: [[String]]
    /// By group and stratum.
    package let respondents: [[Int]]
    private let groupCount: Int

    /// Counts the responses of a store; in whatever order they stand.
    package init(round: Round, store: RatingStore) {
        groupCount = round.groups.count
        let texts = (0..<Int32(store.texts.count)).map { store.texts[$0] }
        let named = store.raters.map { $0.stratum < 0 ? "" : texts[Int($0.stratum)] }
        let strata = round.groups.indices.map { group in
            let seen = Set(zip(store.raters, named).filter { $0.0.group == group }.map(\.1))
            let framed = (round.groups[group].design?.frame ?? []).map(\.stratum).filter(seen.contains)
            return framed + seen.subtracting(framed).sorted()
        }
        let places = strata.map { names in
            Dictionary(names.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        }
        var counts = round.units.flatMap { _ in strata.map { [Int](repeating: 0, count: $0.count) } }
        var people = strata.map { [Int](repeating: 0, count: $0.count) }
        var seen = strata.map { $0.map { _ in Set<Int32>() } }
        for rating in store.ratings {
            let group = Int(store.raters[Int(rating.rater)].group)
            guard let place = places[group][named[Int(rating.rater)]] else { continue }
            counts[Int(rating.unit) * groupCount + group][place] += 1
        }
        for (rater, stratum) in zip(store.raters, named) {
            let group = Int(rater.group)
            guard let place = places[group][stratum] else { continue }
            if rater.respondent < 0 || seen[group][place].insert(rater.respondent).inserted {
                people[group][place] += 1
            }
        }
        self.counts = counts
        self.strata = strata
        respondents = people
    }

    /// The responses of a group about a unit, by stratum.
    package func counts(unit: Int, group: Int) -> [Int] { counts[unit * groupCount + group] }

    /// The responses of a group about a unit.
    package func count(unit: Int, group: Int) -> Int { counts(unit: unit, group: group).reduce(0, +) }

    /// How many people of a group answered.
    package func respondents(group: Int) -> Int { respondents[group].reduce(0, +) }

    /// The strata of a group as they may be told apart: those of fewer people than may be shown are put together.
    ///
    /// - Returns: Positions among ``strata``; a single class where the group cannot be divided.
    package func classes(group: Int) -> [[Int]] {
        var classes = strata[group].indices.map { [$0] }
        let people = { (part: [Int]) in part.reduce(0) { $0 + respondents[group][$1] } }
        while classes.count > 1 {
            let bySize = classes.indices.sorted { (people(classes[$0]), $0) < (people(classes[$1]), $1) }
            guard people(classes[bySize[0]]) < CellSuppression.fewest else { break }
            let (first, second) = (min(bySize[0], bySize[1]), max(bySize[0], bySize[1]))
            classes[first] = (classes[first] + classes[second]).sorted()
            classes.remove(at: second)
        }
        return classes
    }
}
