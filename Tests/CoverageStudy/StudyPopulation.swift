/// A whole population, of which samples are drawn to see whether intervals cover what is true of it.
package struct StudyPopulation: Sendable {
    package let values: [Double]
    /// For each member its stratum.
    package let strata: [Int]
    /// The members of each cluster, clusters in the order of their codes.
    package let clusters: [[Int]]
    /// The members of each stratum, strata in the order of their codes.
    package let members: [[Int]]

    /// - Parameters:
    ///   - values: At least one.
    ///   - strata: As many codes as values.
    ///   - clusters: As many codes as values.
    package init(values: [Double], strata: [Int], clusters: [Int]) {
        precondition(!values.isEmpty && strata.count == values.count && clusters.count == values.count)
        self.values = values
        self.strata = strata
        self.clusters = Self.groups(clusters)
        members = Self.groups(strata)
    }

    /// What the intervals are to cover.
    package var mean: Double { values.reduce(0, +) / Double(values.count) }

    /// The same without the members of the cluster that has the most.
    package var withoutLargestCluster: StudyPopulation {
        guard clusters.count > 1, let largest = clusters.indices.max(by: { clusters[$0].count < clusters[$1].count })
        else { return self }
        let others = clusters.indices.filter { $0 != largest }
        let rows = others.flatMap { clusters[$0] }
        return StudyPopulation(
            values: rows.map { values[$0] }, strata: rows.map { strata[$0] },
            clusters: others.flatMap { cluster in clusters[cluster].map { _ in cluster } })
    }

    private static func groups(_ codes: [Int]) -> [[Int]] {
        Dictionary(grouping: codes.indices) { codes[$0] }.sorted { $0.key < $1.key }.map(\.value)
    }
}
