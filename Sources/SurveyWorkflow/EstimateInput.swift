import Diagnostics
import SurveyStatistics

/// What an `estimate` has read: the data, the totals, and where its columns are.
struct EstimateInput {
    let data: NamedColumns
    let columns: EstimateColumns
    private let path: String
    private let margins: MarginsFile?
    private let marginColumns: MarginColumns?

    /// - Returns: Nil, with errors among the findings, where a file cannot be read or a column is missing.
    static func read(_ request: EstimateRequest, findings: inout Findings) -> EstimateInput? {
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
        let data = NamedColumns.read(text.reader, missing: request.missingTexts, findings: &findings) {
            header, findings in
            columns = EstimateColumns(request, header: header, findings: &findings)
            marginColumns = margins.flatMap { MarginColumns($0, header: header, findings: &findings) }
            guard let columns, margins == nil || marginColumns != nil else { return nil }
            return columns.names + (marginColumns?.names ?? [])
        }
        guard let data, let columns else { return nil }
        return EstimateInput(
            data: data, columns: columns, path: request.data, margins: margins, marginColumns: marginColumns)
    }

    var places: DesignColumns { DesignColumns(data: data, columns: columns, path: path) }

    /// The calibration that was asked for; nil without one.
    ///
    /// - Throws: `EstimateStop` where a number of it cannot be read; the findings say where.
    func calibration(
        _ request: EstimateRequest, base: [Double], findings: inout Findings
    ) throws(EstimateStop) -> Calibration? {
        guard let method = request.calibration?.method, let marginColumns else { return nil }
        guard let targets = marginColumns.targets(data, base: base, findings: &findings) else { throw EstimateStop() }
        return Calibration(method, to: targets, aim: 1e-13)
    }

    /// What stopped an estimate, in words, each with its place; none where that has been said.
    func diagnostics(of error: any Error) -> [Diagnostic] {
        switch error {
        case let fault as VarianceFault: [fault.diagnostic(at: places)]
        case let fault as CalibrationError: fault.diagnostics(at: calibrationPlaces)
        case ReplicateError.calibration(let fault): fault.diagnostics(at: calibrationPlaces)
        case ReplicateError.replicateCalibration(let failed, let count, let first):
            [ReplicateFindings.notCalibrated(failed, of: count, at: SourceLocation(file: path))]
                + first.diagnostics(at: calibrationPlaces)
        case ReplicateError.negativeWeights(let failed, let count):
            [ReplicateFindings.notCalibrated(failed, of: count, at: SourceLocation(file: path))]
        case ReplicateError.design(let fault): [fault.diagnostic(at: places)]
        default: []
        }
    }

    private var calibrationPlaces: TableCalibrationPlaces {
        TableCalibrationPlaces(
            data: data, dataPath: path, weightColumn: columns.weights, margins: margins, columns: marginColumns)
    }
}

/// The findings say already why there is no result.
struct EstimateStop: Error {}
