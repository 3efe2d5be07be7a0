/// The auxiliary variables of a calibration, made orthonormal in the sum over rows weighted by the base weights.
///
/// The weights that a calibration gives depend only on what the variables span, and so do its residuals. In this basis
/// every matrix is well-conditioned, and a variable that follows from others shows. Orthogonalised one after the other,
/// each twice (Björck 1996, Numerical Methods for Least Squares Problems, section 2.4).
struct CalibrationBasis: Sendable {
    /// One auxiliary variable: a number for each row, and the total that it is to have.
    struct Column {
        var variable: String
        var level: String?
        var values: [Double]
        var total: Double
    }

    /// As many rows as weights; zero where the weight is.
    private(set) var columns: [[Double]] = []
    /// What the weighted sums of the columns are to be.
    private(set) var totals: [Double] = []
    private let base: [Double]

    /// A variable is taken to follow from others below this part of its norm, as in R `qr(tol = 1e-07)`.
    private static let dependence = 1e-7

    /// - Throws: Where a variable follows from the others and its total does not.
    init(_ targets: CalibrationTargets, base: [Double]) throws(CalibrationError) {
        self.base = base
        var contradictions: [CalibrationFault] = []
        for column in Self.columns(of: targets, base: base) where !take(column) {
            contradictions.append(.contradictoryTotal(variable: column.variable, level: column.level))
        }
        guard contradictions.isEmpty else { throw CalibrationError.impossible(contradictions) }
    }

    /// What is left of values for each row after the part that the variables explain, by least squares weighted by the
    /// base weights; zero for a row of weight zero.
    func residuals(of values: [Double]) -> [Double] {
        var rest = zip(values, base).map { $1 > 0 ? $0 : 0 }
        for _ in 0..<2 {
            for column in columns { _ = Self.subtract(column, from: &rest, base: base) }
        }
        return rest
    }

    /// Adds what is new in a variable.
    ///
    /// - Returns: False where nothing is new and the total is another than the one that follows.
    private mutating func take(_ column: Column) -> Bool {
        var values = column.values
        var total = column.total
        let size = Self.norm(values, base: base)
        var scale = total.magnitude
        for _ in 0..<2 {
            for (other, otherTotal) in zip(columns, totals) {
                let part = Self.subtract(other, from: &values, base: base)
                total -= part * otherTotal
                scale += (part * otherTotal).magnitude
            }
        }
        let rest = Self.norm(values, base: base)
        guard rest > Self.dependence * size else { return total.magnitude <= 1e-9 * scale }
        columns.append(values.map { $0 / rest })
        totals.append(total / rest)
        return true
    }

    private static func subtract(_ column: [Double], from values: inout [Double], base: [Double]) -> Double {
        let products = base.indices.map { base[$0] * column[$0] * values[$0] }
        let part = orderFreeSum(products)
        for row in values.indices { values[row] -= part * column[row] }
        return part
    }

    private static func norm(_ values: [Double], base: [Double]) -> Double {
        orderFreeSum(zip(values, base).map { $1 * $0 * $0 }).squareRoot()
    }

    /// An indicator for each level and the numbers, by name: the order given is irrelevant.
    private static func columns(of targets: CalibrationTargets, base: [Double]) -> [Column] {
        var columns: [Column] = []
        for margin in targets.margins {
            for (position, level) in margin.levels.enumerated() {
                guard let total = level.total else { continue }
                let values = base.indices.map { base[$0] > 0 && margin.rowLevels[$0] == position ? 1.0 : 0 }
                columns.append(Column(variable: margin.variable, level: level.name, values: values, total: total))
            }
        }
        columns.sort { ($0.variable, $0.level ?? "") < ($1.variable, $1.level ?? "") }
        return columns
            + targets.quantities.sorted { $0.variable < $1.variable }.map { quantity in
                Column(
                    variable: quantity.variable, level: nil,
                    values: zip(quantity.values, base).map { $1 > 0 ? $0 : 0 }, total: quantity.total)
            }
    }
}
