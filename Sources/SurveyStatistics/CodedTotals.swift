/// Totals of linearised means by unit, made from codes as they are needed.
struct CodedTotals {
    private let design: SurveyDesign
    private let domains: DomainDivision
    private let codes: [[UInt8]]
    private let columnCount: Int
    private let cellCount: Int
    /// For each cell the weight that takes part.
    private let sums: [Double]
    /// For each cell and code the distance from the mean; zero where the code takes no part.
    private let distances: [Double]
    /// For each column and code whether it takes part.
    private let isScored: [Bool]
    /// As many as the largest code, and one.
    private let width: Int
    private let cuts: SummationCuts?

    init(_ tally: CodedTally, _ columns: [CodedColumn], design: SurveyDesign, domains: DomainDivision) {
        self.design = design
        self.domains = domains
        codes = columns.map(\.codes)
        columnCount = columns.count
        cellCount = tally.cellCount
        sums = tally.sums
        // A code beyond the coefficients takes no part and shares the last place.
        let width = (columns.map(\.coefficients.count).max() ?? 0) + 1
        self.width = width
        var distances = [Double](repeating: 0, count: cellCount * width)
        var isScored = [Bool](repeating: false, count: columns.count * width)
        for (column, values) in columns.enumerated() {
            for (code, value) in values.coefficients.enumerated() where !value.isNaN {
                isScored[column * width + code] = true
                for domain in 0..<domains.count {
                    let cell = domain * columns.count + column
                    if !tally.means[cell].isNaN { distances[cell * width + code] = value - tally.means[cell] }
                }
            }
        }
        self.distances = distances
        self.isScored = isScored
        let largest = (distances.map(\.magnitude).max() ?? 0) * (design.weights.map(\.magnitude).max() ?? 0)
        cuts = SummationCuts(largest: largest, count: design.count)
    }

    /// Strata that are summed together, so that what is held stays small.
    var portions: [Range<Int>] {
        let stage = design.first
        var portions: [Range<Int>] = []
        var start = 0
        for stratum in 0..<stage.groupCount {
            let units = stage.groupStarts[stratum + 1] - stage.groupStarts[start]
            guard units * cellCount > 1 << 21 || stratum + 1 == stage.groupCount else { continue }
            portions.append(start..<stratum + 1)
            start = stratum + 1
        }
        return portions
    }

    /// The totals of the finest units of some strata.
    func totals(ofStrata strata: Range<Int>) -> UnitTotals {
        let first = design.first
        var units = first.groupStarts[strata.lowerBound]..<first.groupStarts[strata.upperBound]
        if let second = design.second {
            units = second.groupStarts[units.lowerBound]..<second.groupStarts[units.upperBound]
        }
        var result = UnitTotals(firstUnit: units.lowerBound, starts: [0], columns: [], values: [])
        result.isPresent = []
        var unit = UnitSums(cellCount: cellCount, domainCount: domains.count)
        let rowUnits = (design.second ?? first).rowUnits
        var place = firstPlace(ofUnit: units.lowerBound, rowUnits)
        for number in units {
            while place < design.order.count, rowUnits[Int(design.order[place])] == number {
                add(Int(design.order[place]), to: &unit)
                place += 1
            }
            finish(&unit, in: &result)
        }
        return result
    }

    private func firstPlace(ofUnit unit: Int, _ rowUnits: [Int32]) -> Int {
        var (low, high) = (0, design.order.count)
        while low < high {
            let middle = (low + high) / 2
            if Int(rowUnits[Int(design.order[middle])]) < unit { low = middle + 1 } else { high = middle }
        }
        return low
    }

    private func add(_ row: Int, to unit: inout UnitSums) {
        let domain = Int(domains.rowDomains[row])
        let weight = design.weights[row]
        guard domain >= 0, weight != 0, let cuts else { return }
        unit.touch(domain)
        for column in 0..<columnCount {
            let code = min(Int(codes[column][row]), width - 1)
            let cell = domain * columnCount + column
            unit.sums[cell].add(cuts.parts(of: weight * distances[cell * width + code]))
            if isScored[column * width + code] { unit.isPresent[cell] = true }
        }
    }

    /// Moves what a unit has been summed to, and empties it.
    private func finish(_ unit: inout UnitSums, in result: inout UnitTotals) {
        let scale = cuts?.scale ?? 1
        for domain in unit.touched.sorted() {
            unit.isTouched[domain] = false
            for cell in domain * columnCount..<(domain + 1) * columnCount {
                result.columns.append(Int32(cell))
                let sum = unit.sums[cell].value / scale
                result.values.append(sum == 0 ? 0 : sum / sums[cell])
                result.isPresent?.append(unit.isPresent[cell])
                unit.sums[cell] = CutSum()
                unit.isPresent[cell] = false
            }
        }
        unit.touched.removeAll(keepingCapacity: true)
        result.starts.append(result.columns.count)
    }

    /// The sums of the unit that is being gone through.
    private struct UnitSums {
        var sums: [CutSum]
        var isPresent: [Bool]
        var isTouched: [Bool]
        var touched: [Int] = []

        init(cellCount: Int, domainCount: Int) {
            sums = [CutSum](repeating: CutSum(), count: cellCount)
            isPresent = [Bool](repeating: false, count: cellCount)
            isTouched = [Bool](repeating: false, count: domainCount)
        }

        mutating func touch(_ domain: Int) {
            guard !isTouched[domain] else { return }
            isTouched[domain] = true
            touched.append(domain)
        }
    }
}
