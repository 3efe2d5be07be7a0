import Foundation

/// Replicate weights of a sample: how estimates would move in other samples of the same design (R `as.svrepdesign`).
///
/// Weights are made when they are asked for, and the calibration is repeated in each replicate. Nothing depends on how
/// many threads there are.
package struct ReplicateWeights: Sendable {
    package let design: SurveyDesign
    package let method: ReplicateMethod
    /// For each row the weight of the whole sample, calibrated where there is a calibration.
    package let estimateWeights: [Double]
    private let factors: ReplicateFactors
    private let calibration: Calibration?
    private let centre: ReplicateCentre
    let lonely: LonelyStratumRule

    /// Of a bootstrap at most this part of replicates may lack calibrated weights and is left out.
    package static let partLeftOut = 0.1

    /// - Parameters:
    ///   - design: With the weights before calibration.
    ///   - lonely: For strata with one unit; the bootstrap knows `certainty` and `remove`.
    ///   - centre: What replicates deviate from.
    package init(
        _ method: ReplicateMethod, of design: SurveyDesign, calibration: Calibration? = nil,
        lonely: LonelyStratumRule = .error, centre: ReplicateCentre = .replicates
    ) throws(ReplicateError) {
        do throws(ReplicateFault) {
            factors = try ReplicateFactors(method, design, lonely: lonely)
        } catch { throw ReplicateError.design(error) }
        do throws(CalibrationError) {
            estimateWeights = try calibration?.calibrated(design.weights).weights ?? design.weights
        } catch { throw ReplicateError.calibration(error) }
        self.method = method
        self.design = design
        self.calibration = calibration
        self.centre = centre
        self.lonely = lonely
    }

    /// How many replicates there are; none where everything was sampled.
    package var count: Int { factors.count }
    /// What the sum over replicates is multiplied by (R `scale`).
    package var scale: Double { factors.scale }
    /// What each replicate is multiplied by in it (R `rscales`).
    package var replicateScales: [Double] { factors.replicateScales }

    /// The stages whose finite population correction the method cannot make, from 1.
    package var uncorrectedStages: [Int] {
        let known = [design.first, design.second].compactMap { $0 }.map { stage in
            stage.populations.contains { $0 < .infinity }
        }
        let stages = known.indices.filter { known[$0] }.map { $0 + 1 }
        switch method {
        case .jk1, .jkn: return stages.filter { $0 > 1 }
        case .brr: return stages
        case .bootstrap: return []
        }
    }

    /// For each row the weight in a replicate, before calibration.
    ///
    /// - Parameter replicate: From 0 to below `count`.
    package func uncalibratedWeights(of replicate: Int) -> [Double] {
        zip(design.weights, factors.factors(of: replicate)).map { $0 * $1 }
    }

    /// Estimates in every replicate, with their covariance.
    ///
    /// - Parameters:
    ///   - threads: How many work at once.
    ///   - afterEach: Called after each replicate, from any thread.
    ///   - statistic: Takes a weight for each row to estimates, always as many; NaN where there is none. A row of weight
    ///     zero must not matter.
    package func estimates(
        threads: Int = ProcessInfo.processInfo.activeProcessorCount, afterEach: @Sendable () -> Void = {},
        _ statistic: @Sendable (_ weights: [Double]) -> [Double]
    ) throws(ReplicateError) -> ReplicateEstimates {
        let workers = max(1, min(threads, count))
        let made = concurrentMap(workers) { worker in
            stride(from: worker, to: count, by: workers).map { replicate in
                defer { afterEach() }
                return outcome(of: replicate, statistic)
            }
        }
        let kept = try kept((0..<count).map { made[$0 % workers][$0 / workers] })
        return ReplicateEstimates(
            values: statistic(estimateWeights), replicates: kept, method: method, centre: centre, factors: factors)
    }

    private enum Outcome {
        case estimates([Double])
        case failure(CalibrationError)
        case negative
    }

    /// For each row the weight in a replicate, calibrated where there is a calibration.
    ///
    /// - Parameter replicate: From 0 to below `count`.
    /// - Returns: Nil where some weight is below zero, which cannot be calibrated.
    package func weights(of replicate: Int) throws(CalibrationError) -> [Double]? {
        let weights = uncalibratedWeights(of: replicate)
        guard let calibration else { return weights }
        guard weights.allSatisfy({ $0 >= 0 }) else { return nil }
        return try calibration.calibrated(weights).weights
    }

    private func outcome(of replicate: Int, _ statistic: (_ weights: [Double]) -> [Double]) -> Outcome {
        do throws(CalibrationError) {
            guard let weights = try weights(of: replicate) else { return .negative }
            return .estimates(statistic(weights))
        } catch { return .failure(error) }
    }

    /// The replicates that have estimates, nil for others.
    ///
    /// - Throws: Where one is missing. In a bootstrap, where each stands for all, only where many are.
    private func kept(_ outcomes: [Outcome]) throws(ReplicateError) -> [[Double]?] {
        var failed = 0
        var negative = 0
        var first: CalibrationError?
        let estimates = outcomes.map { outcome -> [Double]? in
            switch outcome {
            case .estimates(let values): return values
            case .failure(let error):
                failed += 1
                first = first ?? error
            case .negative: negative += 1
            }
            return nil
        }
        var limit = 0.0
        if case .bootstrap = method { limit = Self.partLeftOut * Double(count) }
        guard Double(failed + negative) > limit else { return estimates }
        if let first { throw .replicateCalibration(failed: failed, count: count, first: first) }
        throw .negativeWeights(failed: negative, count: count)
    }
}
