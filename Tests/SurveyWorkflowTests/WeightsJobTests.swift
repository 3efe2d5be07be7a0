import ByteInput
import Diagnostics
import Foundation
import SurveyStatistics
import SurveyWorkflow
import TestMaterial
import Testing

@Suite("Weights for any CSV")
struct WeightsJobTests {
    private static let margins = "variable,level,total\nsex,f,60\nsex,m,40\narea,a,30\narea,b,70\n"
    private static let data = "sex,area,w\nf,a,1\nf,b,2\nm,a,1\nm,b,3\nm,b,1\n"

    /// Runs in a folder of its own, where the data are `d.csv`, the totals `m.csv` and the result `o.csv`.
    private func run(
        _ data: String = data, _ margins: String = margins, method: CalibrationMethod = .raking,
        change: (inout WeightsRequest) -> Void = { _ in }
    ) throws -> (result: WeightsResult?, output: String?, findings: [String]) {
        let copy = try WorkingCopy()
        try copy.write(data, to: "d.csv")
        try copy.write(margins, to: "m.csv")
        var request = WeightsRequest(data: copy.path + "/d.csv", output: copy.path + "/o.csv")
        request.calibration = (method, copy.path + "/m.csv")
        change(&request)
        var findings = Findings()
        let result = WeightsJob(request).run(findings: &findings)
        let found = findings.kept.map { finding in
            let place = finding.location.description.replacing(copy.path + "/", with: "")
            return "\(place) \(finding.severity) \(finding.code)"
        }
        return (result, try? text(of: copy.path + "/o.csv"), found)
    }

    @Test("every byte of the data stays, and a column is added")
    func keepsBytes() throws {
        let data =
            "\u{FEFF}sep=;\r\n\"sex\";area;\"a \"\"note\"\"\"\r\nf;a;\"x;\r\ny\"\r\n\r\nm; b ;Ế\r\n;;\r\nf;b;\nm;a;1"
        let margins = "variable;level;total\nsex;f;2\nsex;m;2\narea;a;2\narea;b;2\n"
        let made = try run(data, margins)
        #expect(made.findings == [])
        #expect(
            made.output
                == "\u{FEFF}sep=;\r\n\"sex\";area;\"a \"\"note\"\"\";weight\r\nf;a;\"x;\r\ny\";1\r\n\r\nm; b ;Ế;1\r\n;;;\r\nf;b;;1\nm;a;1;1"
        )
    }

    @Test("text in another encoding is written in UTF-8")
    func encodings() throws {
        let copy = try WorkingCopy()
        let path = copy.path + "/d.csv"
        try Data(encoded("tỉnh\nĐiện Biên\nLai Châu\n", "UTF-16LE", mark: [0xFF, 0xFE])).write(to: URL(filePath: path))
        try copy.write("variable,level,total\ntỉnh,Điện Biên,3\ntỉnh,Lai Châu,4\n", to: "m.csv")
        var request = WeightsRequest(data: path, output: copy.path + "/o.csv")
        request.calibration = (.postStratification, copy.path + "/m.csv")
        var findings = Findings()
        #expect(WeightsJob(request).run(findings: &findings)?.rows == 2)
        #expect(try text(of: copy.path + "/o.csv") == "\u{FEFF}tỉnh,weight\nĐiện Biên,3\nLai Châu,4\n")
    }

    @Test("weights are read, and meet the totals, whatever the order of rows")
    func meetsTotals() throws {
        let made = try run { $0.weightColumn = "w" }
        let result = try #require(made.result)
        #expect(result.rows == 5)
        #expect(result.totals.map(\.target) == [60, 40, 30, 70])
        #expect(result.totals.allSatisfy { $0.relativeDifference <= 1e-10 })
        #expect(result.before.sum == 8 && result.before.maximum == 3)
        let shuffled = try run("sex,area,w\nm,b,1\nm,a,1\nf,b,2\nm,b,3\nf,a,1\n") { $0.weightColumn = "w" }
        func lines(_ text: String?) -> [String] { (text ?? "").split(separator: "\n").map(String.init).sorted() }
        #expect(lines(shuffled.output) == lines(made.output))
    }

    @Test("crossed variables are joined by a colon, unless a column has that very name")
    func crossed() throws {
        let margins = "variable,level,total\nsex:area,f:a,1\nsex:area,f:b,2\nsex:area,m:a,3\nsex:area,m:b,8\n"
        let made = try run(Self.data, margins, method: .postStratification)
        #expect(made.output == "sex,area,w,weight\nf,a,1,1\nf,b,2,2\nm,a,1,3\nm,b,3,4\nm,b,1,4\n")
        let named = try run("sex:area\nf:a\nf:b\nm:a\nm:b\n", margins, method: .postStratification)
        #expect(named.output == "sex:area,weight\nf:a,1\nf:b,2\nm:a,3\nm:b,8\n")
    }

    @Test("numbers and the size of the population are totals as well")
    func numbers() throws {
        // w = 1 + λ(x − 2): three rows, Σw = 3, Σw·x = 8, so λ = 1.
        let made = try run(
            "x\n1\n2\n\"3,0\"\n", "variable,level,total\n(Intercept),,3\nx,,8\n", method: .regression(.linear))
        #expect(made.findings == [])
        let weights = try #require(made.output).split(separator: "\n").dropFirst().map { line in
            line.split(separator: ",").last.flatMap { Double($0) } ?? .nan
        }
        #expect(zip(weights, [0, 1, 2]).allSatisfy { abs($0 - $1) < 1e-12 })
    }

    @Test("negative weights of linear calibration are warned of")
    func negative() throws {
        let made = try run(
            "x\n1\n2\n3\n", "variable,level,total\n(Intercept),,3\nx,,9\n", method: .regression(.linear))
        #expect(made.findings == ["o.csv warning weights.negative"])
        #expect(made.result?.after.negative == 1)
    }

    @Test("trimming alone keeps the sum, trimming with totals keeps these")
    func trimming() throws {
        let alone = try run {
            $0.calibration = nil
            $0.trimming = (1, 2)
            $0.weightColumn = "w"
        }
        #expect(alone.output?.hasSuffix("m,b,3,2\nm,b,1,1.3333333333333333\n") == true)
        let kept = try run {
            $0.bounds = .weight(lower: 10, upper: 45)
            $0.weightColumn = "w"
        }
        let result = try #require(kept.result)
        #expect(result.after.minimum >= 10 && result.after.maximum <= 45)
        #expect(result.totals.allSatisfy { $0.relativeDifference <= 1e-10 })
    }

    @Test(
        "faults are found with their place before anything is written",
        arguments: [
            // Data.
            ("sex,area,weight\nf,a,1\n", margins, ["d.csv:1:10 error weights.column-exists"]),
            ("sex,are\nf,a\n", margins, ["m.csv:4:1 error data.no-such-column"]),
            ("sex,area,sex\nf,a,m\n", margins, ["d.csv:1:10 error table.repeated-column"]),
            ("sex,area\n", margins, ["d.csv error data.no-rows"]),
            ("sex,area\nf,a\nm\n", margins, ["d.csv:3:2 error table.field-count"]),
            ("", margins, ["d.csv error table.empty"]),
            (data.replacing("m,a,1", with: ",a,1"), margins, ["d.csv:4:1 error margins.blank-level"]),
            (data.replacing("m,a,1", with: "x,a,1"), margins, ["d.csv:4:1 error margins.level-without-total"]),
            // Totals.
            (data, "variable,level,total\n", ["m.csv error margins.empty"]),
            (data, "variable,total\nsex,1\n", ["m.csv:1:15 error table.missing-column"]),
            (data, margins + "area,c,5\n", ["m.csv:6:6 error margins.empty-level"]),
            (data, margins + "area,b,70\n", ["m.csv:6:6 error margins.repeated-level"]),
            (data, margins + ",b,70\n", ["m.csv:6:1 error margins.no-variable"]),
            (data, margins.replacing("70", with: "\"1.000,5\""), ["m.csv:5:8 error margins.bad-total"]),
            (data, margins.replacing("70", with: "-70"), ["m.csv:5:6 error margins.bad-total"]),
            (data, margins.replacing("70", with: "0"), ["m.csv:5:6 error margins.zero-total"]),
            (data, margins.replacing("70", with: "71"), ["m.csv:4:1 error margins.unequal-sums"]),
            (data, margins + "area,,100\n", ["m.csv:6:6 error margins.level-and-number"]),
            (data, margins + "w,,100\n", ["m.csv:6:1 error margins.needs-calibration"]),
        ])
    func faults(data: String, margins: String, expected: [String]) throws {
        let made = try run(data, margins)
        #expect(made.findings == expected)
        #expect(made.result == nil && made.output == nil)
    }

    @Test("faults of weights, bounds and methods")
    func otherFaults() throws {
        func findings(
            _ data: String = Self.data, _ margins: String = Self.margins, method: CalibrationMethod = .raking,
            _ change: (inout WeightsRequest) -> Void
        ) throws -> [String] {
            let made = try run(data, margins, method: method, change: change)
            #expect(made.output == nil)
            return made.findings
        }
        #expect(try findings { $0.weightColumn = "W" } == ["d.csv error data.no-such-column"])
        #expect(try findings { $0.weightColumn = "sex" }.count == 5)
        #expect(
            try findings(Self.data.replacing("m,a,1", with: "m,a,")) { $0.weightColumn = "w" } == [
                "d.csv:4:5 error data.blank-cell"
            ])
        #expect(
            try findings(Self.data.replacing("m,a,1", with: "m,a,-1")) { $0.weightColumn = "w" } == [
                "d.csv:4:5 error weights.bad-weight"
            ])
        #expect(
            try findings("sex,area,w\nf,a,0\n") { $0.weightColumn = "w" } == ["d.csv:2:5 error weights.none"])
        #expect(
            try findings { $0.bounds = .ratio(lower: 1, upper: 20) }.first == "m.csv:2:5 error weights.out-of-bounds")
        #expect(
            try findings(method: .postStratification) { _ in } == ["m.csv:4:1 error margins.several-variables"])
        #expect(
            try findings { $0.maximumIterations = 1 }.first?.hasSuffix("error weights.not-converged") == true)
        #expect(
            try findings(method: .regression(.logit)) { $0.bounds = .ratio(lower: 2, upper: 90) } == [
                "m.csv error weights.bad-bounds"
            ])
        #expect(
            try findings { request in
                request.calibration = nil
                request.trimming = (3, 4)
            } == ["d.csv error weights.out-of-bounds"])
        #expect(
            try findings("a,x\np,1\nq,2\n", "variable,level,total\na,p,1\na,q,1\nx,,4\n", method: .regression(.linear))
            {
                _ in
            } == ["m.csv:4:1 error margins.contradictory-total"])
        #expect(
            try findings(
                "a,x\np,1\nq,\nq,3\n", "variable,level,total\na,p,1\na,q,1\nx,,4\n", method: .regression(.linear)
            ) {
                _ in
            } == ["d.csv:3:3 error margins.blank-number"])
    }

    @Test("an output that cannot be written is a finding, and an older one stays")
    func allOrNothing() throws {
        let made = try run { $0.output = $0.data + "/no/o.csv" }
        #expect(made.findings.first?.hasSuffix("error output.cannot-write") == true)
        #expect(made.result == nil)
    }
}
