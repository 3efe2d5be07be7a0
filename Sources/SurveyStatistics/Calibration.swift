/// How weights are brought to given totals.
package enum CalibrationMethod: Hashable, Sendable {
    /// Each level of one variable, or of several crossed, is scaled to its total (R `postStratify`).
    case postStratification
    /// The levels of each variable in turn, until all hold (R `rake`).
    case raking
    /// The weights nearest to the base weights that meet the totals, numbers among them (R `calibrate`).
    case regression(CalibrationDistance)
}

/// Brings weights to given totals: post-stratification, raking, linear and logit calibration, with or without bounds.
///
/// Everything that makes the totals impossible is found before any weight is changed, and no convergence is a failure.
/// Weights that meet the totals already are left as they are, to the last digit. Neither the order of rows nor that of
/// variables or levels changes a digit. A row of weight zero stays at zero and is in no level.
///
/// The same value serves many weights of the same rows, as in replicates: what depends on rows alone is kept.
package struct Calibration: Sendable {
    private let method: CalibrationMethod
    private let targets: CalibrationTargets
    private let bounds: CalibrationBounds
    private let tolerance: Double
    private let aim: Double
    private let maximumIterations: Int
    private let cells: CalibrationCells

    /// - Parameters:
    ///   - bounds: Post-stratification and raking within bounds are calibrations with the distance of raking.
    ///   - tolerance: How far a total may be from its target, relative to it.
    ///   - aim: How near rounds of raking go while there are rounds left, for errors of weights are larger in standard
    ///     errors; nil for the tolerance.
    ///   - maximumIterations: Rounds over all margins, or Newton steps, after which there is no convergence.
    package init(
        _ method: CalibrationMethod, to targets: CalibrationTargets, bounds: CalibrationBounds = .none,
        tolerance: Double = 1e-10, aim: Double? = nil, maximumIterations: Int = 1000
    ) {
        self.method = method
        self.targets = targets
        self.bounds = bounds
        self.tolerance = tolerance
        self.aim = aim ?? tolerance
        self.maximumIterations = maximumIterations
        var areRowsApart = false
        if case .weight = bounds { areRowsApart = true }
        cells = CalibrationCells(targets, areRowsApart: areRowsApart)
    }

    /// What makes the totals impossible for these weights; empty where they may be tried.
    package func faults(of base: [Double]) -> [CalibrationFault] {
        let found = methodFaults + CalibrationChecks(targets: targets, base: base, tolerance: tolerance).faults
        guard found.isEmpty, let distance else { return found }
        return CalibrationBoundChecks(
            targets: targets, base: base, bounds: bounds, distance: distance, tolerance: tolerance
        ).faults
    }

    /// The weights that meet the totals.
    ///
    /// - Parameter base: For each row the weight before, at least zero.
    /// - Throws: Every fact that makes the totals impossible, or that they were not met in so many rounds.
    package func calibrated(_ base: [Double]) throws(CalibrationError) -> CalibratedWeights {
        let faults = faults(of: base)
        guard faults.isEmpty else { throw CalibrationError.impossible(faults) }
        let account = CalibrationAccount(targets, base: base)
        let sums = cells.sums(of: base)
        // Also where nothing is to be changed: a variable that contradicts the others is a fault even then.
        let basis = distance == nil ? nil : try CalibrationBasis(cells.targets, base: sums)
        if isMet(by: base, account) { return result(base, base: base, iterations: 0, basis, account) }
        let attempt = attempt(sums, basis)
        let weights = cells.products(base, attempt.ratios).map { bounds.held($0) }
        guard attempt.isConverged else {
            throw Self.notConverged(account.totals(of: weights), iterations: attempt.iterations)
        }
        return result(weights, base: base, iterations: attempt.iterations, basis, account)
    }

    /// The distance that a search goes by; nil where none is needed.
    private var distance: CalibrationDistance? {
        switch method {
        case .regression(let distance): distance
        case .postStratification, .raking: bounds == .none ? nil : .raking
        }
    }

    private var methodFaults: [CalibrationFault] {
        if case .regression = method { return [] }
        var faults = targets.quantities.map { CalibrationFault.quantityWithoutRegression(variable: $0.variable) }
        if method == .postStratification, targets.margins.count > 1 {
            faults.append(.severalPostStrata(variables: targets.margins.map(\.variable)))
        }
        return faults
    }

    private func isMet(by base: [Double], _ account: CalibrationAccount) -> Bool {
        // Post-stratification is exact, whatever tolerance is given to others.
        let limit = method == .postStratification ? min(tolerance, 1e-14) : tolerance
        guard account.totals(of: base).allSatisfy({ $0.relativeDifference <= limit }) else { return false }
        return base.allSatisfy { weight in
            let ratio = bounds.ratio(for: weight)
            return weight == 0 || (ratio.lower <= 1 && ratio.upper >= 1)
        }
    }

    /// - Parameter base: Of each cell.
    private func attempt(_ base: [Double], _ basis: CalibrationBasis?) -> CalibrationAttempt {
        if let basis, let distance {
            return CalibrationSearch(
                basis: basis, base: base, distance: distance, bounds: bounds,
                account: CalibrationAccount(cells.targets, base: base)
            ).ratios(tolerance: tolerance, maximumIterations: maximumIterations)
        }
        if method == .postStratification, let margin = cells.targets.margins.first {
            let ratios = PostStratification(margin: margin).ratios(of: base)
            return CalibrationAttempt(ratios: ratios, iterations: 1, isConverged: true)
        }
        return Raking(margins: cells.targets.margins)
            .ratios(of: base, tolerance: tolerance, aim: aim, maximumIterations: maximumIterations)
    }

    private func result(
        _ weights: [Double], base: [Double], iterations: Int, _ basis: CalibrationBasis?, _ account: CalibrationAccount
    ) -> CalibratedWeights {
        CalibratedWeights(
            weights: weights, report: CalibrationReport(iterations: iterations, totals: account.totals(of: weights)),
            residuals: CalibrationResiduals(weights: weights, projection: projection(base, basis)))
    }

    private func projection(_ base: [Double], _ basis: CalibrationBasis?) -> CalibrationResiduals.Projection {
        if let basis { return .regression(basis, cells, base: base) }
        let margins = targets.margins.map { (rowLevels: $0.rowLevels, count: $0.levels.count) }
        if method == .postStratification, let margin = margins.first {
            return .postStrata(rowLevels: margin.rowLevels, count: margin.count, base: base)
        }
        return .margins(margins)
    }

    private static func notConverged(_ totals: [MarginTotal], iterations: Int) -> CalibrationError {
        guard let worst = totals.max(by: { $0.relativeDifference < $1.relativeDifference }) else {
            return .impossible([.noTotal])
        }
        return .noConvergence(iterations: iterations, worst: worst)
    }
}

/// What a method ended with.
struct CalibrationAttempt {
    /// For each cell the ratio of new to old weight.
    var ratios: [Double]
    var iterations: Int
    /// Whether every total was within the tolerance.
    var isConverged: Bool
}
