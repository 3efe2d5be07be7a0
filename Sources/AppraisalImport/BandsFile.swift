package import ByteInput
package import Diagnostics
package import SurveyModel
import TabularInput

/// By which bands kinds of units are graded.
package enum GradeScheme: Sendable {
    /// Nothing is graded.
    case none
    /// The same bands for all kinds.
    case common([GradeBand])
    /// Each kind has its own, and a name for people.
    case byKind([(code: String, title: String, bands: [GradeBand])])

    /// The bands of a kind and its name; nil where the scheme does not know the kind.
    func kind(_ code: String) -> (title: String, bands: [GradeBand])? {
        switch self {
        case .none: (code, [])
        case .common(let bands): (code, bands)
        case .byKind(let kinds): kinds.first { $0.code == code }.map { ($0.title, $0.bands) }
        }
    }

    var knownKinds: [String] {
        if case .byKind(let kinds) = self { kinds.map(\.code) } else { [] }
    }
}

/// Bands of grades as a table gives them: `grade, from` and, where kinds have bands of their own, `kind`.
package struct BandsFile: Sendable {
    package var fingerprint: InputFingerprint
    package var scheme: GradeScheme

    /// Reads a table of bands, CSV or Excel.
    ///
    /// - Returns: Nil, with errors among the findings, where the bands do not cover everything from 0 on.
    package static func read(path: String, findings: inout Findings) -> BandsFile? {
        let before = findings.count(.error)
        let table = FigureTable.read(
            path: path, required: ["grade", "from"], optional: ["kind"], findings: &findings)
        guard let table else { return nil }
        var kinds: [(code: String, title: String, bands: [GradeBand])] = []
        var places: [String: [SourceLocation]] = [:]
        let isCommon = table.header.index(of: "kind") == nil
        for row in table.rows {
            guard let band = band(row, findings: &findings) else { continue }
            let kind = row["kind"]
            if kind.isEmpty, !isCommon {
                findings.add(FigureFault.blank(column: "kind").diagnostic(at: row.location(of: "kind")))
                continue
            }
            let index = kinds.firstIndex { $0.code == kind } ?? kinds.count
            if index == kinds.count { kinds.append((kind, kind, [])) }
            let same = kinds[index].bands.firstIndex { $0.grade == band.grade || $0.lowerBound == band.lowerBound }
            if let same, let first = places[kind]?[same] {
                findings.add(FigureFault.repeatedBand(first: first).diagnostic(at: row.location))
                continue
            }
            kinds[index].bands.append(band)
            places[kind, default: []].append(row.location)
        }
        for index in kinds.indices {
            kinds[index].bands.sort { $0.lowerBound > $1.lowerBound }
            if kinds[index].bands.last?.lowerBound != 0 {
                let place = places[kinds[index].code]?.first ?? SourceLocation(file: path)
                findings.add(FigureFault.noLowestBand(kind: kinds[index].code).diagnostic(at: place))
            }
        }
        if table.rows.isEmpty, findings.count(.error) == before {
            findings.add(FigureFault.noRows.diagnostic(at: SourceLocation(file: path)))
        }
        guard findings.count(.error) == before else { return nil }
        return BandsFile(
            fingerprint: table.fingerprint, scheme: isCommon ? .common(kinds[0].bands) : .byKind(kinds))
    }

    private static func band(_ row: TableRow, findings: inout Findings) -> GradeBand? {
        guard !row["grade"].isEmpty else {
            findings.add(FigureFault.blank(column: "grade").diagnostic(at: row.location(of: "grade")))
            return nil
        }
        guard let from = DecimalText(row["from"]), let exact = from.scaled(byDigits: 4), 0...100_0000 ~= exact,
            !from.isNegative
        else {
            findings.add(FigureFault.badBound.diagnostic(at: row.location(of: "from")))
            return nil
        }
        return GradeBand(grade: row["grade"], lowerBound: from.double)
    }
}
