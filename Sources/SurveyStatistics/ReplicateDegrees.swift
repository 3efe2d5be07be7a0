extension ReplicateWeights {
    /// The rank of the replicate weights of some rows, less one (R `degf` of a replicate design, and of a subset of it).
    ///
    /// Counted from the design and not from numbers, and so from the weights before calibration, which hardly changes it.
    ///
    /// - Parameter rows: Those that take part.
    /// - Returns: At least 0.
    package func degreesOfFreedom(_ rows: [Int32]) -> Int {
        var space = FactorSpace()
        let parts = clusterParts(rows)
        // Without replicates nothing varies, and any number will do: that of linearisation.
        let isConstant = count == 0
        for stratum in 0..<design.stratumCount {
            let units = design.first.groupStarts[stratum]..<design.first.groupStarts[stratum + 1]
            let isFree = isConstant || units.count > 1 && !design.first.isWhole(stratum) || isAdjusted(stratum)
            for group in groups(units) { space.add(parts[group], isFree: isFree) }
        }
        var rank = space.rank
        if case .bootstrap(let count, _) = method { rank = min(rank, count) }
        return max(0, rank - 1)
    }

    /// What varies together: a stratum, or of half-samples a pair.
    private func groups(_ units: Range<Int>) -> [Range<Int>] {
        guard case .brr = method else { return [units] }
        return stride(from: units.lowerBound, to: units.upperBound, by: 2).map { $0..<min($0 + 2, units.upperBound) }
    }

    private func isAdjusted(_ stratum: Int) -> Bool {
        lonely == .adjust && design.first.sampled(stratum) == 1 && !design.first.isWhole(stratum)
    }

    /// For each cluster what of it lies in the rows.
    private func clusterParts(_ rows: [Int32]) -> [ClusterPart] {
        var parts = [ClusterPart](repeating: ClusterPart(), count: design.first.unitCount)
        for row in rows { parts[Int(design.first.rowUnits[Int(row)])].isThere = true }
        guard case .bootstrap = method, let second = design.second else { return parts }
        var isThere = [Bool](repeating: false, count: second.unitCount)
        for row in rows { isThere[Int(second.rowUnits[Int(row)])] = true }
        for cluster in parts.indices where parts[cluster].isThere {
            let fraction = design.first.samplingFraction(Int(design.first.unitGroups[cluster]))
            let units = second.groupStarts[cluster]..<second.groupStarts[cluster + 1]
            guard fraction > 0, units.count > 1, !second.isWhole(cluster) else { continue }
            let there = units.count { isThere[$0] }
            parts[cluster].dimensions = there < units.count ? there : there - 1
            parts[cluster].coversItself = there < units.count
        }
        return parts
    }
}

/// What of a cluster lies in some rows.
private struct ClusterPart {
    var isThere = false
    /// How many ways its units' factors can move beside that of the cluster as a whole.
    var dimensions = 0
    /// Whether a move of the cluster as a whole is one of these.
    var coversItself = false
}

/// Counts the dimensions that factors of replicates span.
private struct FactorSpace {
    private var dimensions = 0
    /// Whether the factor 1 throughout is beside what deviations from it span.
    private var isOneBeside = false

    var rank: Int { dimensions + (isOneBeside ? 1 : 0) }

    /// Adds the units of a stratum.
    ///
    /// - Parameter isFree: Whether their factors vary. Their sum does not: where all units lie in the rows one dimension
    ///   is missing.
    mutating func add(_ units: ArraySlice<ClusterPart>, isFree: Bool) {
        let there = units.filter(\.isThere)
        dimensions += there.reduce(0) { $0 + $1.dimensions }
        let uncovered = there.count { !$0.coversItself }
        guard uncovered > 0 else { return }
        let isBound = isFree && uncovered == units.count && units.count > 1
        if isFree { dimensions += isBound ? uncovered - 1 : uncovered }
        if isBound || !isFree { isOneBeside = true }
    }
}
