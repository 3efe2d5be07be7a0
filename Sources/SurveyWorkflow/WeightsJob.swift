package import ByteInput
package import Diagnostics
import FileOutput
import SurveyModel
package import SurveyStatistics
import TabularInput
import TextOutput

extension DiagnosticCode {
    static let weightsColumnThere = DiagnosticCode("weights.column-exists")
    static let weightsNegative = DiagnosticCode("weights.negative")
}

/// What weights are to be made.
package struct WeightsRequest: Sendable {
    /// The data: any CSV.
    package var data: String
    package var encoding: EncodingName?
    /// Texts that stand for a blank cell, such as `NA`.
    package var missing: Set<String> = []
    /// The column of weights before; nil where all are 1.
    package var weightColumn: String?
    /// The method and the file of totals; nil where weights are only trimmed.
    package var calibration: (method: CalibrationMethod, margins: String)?
    package var bounds = CalibrationBounds.none
    /// Bounds of the weight where there is no calibration.
    package var trimming: (lower: Double, upper: Double)?
    package var tolerance = 1e-10
    package var maximumIterations = 1000
    /// The file to write.
    package var output: String

    package init(data: String, output: String) {
        self.data = data
        self.output = output
    }
}

/// Weights that were made and written.
package struct WeightsResult: Sendable {
    /// Rows of the data; blank ones left out.
    package var rows: Int
    /// Rounds of the method.
    package var iterations: Int
    /// Every total; empty where weights were only trimmed.
    package var totals: [MarginTotal]
    package var before: WeightDiagnostics
    package var after: WeightDiagnostics
}

/// Takes data and totals to a copy of the data with a column of weights.
package struct WeightsJob {
    /// The column that is added.
    package static let column = "weight"

    private let request: WeightsRequest
    private let weightColumn: String?

    package init(_ request: WeightsRequest) {
        self.request = request
        weightColumn = request.weightColumn?.normalizedText
    }

    /// Makes the weights and writes the file, whole or not at all.
    ///
    /// - Returns: Nil, with errors among the findings, where nothing was written.
    package func run(findings: inout Findings) -> WeightsResult? {
        var margins: MarginsFile?
        if let path = request.calibration?.margins {
            margins = MarginsFile.read(path: path, findings: &findings)
            if margins == nil { return nil }
        }
        guard let text = DataText.read(path: request.data, encoding: request.encoding, findings: &findings) else {
            return nil
        }
        var columns: MarginColumns?
        let data = NamedColumns.read(
            text.reader, missing: Set(request.missing.map(\.normalizedText)), findings: &findings
        ) { header, findings in
            columns = names(in: header, margins, findings: &findings)
            return columns.map { $0.names + [weightColumn].compactMap { $0 } }
        }
        guard let data, let columns, let base = base(data, findings: &findings) else { return nil }
        let places = TableCalibrationPlaces(
            data: data, dataPath: request.data, weightColumn: weightColumn, margins: margins, columns: columns)
        do throws(CalibrationError) {
            guard let made = try weights(data, columns, base, findings: &findings) else { return nil }
            return deliver(made, base: base, data, text, findings: &findings)
        } catch {
            for diagnostic in error.diagnostics(at: places) { findings.add(diagnostic) }
            return nil
        }
    }

    /// The columns of the totals; nil, with errors, where a column is missing or the new one is there already.
    private func names(in header: Header, _ margins: MarginsFile?, findings: inout Findings) -> MarginColumns? {
        let before = findings.count(.error)
        if let index = header.index(of: Self.column) {
            findings.add(Self.columnThere(at: header.columns[index].location))
        }
        if let name = weightColumn, header.index(of: name) == nil {
            findings.add(NamedColumns.unknownColumn(name, in: header, at: SourceLocation(file: request.data)))
        }
        let none = MarginsFile(path: request.data, variables: [])
        let columns = MarginColumns(margins ?? none, header: header, findings: &findings)
        return findings.count(.error) == before ? columns : nil
    }

    private func base(_ data: NamedColumns, findings: inout Findings) -> [Double]? {
        guard let name = weightColumn else { return [Double](repeating: 1, count: data.count) }
        return data.numbers(name, findings: &findings)
    }

    private func weights(
        _ data: NamedColumns, _ columns: MarginColumns, _ base: [Double], findings: inout Findings
    ) throws(CalibrationError) -> (weights: [Double], iterations: Int, totals: [MarginTotal])? {
        guard let calibration = request.calibration else {
            guard let bounds = request.trimming else { return (base, 0, []) }
            let trimmed = try Trimming(lower: bounds.lower, upper: bounds.upper).trimmed(base)
            return (trimmed.weights, trimmed.rounds, [])
        }
        guard let targets = columns.targets(data, base: base, findings: &findings) else { return nil }
        let made = try Calibration(
            calibration.method, to: targets, bounds: request.bounds, tolerance: request.tolerance,
            maximumIterations: request.maximumIterations
        ).calibrated(base)
        return (made.weights, made.report.iterations, made.report.totals)
    }

    private func deliver(
        _ made: (weights: [Double], iterations: Int, totals: [MarginTotal]), base: [Double], _ data: NamedColumns,
        _ text: DataText, findings: inout Findings
    ) -> WeightsResult? {
        guard let before = WeightDiagnostics(base), let after = WeightDiagnostics(made.weights) else { return nil }
        if after.negative > 0 { findings.add(Self.negative(after.negative, at: SourceLocation(file: request.output))) }
        let bytes = text.adding(column: Self.column, made.weights.map(roundTripText), to: data)
        do throws(OutputError) {
            try OutputFile.write(bytes, to: request.output)
        } catch {
            findings.add(error.diagnostic)
            return nil
        }
        return WeightsResult(
            rows: data.count, iterations: made.iterations, totals: made.totals, before: before, after: after)
    }

    // MARK: Findings

    private static func columnThere(at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            .error, .weightsColumnThere, at: place,
            Wording("the data have a column “\(column)” already", vi: "dữ liệu đã có cột “\(column)”"),
            hint: Wording(
                "rename it, such as to base_weight, and name it with --weights if it holds the weights before",
                vi: "đổi tên cột đó, ví dụ thành base_weight, rồi chỉ ra bằng --weights nếu đó là quyền số ban đầu"))
    }

    private static func negative(_ count: Int, at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            .warning, .weightsNegative, at: place,
            Wording("\(count) weights are negative", vi: "có \(count) quyền số âm"),
            hint: Wording(
                "keep them above zero with --bounds, or with --calfun logit",
                vi: "giữ quyền số dương bằng --bounds, hoặc dùng --calfun logit"))
    }
}
