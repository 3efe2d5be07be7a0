import Testing

@testable import SurveyStatistics

@Suite("survey designs")
struct SurveyDesignTests {
    @Test("units are nested in strata and numbered by their codes, whatever the order of rows")
    func numbering() throws {
        let design = try SurveyDesign(rows: 5, strata: [7, 3, 7, 3, 7], clusters: [[1, 1, 2, 1, 1]])
        #expect(design.rowStrata == [1, 0, 1, 0, 1])
        #expect(design.first.rowUnits == [1, 0, 2, 0, 1])
        #expect(design.first.groupStarts == [0, 1, 3])
        #expect(design.weights == [1, 1, 1, 1, 1])
    }

    @Test("weights follow from counts at both stages, as products")
    func weights() throws {
        let design = try SurveyDesign(
            rows: 3, clusters: [[1, 1, 2], [1, 2, 3]], populations: [[10, 10, 10], [6, 6, 4]])
        // 10 clusters of which 2, then 6 units of which 2 and 4 of which 1.
        #expect(design.weights == [15, 15, 20])
    }

    @Test("fractions and counts say the same")
    func fractions() throws {
        let counts = try SurveyDesign(rows: 4, populations: [[8, 8, 8, 8]])
        let fractions = try SurveyDesign(rows: 4, populations: [[0.5, 0.5, 0.5, 0.5]])
        #expect(counts.weights == [2, 2, 2, 2] && fractions.weights == counts.weights)
        #expect(fractions.first.populations == [8])
    }

    private static let faults: [(SurveyDesignInput, DesignFault)] = [
        (SurveyDesignInput(rows: 0), .noRows),
        (SurveyDesignInput(rows: 2, weights: [1, -1]), .badWeight(row: 1)),
        (SurveyDesignInput(rows: 2, weights: [.nan, 1]), .badWeight(row: 0)),
        (SurveyDesignInput(rows: 2, weights: [0, 0]), .noWeight),
        (SurveyDesignInput(rows: 2, strata: [0, -1]), .blankStratum(row: 1)),
        (SurveyDesignInput(rows: 2, clusters: [[0, 1], [-1, 0]]), .blankCluster(stage: 2, row: 0)),
        (SurveyDesignInput(rows: 2, populations: [[0, 5]]), .badPopulation(stage: 1, row: 0)),
        (SurveyDesignInput(rows: 2, populations: [[.nan, 5]]), .badPopulation(stage: 1, row: 0)),
        (
            SurveyDesignInput(rows: 2, populations: [[0.5, 5]]),
            .mixedPopulations(stage: 1, countRow: 1, fractionRow: 0)
        ),
        (SurveyDesignInput(rows: 2, populations: [[4, 5]]), .unequalPopulations(stage: 1, row: 1, other: 0)),
        (
            SurveyDesignInput(rows: 3, populations: [[2, 2, 2]]),
            .populationTooSmall(stage: 1, row: 0, sampled: 3, population: 2)
        ),
        (SurveyDesignInput(rows: 2, clusters: [[0, 1], [0, 1]], populations: [[4, 4]]), .weightsUnknown(stage: 2)),
    ]

    @Test("what cannot be a design is a fact about a row", arguments: faults)
    func fault(input: SurveyDesignInput, expected: DesignFault) {
        #expect(throws: expected) {
            try SurveyDesign(
                rows: input.rows, strata: input.strata, clusters: input.clusters, weights: input.weights,
                populations: input.populations)
        }
    }
}

struct SurveyDesignInput: Sendable {
    var rows: Int
    var strata: [Int]?
    var clusters: [[Int]] = []
    var weights: [Double]?
    var populations: [[Double]] = []
}
