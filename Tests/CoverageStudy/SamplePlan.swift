package import SurveyStatistics

/// How samples are drawn, always without replacement.
package enum SamplePlan: Sendable {
    /// So many members, each set of them as likely.
    case simple(Int)
    /// So many members of each stratum, in the order of their codes.
    case stratified([Int])
    /// So many clusters, with all of their members.
    case clusters(Int)

    /// A sample as a design of the engine, with the values of its rows.
    ///
    /// - Parameter generator: Nothing else decides which members are drawn.
    package func sample(
        _ population: StudyPopulation, using generator: inout StreamGenerator
    ) throws(DesignFault) -> (design: SurveyDesign, values: [Double]) {
        switch self {
        case .simple(let count):
            let rows = Self.draw(count, of: Array(population.values.indices), using: &generator)
            let size = [Double](repeating: Double(population.values.count), count: rows.count)
            return (try SurveyDesign(rows: rows.count, populations: [size]), rows.map { population.values[$0] })
        case .stratified(let counts):
            var rows: [Int] = []
            var sizes: [Double] = []
            for (count, members) in zip(counts, population.members) {
                rows += Self.draw(count, of: members, using: &generator)
                sizes += [Double](repeating: Double(members.count), count: count)
            }
            let strata = rows.map { population.strata[$0] }
            return (
                try SurveyDesign(rows: rows.count, strata: strata, populations: [sizes]),
                rows.map { population.values[$0] }
            )
        case .clusters(let count):
            let drawn = Self.draw(count, of: Array(population.clusters.indices), using: &generator)
            let codes = drawn.flatMap { cluster in population.clusters[cluster].map { _ in cluster } }
            let values = drawn.flatMap { cluster in population.clusters[cluster].map { population.values[$0] } }
            let size = [Double](repeating: Double(population.clusters.count), count: codes.count)
            return (try SurveyDesign(rows: codes.count, clusters: [codes], populations: [size]), values)
        }
    }

    /// The first of a shuffled list, each choice as likely (Fisher and Yates).
    private static func draw(_ count: Int, of list: [Int], using generator: inout StreamGenerator) -> [Int] {
        var list = list
        for place in 0..<min(count, list.count) {
            list.swapAt(place, place + generator.below(list.count - place))
        }
        return Array(list.prefix(count))
    }
}
