package import Diagnostics
import SurveyModel
import SurveyStatistics
import TabularInput
import TextOutput

extension DiagnosticCode {
    static let estimateNoLevel = DiagnosticCode("estimate.no-such-level")
    static let estimateNoRows = DiagnosticCode("estimate.no-rows")
    static let estimateNoInterval = DiagnosticCode("estimate.no-interval")
}

/// Takes a file to estimates: its columns to a design, domains and numbers, and those to the engine.
package struct EstimateJob {
    private let request: EstimateRequest

    package init(_ request: EstimateRequest) {
        self.request = request
    }

    /// - Returns: Nil, with errors among the findings, where there are no estimates.
    package func run(findings: inout Findings) -> EstimateResult? {
        var margins: MarginsFile?
        if let path = request.calibration?.margins {
            margins = MarginsFile.read(path: path, findings: &findings)
            if margins == nil { return nil }
        }
        guard let text = DataText.read(path: request.data, encoding: request.encoding, findings: &findings) else {
            return nil
        }
        var columns: EstimateColumns?
        var marginColumns: MarginColumns?
        let data = NamedColumns.read(text.reader, findings: &findings) { header, findings in
            columns = EstimateColumns(request, header: header, findings: &findings)
            marginColumns = margins.flatMap { MarginColumns($0, header: header, findings: &findings) }
            guard let columns, margins == nil || marginColumns != nil else { return nil }
            return columns.names + (marginColumns?.names ?? [])
        }
        guard let data, let columns else { return nil }
        let places = DesignColumns(data: data, columns: columns, path: request.data)
        guard let design = places.design(findings: &findings),
            let division = EstimateDivision(data, columns, path: request.data, findings: &findings),
            let variables = EstimateVariables(data, columns, division.rowDomains, findings: &findings)
        else { return nil }
        var estimation = SurveyEstimation(
            design: design, domains: DomainDivision(rowDomains: division.rowDomains, count: division.domains.count))
        var rounds: Int?
        if let marginColumns, let margins, let calibration = request.calibration {
            let made = calibrated(
                design, calibration.method,
                at: CalibrationPlaces(
                    data: data, dataPath: request.data, weightColumn: columns.weights, margins: margins,
                    columns: marginColumns), marginColumns, findings: &findings)
            guard let made else { return nil }
            estimation.design = design.reweighted(made.weights)
            estimation.residuals = made.residuals
            rounds = made.report.iterations
        }
        settle(&estimation)
        do throws(VarianceFault) {
            let estimates = try estimation.estimates(variables.entries.map(\.estimand))
            let rows = rows(estimates, division, variables)
            report(rows, findings: &findings)
            return EstimateResult(
                rows: rows, covariance: estimates.covariance, rowCount: data.count,
                outsideCount: division.outsideCount, undividedCount: division.undividedCount,
                strata: design.stratumCount, clusters: design.first.unitCount, calibrationRounds: rounds)
        } catch {
            findings.add(error.diagnostic(at: places))
            return nil
        }
    }

    private func settle(_ estimation: inout SurveyEstimation) {
        estimation.lonely = request.lonely
        estimation.level = request.level
        estimation.effectBasis = request.effectBasis
        if let interval = request.interval {
            estimation.interval = interval
            estimation.proportionInterval = interval
        }
    }

    private func calibrated(
        _ design: SurveyDesign, _ method: CalibrationMethod, at places: CalibrationPlaces, _ columns: MarginColumns,
        findings: inout Findings
    ) -> CalibratedWeights? {
        guard let targets = columns.targets(places.data, base: design.weights, findings: &findings) else { return nil }
        do throws(CalibrationError) {
            return try Calibration(method, to: targets).calibrated(design.weights)
        } catch {
            for diagnostic in error.diagnostics(at: places) { findings.add(diagnostic) }
            return nil
        }
    }

    /// Statistic by statistic as they were asked for, each in all domains.
    private func rows(
        _ estimates: SurveyEstimates, _ division: EstimateDivision, _ variables: EstimateVariables
    ) -> [EstimateResult.Row] {
        let count = division.domains.count
        return variables.entries.enumerated().flatMap { position, entry in
            (0..<count).map { domain in
                EstimateResult.Row(
                    domain: division.domains[domain], variable: entry.variable, level: entry.level,
                    estimate: estimates.estimates[position * count + domain],
                    interval: request.interval ?? (entry.isShare ? .logit : .t))
            }
        }
    }

    // MARK: Findings

    private func report(_ rows: [EstimateResult.Row], findings: inout Findings) {
        for row in rows {
            let name = ([row.variable] + row.domain).joined(separator: ", ")
            if row.estimate.value == nil {
                findings.add(Self.noValue(name, row.estimate.gaps, at: SourceLocation(file: request.data)))
            } else if row.estimate.interval == nil {
                findings.add(Self.noInterval(name, row.estimate.gaps, at: SourceLocation(file: request.data)))
            }
        }
    }

    private static func noValue(_ name: String, _ gaps: [EstimateGap], at place: SourceLocation) -> Diagnostic {
        let isZero = gaps.contains(.zeroDenominator)
        return Diagnostic(
            .warning, .estimateNoRows, at: place,
            isZero
                ? Wording(
                    "no estimate for \(name): the denominator is 0", vi: "không ước lượng được \(name): mẫu số bằng 0")
                : Wording(
                    "no estimate for \(name): no row has a value and a weight",
                    vi: "không ước lượng được \(name): không dòng nào có giá trị và quyền số"))
    }

    private static func noInterval(_ name: String, _ gaps: [EstimateGap], at place: SourceLocation) -> Diagnostic {
        let isRank = gaps.contains(.rankOutOfRange)
        return Diagnostic(
            .warning, .estimateNoInterval, at: place,
            isRank
                ? Wording(
                    "no interval for \(name): it passes the ends of the data",
                    vi: "không có khoảng tin cậy cho \(name): khoảng vượt ra ngoài dữ liệu")
                : Wording(
                    "no interval for \(name): there are no degrees of freedom",
                    vi: "không có khoảng tin cậy cho \(name): không còn bậc tự do"))
    }
}
