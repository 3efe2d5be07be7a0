package import SurveyModel

/// The places of units of one kind by the share that they reach of their own maximum.
package enum BlockRanking {
    /// Ranks from 1, the largest value first; equal values share the better rank, and nil has none.
    package static func ranks(of values: [Double?]) -> [Int?] {
        values.map { value in value.map { own in 1 + values.count { other in other.map { $0 > own } ?? false } } }
    }

    /// The grade of so many points of a maximum, decided on exact points; nil below every band, and of nothing.
    package static func grade(_ points: Points, of maximum: Points, bands: [GradeBand]) -> String? {
        guard maximum > .zero else { return nil }
        return bands.filter { Double(points.tenThousandths) * 100 >= $0.lowerBound * Double(maximum.tenThousandths) }
            .max { $0.lowerBound < $1.lowerBound }?.grade
    }
}
