import Diagnostics
import SurveyStatistics
import SurveyWorkflow
import Testing

@Suite("Ranks of any CSV")
struct RanksJobTests {
    private static let data = "unit,mean,se\nA,1,0.1\nB,5,0.1\nC,3,0.1\n"
    private static let covariance = ",A,B,C\nA,0.01,0,0\nB,0,0.01,0\nC,0,0,0.01\n"

    private func run(
        _ data: String = data, covariance: String? = nil, change: (inout RanksRequest) -> Void = { _ in }
    ) throws -> (result: RanksResult?, findings: [String]) {
        let copy = try WorkingCopy()
        try copy.write(data, to: "e.csv")
        var request = RanksRequest(file: copy.path + "/e.csv", estimateColumn: "mean")
        request.errorColumn = "se"
        request.nameColumn = "unit"
        request.draws = 500
        if let covariance {
            try copy.write(covariance, to: "v.csv")
            request.covariance = copy.path + "/v.csv"
        }
        change(&request)
        var findings = Findings()
        let result = RanksJob(request).run(findings: &findings)
        let found = findings.kept.map { finding in
            let place = finding.location.description.replacing(copy.path + "/", with: "")
            return "\(place) \(finding.severity) \(finding.code)"
        }
        return (result, found)
    }

    @Test("units from the top down, with the pairs that differ")
    func ranks() throws {
        let result = try #require(try run().result)
        #expect(result.units.map(\.name) == ["B", "C", "A"])
        #expect(result.units.map(\.ranks.rank) == [1, 2, 3])
        #expect(result.units.map(\.ranks.simultaneous) == [1...1, 2...2, 3...3])
        #expect(result.pairs.map { [$0.above, $0.below] } == [[0, 1], [0, 2], [1, 2]])
        #expect(result.pairs.map(\.difference) == [2, 4, 2])
        #expect(abs(result.pairs[0].standardError - 0.02.squareRoot()) < 1e-15)
    }

    @Test("a covariance is found by names, in any order, and need not come with standard errors")
    func covarianceByName() throws {
        let shuffled = "name,C,D,A,B\nB,0,0,0,0.01\nD,0,9,0,0\nA,0,0,0.01,0\nC,0.01,0,0,0\n"
        let plain = try #require(try run().result)
        for change in [{ (_: inout RanksRequest) in }, { $0.errorColumn = nil }] {
            let made = try run(covariance: shuffled, change: change)
            #expect(made.findings == [])
            #expect(made.result?.units.map(\.ranks) == plain.units.map(\.ranks))
            #expect(made.result?.units.map(\.standardError) == [0.1, 0.1, 0.1])
        }
    }

    @Test("without names the rows are numbered")
    func noNames() throws {
        let result = try #require(try run { $0.nameColumn = nil }.result)
        #expect(result.units.map(\.name) == ["2", "3", "1"])
    }

    @Test(
        "faults of estimates have their place",
        arguments: [
            ("unit,mean,se\n", ["e.csv error data.no-rows"]), ("unit,mean\nA,1\n", ["e.csv error data.no-such-column"]),
            (data.replacing("C,3,", with: "C,,"), ["e.csv:4:3 error data.blank-cell"]),
            (data.replacing("C,3,", with: "C,x,"), ["e.csv:4:3 error data.not-a-number"]),
            (data.replacing("3,0.1", with: "3,-0.1"), ["e.csv:4:5 error ranks.bad-standard-error"]),
            (data.replacing("C,3", with: "A,3"), ["e.csv:4:1 error ranks.repeated-name"]),
            (data.replacing("C,3", with: ",3"), ["e.csv:4:1 error ranks.blank-name"]),
        ])
    func faults(data: String, expected: [String]) throws {
        let made = try run(data)
        #expect(made.findings == expected)
        #expect(made.result == nil)
    }

    @Test(
        "faults of a covariance",
        arguments: [
            (",A,B\nA,0.01,0\nB,0,0.01\n", ["v.csv:1:5 error covariance.missing-unit"]),
            (covariance.replacing("\nC", with: "\nD"), ["v.csv error covariance.missing-unit"]),
            (covariance + "A,1,1,1\n", ["v.csv error covariance.repeated-unit"]),
            (covariance.replacing("C,0,0,0.01", with: "C,0,0,0.02"), ["e.csv:4:5 error ranks.other-standard-error"]),
            (covariance.replacing("A,0.01,0,0", with: "A,0.01,0.005,0"), ["v.csv error covariance.not-a-covariance"]),
            (
                ",A,B,C\nA,0.01,-0.01,-0.01\nB,-0.01,0.01,-0.01\nC,-0.01,-0.01,0.01\n",
                ["v.csv error covariance.not-a-covariance"]
            ),
            (covariance.replacing("A,0.01", with: "A,x"), ["v.csv:2:3 error data.not-a-number"]),
        ])
    func covarianceFaults(covariance: String, expected: [String]) throws {
        let made = try run(covariance: covariance)
        #expect(made.findings == expected)
        #expect(made.result == nil)
    }
}
