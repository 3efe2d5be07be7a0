package import Diagnostics
package import Scoring
package import SurveyModel

extension DiagnosticCode {
    static let coefficientsOfNoScale = DiagnosticCode("sensitivity.no-such-scale")
    static let badCoefficients = DiagnosticCode("sensitivity.bad-coefficients")
}

/// Coefficients that somebody wants to try: for one scale, in the order of its levels.
package struct CoefficientList: Hashable, Sendable {
    package var scale: ScaleCode
    package var coefficients: [Double]

    package init(scale: ScaleCode, coefficients: [Double]) {
        self.scale = scale
        self.coefficients = coefficients
    }
}

/// What a round's choices hang on.
package struct SensitivityResult: Sendable {
    package var result: RoundResult
    package var analysis: SensitivityAnalysis
}

extension RoundJob {
    /// Computes the survey block under each choice that no text makes.
    ///
    /// - Parameter lists: Coefficients to be tried together, beside linear ones and the top two levels.
    /// - Returns: Nil, with errors among the findings, where definitions or data do not allow it.
    package func sensitivity(coefficients lists: [CoefficientList], findings: inout Findings) -> SensitivityResult? {
        guard let result = points(of: [.survey], findings: &findings), let collected = result.collected else {
            return nil
        }
        for list in lists { check(list, in: result.round, &findings) }
        if findings.hasErrors { return nil }
        let given = Dictionary(lists.map { ($0.scale, $0.coefficients) }, uniquingKeysWith: { _, last in last })
        do throws(SampleFault) {
            return SensitivityResult(
                result: result,
                analysis: try SensitivityAnalysis(
                    round: result.round, tally: collected.tally, store: collected.store,
                    coefficients: given.isEmpty ? [] : [("given", .given(given))]))
        } catch {
            for finding in error.diagnostics(in: result.round) { findings.add(finding) }
            return nil
        }
    }

    private func check(_ list: CoefficientList, in round: Round, _ findings: inout Findings) {
        guard let scale = round.scales.first(where: { $0.code == list.scale }) else {
            let codes = round.scales.map(\.code.description).joined(separator: ", ")
            findings.add(
                Diagnostic(
                    .error, .coefficientsOfNoScale, at: SourceLocation(file: round.folder),
                    Wording("the round has no scale \(list.scale)", vi: "đợt điều tra không có thang đo \(list.scale)"),
                    hint: Wording("its scales are \(codes)", vi: "các thang đo: \(codes)")))
            return
        }
        let isRight =
            list.coefficients.count == scale.levels.count && list.coefficients.allSatisfy { (0...1).contains($0) }
        if isRight { return }
        let levels = scale.levels.map(\.code).joined(separator: ", ")
        findings.add(
            Diagnostic(
                .error, .badCoefficients, at: scale.location,
                Wording(
                    "the scale \(scale.code) needs \(scale.levels.count) coefficients between 0 and 1, one for each level",
                    vi: "thang đo \(scale.code) cần \(scale.levels.count) hệ số từ 0 đến 1, mỗi mức một hệ số"),
                hint: Wording(
                    "give them in the order of the levels \(levels)", vi: "ghi theo thứ tự các mức \(levels)")))
    }
}
