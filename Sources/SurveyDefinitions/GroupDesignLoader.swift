import ByteInput
import Diagnostics
import SurveyModel

extension DefinitionMap {
    /// How a group was chosen, under `design`; nil where the round does not say.
    ///
    /// - Parameter margins: Reads the file of margins that the design names.
    mutating func groupDesign(
        _ findings: inout Findings, margins: (String, inout Findings) -> [FrameMargin]
    ) -> GroupDesign? {
        guard var map = optionalMap("design", &findings) else { return nil }
        var design = GroupDesign()
        design.strata = map.designFact("strata", [.stratum, .employer], &findings)
        design.cluster = map.designFact("cluster", [.cluster, .employer], &findings)
        if let fact = design.strata, design.cluster == fact {
            findings.add(
                .badValue(
                    at: map.place("cluster"),
                    Wording(
                        "\(fact.rawValue) cannot be both strata and cluster",
                        vi: "\(fact.rawValue) không thể vừa là tầng vừa là cụm"),
                    hint: Wording(
                        "where all organisations were surveyed they are strata",
                        vi: "nếu mọi cơ quan đều được điều tra thì đó là tầng (strata)")))
        }
        design.inference = map.optionalChoice("inference", Inference.self, &findings) ?? .finite
        design.lonely = map.optionalChoice("lonely-stratum", LonelyStratum.self, &findings) ?? .error
        design.calibration = map.calibration(&findings, margins: margins)
        map.reportUnknownKeys(&findings)
        return design
    }

    /// `none`, or one of some facts of a respondent.
    private mutating func designFact(
        _ key: String, _ facts: [DesignFact], _ findings: inout Findings
    ) -> DesignFact? {
        guard let text = optionalText(key, &findings), text != "none" else { return nil }
        if let fact = facts.first(where: { $0.rawValue == text }) { return fact }
        let names = (["none"] + facts.map(\.rawValue)).joined(separator: ", ")
        findings.add(
            .badValue(
                at: place(key),
                Wording("\"\(key)\" has no choice \"\(text)\"", vi: "\"\(key)\" không có lựa chọn \"\(text)\""),
                hint: Wording("choose one of: \(names)", vi: "chọn một trong: \(names)")))
        return nil
    }

    /// `margins` with `calibration` and `bounds`; nil where there are no margins.
    private mutating func calibration(
        _ findings: inout Findings, margins: (String, inout Findings) -> [FrameMargin]
    ) -> GroupCalibration? {
        let path = optionalText("margins", &findings)
        let method = optionalChoice("calibration", MarginMethod.self, &findings)
        let bounds = bounds(&findings)
        guard let path else {
            for key in ["calibration", "bounds"] where has(key) {
                findings.add(
                    .badValue(
                        at: keyPlace(key),
                        Wording("\"\(key)\" needs margins", vi: "\"\(key)\" cần có biên (margins)"),
                        hint: Wording("name a file under margins", vi: "chỉ tệp ở mục margins")))
            }
            return nil
        }
        if method == .logit, bounds == nil {
            findings.add(
                .badValue(
                    at: place("calibration"),
                    Wording("logit needs bounds", vi: "phương pháp logit cần có bounds"),
                    hint: Wording("write bounds: { lower: 0.3, upper: 3 }", vi: "ghi bounds: { lower: 0.3, upper: 3 }"))
            )
        }
        return GroupCalibration(
            method: method ?? .raking, margins: margins(path, &findings), bounds: bounds,
            location: keyPlace("margins"))
    }

    private mutating func bounds(_ findings: inout Findings) -> GroupCalibration.Bounds? {
        guard var map = optionalMap("bounds", &findings) else { return nil }
        _ = map.required("lower", &findings)
        _ = map.required("upper", &findings)
        let lower = map.optionalNumber("lower", in: 0...1, &findings)
        let upper = map.optionalNumber("upper", in: 1...1_000_000, &findings)
        map.reportUnknownKeys(&findings)
        guard let lower, let upper else { return nil }
        guard lower < upper else {
            findings.add(
                .badValue(
                    at: map.place("lower"),
                    Wording("the lower bound is not below the upper one", vi: "cận dưới không nhỏ hơn cận trên")))
            return nil
        }
        return GroupCalibration.Bounds(lower: lower, upper: upper)
    }
}
