import ByteInput
package import Diagnostics
import SurveyModel
package import SurveyStatistics
import TabularInput

extension DiagnosticCode {
    static let ranksBadError = DiagnosticCode("ranks.bad-standard-error")
    static let ranksRepeatedName = DiagnosticCode("ranks.repeated-name")
    static let ranksBlankName = DiagnosticCode("ranks.blank-name")
    static let ranksErrorDiffers = DiagnosticCode("ranks.other-standard-error")
}

/// What is to be ranked.
package struct RanksRequest: Sendable {
    /// The estimates: any CSV, a row for each unit.
    package var file: String
    package var estimateColumn: String
    /// Not needed where a covariance is given.
    package var errorColumn: String?
    /// Needed where a covariance is given.
    package var nameColumn: String?
    /// A file with the covariance of all estimates.
    package var covariance: String?
    package var degreesOfFreedom: Double?
    package var level = 0.95
    package var draws = 10_000
    package var seed: UInt64 = 1

    package init(file: String, estimateColumn: String) {
        self.file = file
        self.estimateColumn = estimateColumn
    }
}

/// Ranks from the top down.
package struct RanksResult: Sendable {
    package struct Unit: Sendable {
        /// Where the file has no names, the number of the row among those that are not blank, from 1.
        package var name: String
        package var estimate: Double
        package var standardError: Double
        package var ranks: RankSets.Unit
    }

    /// Two units that differ; positions in `units`.
    package struct Pair: Sendable {
        package var above: Int
        package var below: Int
        package var difference: Double
        package var standardError: Double
    }

    package var units: [Unit]
    package var pairs: [Pair]
}

/// Takes a file of estimates to ranks with confidence sets.
package struct RanksJob {
    private let request: RanksRequest

    package init(_ request: RanksRequest) {
        self.request = request
    }

    /// - Returns: Nil, with errors among the findings, where the file cannot be ranked.
    package func run(findings: inout Findings) -> RanksResult? {
        guard let table = EstimateTable(request, findings: &findings) else { return nil }
        var covariance = RankCovariance.independent(standardErrors: table.standardErrors ?? [])
        if let path = request.covariance {
            guard let matrix = CovarianceFile.read(path: path, names: table.names, findings: &findings),
                table.agrees(with: matrix, path: path, findings: &findings)
            else { return nil }
            covariance = .full(matrix)
        }
        do throws(RankError) {
            let sets = try RankSets(
                estimates: table.estimates, names: table.names, covariance: covariance,
                degreesOfFreedom: request.degreesOfFreedom, level: request.level, draws: request.draws,
                seed: request.seed)
            return Self.result(sets, table, covariance)
        } catch {
            findings.add(error.diagnostic(table: table, covariance: request.covariance))
            return nil
        }
    }

    private static func result(_ sets: RankSets, _ table: EstimateTable, _ covariance: RankCovariance) -> RanksResult {
        let error = { (unit: Int) in covariance.variance(unit).squareRoot() }
        let order = sets.units.indices.sorted { left, right in
            (sets.units[left].rank, error(left), table.names[left]) < (
                sets.units[right].rank, error(right), table.names[right]
            )
        }
        var positions = [Int](repeating: 0, count: order.count)
        for (position, unit) in order.enumerated() { positions[unit] = position }
        let units = order.map { unit in
            RanksResult.Unit(
                name: table.names[unit], estimate: table.estimates[unit], standardError: error(unit),
                ranks: sets.units[unit])
        }
        let pairs = sets.differing.map { pair in
            RanksResult.Pair(
                above: positions[pair.upper], below: positions[pair.lower],
                difference: table.estimates[pair.upper] - table.estimates[pair.lower],
                standardError: covariance.differenceVariance(pair.upper, pair.lower).squareRoot())
        }
        return RanksResult(units: units, pairs: pairs.sorted { ($0.above, $0.below) < ($1.above, $1.below) })
    }
}

/// The columns of a file of estimates.
struct EstimateTable {
    let estimates: [Double]
    /// Nil where the file need not have them.
    let standardErrors: [Double]?
    let names: [String]
    private let data: NamedColumns
    private let request: RanksRequest

    /// - Returns: Nil, with errors among the findings, where a column is missing or a cell is no number.
    init?(_ request: RanksRequest, findings: inout Findings) {
        self.request = request
        let before = findings.count(.error)
        let (estimate, error) = (request.estimateColumn.normalizedText, request.errorColumn?.normalizedText)
        let name = request.nameColumn?.normalizedText
        guard let text = DataText.read(path: request.file, encoding: nil, findings: &findings) else { return nil }
        let columns = [estimate, error, name].compactMap { $0 }
        let data = NamedColumns.read(text.reader, findings: &findings) { header, findings in
            for column in columns where header.index(of: column) == nil {
                findings.add(
                    NamedColumns.unknownColumn(column, in: header, at: SourceLocation(file: request.file)))
            }
            return findings.count(.error) == before ? columns : nil
        }
        guard let data, let estimates = data.numbers(estimate, findings: &findings) else { return nil }
        self.data = data
        self.estimates = estimates
        standardErrors = error.flatMap { data.numbers($0, findings: &findings) }
        names = name.map { data.texts($0) } ?? estimates.indices.map { String($0 + 1) }
        if let error, let row = standardErrors?.firstIndex(where: { $0 < 0 }) {
            findings.add(Self.negativeError(at: data.location(row: row, error)))
        }
        if let name { report(names, column: name, findings: &findings) }
        guard findings.count(.error) == before else { return nil }
    }

    /// Where the estimate of a unit stands.
    func location(_ unit: Int) -> SourceLocation { data.location(row: unit, request.estimateColumn.normalizedText) }

    /// Whether the standard errors, where there are any, are those of a covariance to six digits.
    func agrees(with matrix: [[Double]], path: String, findings: inout Findings) -> Bool {
        guard let column = request.errorColumn?.normalizedText, let standardErrors else { return true }
        for (unit, error) in standardErrors.enumerated() {
            let other = max(0, matrix[unit][unit]).squareRoot()
            if abs(error - other) <= 1e-6 * max(error, other) { continue }
            findings.add(Self.otherError(at: data.location(row: unit, column), covariance: path))
            return false
        }
        return true
    }

    private func report(_ names: [String], column: String, findings: inout Findings) {
        var rows: [String: Int] = [:]
        for (row, name) in names.enumerated() {
            let place = data.location(row: row, column)
            if name.isEmpty {
                findings.add(Self.blankName(at: place))
            } else if let first = rows[name] {
                findings.add(Self.repeatedName(name, at: place, first: data.location(row: first, column)))
            } else {
                rows[name] = row
            }
        }
    }

    // MARK: Findings

    private static func negativeError(at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            .error, .ranksBadError, at: place,
            Wording("the standard error is negative", vi: "sai số chuẩn là số âm"),
            hint: Wording("write the standard error, zero or more", vi: "ghi sai số chuẩn, từ 0 trở lên"))
    }

    private static func blankName(at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            .error, .ranksBlankName, at: place, Wording("a unit has no name", vi: "đơn vị không có tên"),
            hint: Wording("name it, or leave --name out", vi: "ghi tên, hoặc bỏ --name"))
    }

    private static func repeatedName(_ name: String, at place: SourceLocation, first: SourceLocation) -> Diagnostic {
        Diagnostic(
            .error, .ranksRepeatedName, at: place,
            Wording("“\(name)” stands here again", vi: "“\(name)” bị lặp lại"),
            hint: Wording("each unit has one row", vi: "mỗi đơn vị chỉ có một dòng"), related: first)
    }

    private static func otherError(at place: SourceLocation, covariance: String) -> Diagnostic {
        Diagnostic(
            .error, .ranksErrorDiffers, at: place,
            Wording(
                "the standard error is another than the root of the variance in \(covariance)",
                vi: "sai số chuẩn khác căn bậc hai của phương sai trong \(covariance)"),
            hint: Wording(
                "check that both belong to the same estimates, or leave --se out",
                vi: "kiểm tra cả hai có cùng thuộc các ước lượng này không, hoặc bỏ --se"))
    }
}
