import Diagnostics
import SurveyDefinitions
import SurveyModel
import TestMaterial
import Testing

/// Each test changes a copy of the sample's definitions in one place.
@Suite("A round says how its groups were chosen")
struct GroupDesignTests {
    private func load(
        design: String = "", frame: String = "group,stratum,population,clusters\n", margins: String = ""
    ) throws -> LoadedRound {
        try withTemporaryFolder { folder in
            try write(frame, to: folder + "/frame.csv")
            try write(margins, to: folder + "/margins.csv")
            try write(Self.round(design), to: folder + "/round.yaml")
            try write("code,kind,name\nS1,department,Sở Một\nH1,district,Huyện Một\n", to: folder + "/units.csv")
            return LoadedRound(folder: folder)
        }
    }

    private static func round(_ design: String) -> String {
        """
        year: 2024
        title: Thử
        criteria-set: \(Definitions2024.folder)/criteria-set.yaml
        units: units.csv
        frame: frame.csv
        groups:
          delegate: { label: Đại biểu, share: 0.4, rates: [department, district] }
          official: { label: Công chức, share: 0.6, rates: [department, district], design: { \(design) } }

        """
    }

    @Test("strata, populations, clusters, inference, margins and bounds are read")
    func reads() throws {
        let loaded = try load(
            design: "strata: stratum, cluster: cluster, inference: superpopulation, lonely-stratum: adjust, "
                + "margins: margins.csv, calibration: raking, bounds: { lower: 0.5, upper: 2 }",
            frame: "group,stratum,population,clusters\ndelegate,,50,\nofficial,a,100,7\nofficial,b,200,\n",
            margins: "variable,level,total\nemployer,S1,120\nemployer,H1,180\nstratum:employer,a:S1,20\n")
        let found = loaded.findings.text(in: .english)
        let round = try #require(loaded.round, "\(found)")
        let delegate = try #require(round.groups[0].design)
        #expect(delegate.strata == nil && delegate.frame.map(\.population) == [50] && delegate.hasPopulations)
        let official = try #require(round.groups[1].design)
        #expect(official.strata == .stratum && official.cluster == .cluster)
        #expect(official.inference == .superpopulation && official.lonely == .adjust)
        #expect(official.frame.map(\.stratum) == ["a", "b"] && official.frame.map(\.clusters) == [7, nil])
        let calibration = try #require(official.calibration)
        #expect(calibration.method == .raking && calibration.bounds == .init(lower: 0.5, upper: 2))
        #expect(calibration.margins.map(\.name) == ["employer", "stratum:employer"])
        #expect(calibration.margins[0].levels.map(\.total) == [120, 180])
    }

    @Test("a row for each employer makes a stratum of all of them, as one row would")
    func employers() throws {
        let loaded = try load(
            design: "strata: stratum, cluster: cluster",
            frame: """
                group,stratum,employer,population,clusters
                official,a,S1,30,2
                official,b,S1,200,3
                official,a,H1,70,5

                """)
        let found = loaded.findings.text(in: .english)
        let round = try #require(loaded.round, "\(found)")
        let frame = try #require(round.groups[1].design?.frame)
        #expect(frame.map(\.stratum) == ["a", "b"])
        #expect(frame.map(\.population) == [100, 200] && frame.map(\.clusters) == [7, 3])
        #expect(
            frame[0].organisations == [
                FrameOrganisation(employer: "S1", population: 30), FrameOrganisation(employer: "H1", population: 70),
            ])
    }

    @Test(
        "what does not fit is named at its place",
        arguments: [
            ("strata: stratum", "group,stratum,population\nofficals,a,5\n", "", "2:1 frame.unknown-group"),
            ("strata: stratum", "group,stratum,population\nofficial,a,0\n", "", "2:12 frame.bad-count"),
            ("strata: stratum", "group,stratum,population\nofficial,a,2.5\n", "", "2:12 frame.bad-count"),
            ("strata: stratum", "group,stratum,population\nofficial,,5\n", "", "2:10 frame.blank-stratum"),
            ("strata: none", "group,stratum,population\nofficial,a,5\n", "", "2:10 frame.stratum-without-strata"),
            (
                "strata: stratum", "group,stratum,population\nofficial,a,5\nofficial,a,6\n", "",
                "3:10 frame.repeated-stratum"
            ),
            (
                "strata: stratum", "group,stratum,population\nofficial,a,5\nofficial,b,\n", "",
                "3:10 frame.some-populations"
            ),
            (
                "cluster: cluster", "group,stratum,population,clusters\nofficial,,5,6\n", "",
                "2:10 frame.more-clusters-than-people"
            ),
            (
                "strata: stratum", "group,stratum,employer,population\nofficial,a,X,5\nofficial,a,,6\n", "",
                "3:10 frame.some-employers"
            ),
            (
                "strata: stratum", "group,stratum,employer,population\nofficial,a,X,5\nofficial,a,X,6\n", "",
                "3:10 frame.repeated-stratum"
            ),
            (
                "strata: stratum",
                "group,stratum,employer,population\nofficial,a,X,5\nofficial,a,Y,\nofficial,b,Z,1\n", "",
                "3:10 frame.some-populations"
            ),
            (
                "cluster: cluster", "group,stratum,employer,population,clusters\nofficial,,X,5,\nofficial,,Y,5,1\n", "",
                "2:10 frame.some-clusters"
            ),
            ("strata: level", "group,stratum,population\ndelegate,,5\n", "", "8:94 definition.bad-value"),
            (
                "strata: employer, cluster: employer", "group,stratum,population\ndelegate,,5\n", "",
                "8:113 definition.bad-value"
            ),
            ("calibration: raking", "group,stratum,population\ndelegate,,5\n", "", "8:86 definition.bad-value"),
            (
                "calibration: logit, margins: margins.csv", "group,stratum,population\ndelegate,,5\n",
                "variable,level,total\nemployer,S1,5\n", "8:99 definition.bad-value"
            ),
            (
                "margins: margins.csv, bounds: { lower: 1, upper: 1 }", "group,stratum,population\ndelegate,,5\n",
                "variable,level,total\nemployer,S1,5\n", "8:125 definition.bad-value"
            ),
            (
                "margins: margins.csv", "group,stratum,population\ndelegate,,5\n",
                "variable,level,total\nage,S1,5\n", "2:1 design.unknown-fact"
            ),
            (
                "margins: margins.csv", "group,stratum,population\ndelegate,,5\n",
                "variable,level,total\nemployer,S1,x\n", "2:13 design.bad-total"
            ),
            (
                "margins: margins.csv", "group,stratum,population\ndelegate,,5\n",
                "variable,level,total\nemployer,S1,1\nemployer,S1,2\n", "3:10 design.repeated-level"
            ),
        ])
    func findsFaults(design: String, frame: String, margins: String, expected: String) throws {
        let loaded = try load(design: design, frame: frame, margins: margins)
        let errors = loaded.findings.kept.filter { $0.severity == .error }.map {
            "\($0.location.line ?? 0):\($0.location.column ?? 0) \($0.code)"
        }
        #expect(errors == [expected])
    }

    @Test("clusters that nothing uses are remarked on, and a frame without a design brings one")
    func frameAlone() throws {
        let loaded = try load(design: "strata: none", frame: "group,stratum,population,clusters\nofficial,,5,2\n")
        let codes = loaded.findings.kept.map(\.code.description).filter { $0.hasPrefix("frame") }
        #expect(codes == ["frame.clusters-without-cluster"])
        let other = try load(frame: "group,stratum,population,clusters\ndelegate,x,50,\n")
        #expect(other.round?.groups[0].design?.strata == .stratum)
        #expect(other.round?.groups[0].design?.inference == .finite)
    }
}
