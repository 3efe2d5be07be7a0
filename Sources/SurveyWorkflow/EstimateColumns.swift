import Diagnostics
import SurveyModel
import SurveyStatistics
import TabularInput

/// The columns of an `estimate`, found in the header.
struct EstimateColumns {
    /// A statistic with the names of its columns.
    struct Source {
        var statistic: Statistic
        /// As the result names it.
        var variable: String
        var columns: [String]
    }

    let sources: [Source]
    let by: [String]
    let conditions: [RowCondition]
    let strata: String?
    let clusters: [String]
    let weights: String?
    let populations: [String]

    /// - Returns: Nil, with errors among the findings, where there is no such column.
    init?(_ request: EstimateRequest, header: Header, findings: inout Findings) {
        let before = findings.count(.error)
        sources = request.statistics.map { Self.source($0, header) }
        by = request.by.map(\.normalizedText)
        conditions = request.conditions.map {
            let text = $0.text.normalizedText
            return RowCondition(
                column: $0.column.normalizedText, text: request.missingTexts.contains(text) ? "" : text,
                isEqual: $0.isEqual)
        }
        strata = request.strata?.normalizedText
        clusters = request.clusters.map(\.normalizedText)
        weights = request.weights?.normalizedText
        populations = request.populations.map(\.normalizedText)
        var reported: Set<String> = []
        for name in names where header.index(of: name) == nil && reported.insert(name).inserted {
            findings.add(NamedColumns.unknownColumn(name, in: header, at: SourceLocation(file: request.data)))
        }
        guard findings.count(.error) == before else { return nil }
    }

    /// The names of all columns that are needed.
    var names: [String] {
        sources.flatMap(\.columns) + by + conditions.map(\.column) + clusters + populations
            + [strata, weights].compactMap { $0 }
    }

    private static func source(_ statistic: Statistic, _ header: Header) -> Source {
        switch statistic {
        case .mean(let name), .total(let name), .proportion(let name), .quantile(let name, _):
            return Source(statistic: statistic, variable: name.normalizedText, columns: [name.normalizedText])
        case .ratio(let text):
            let name = text.normalizedText
            return Source(statistic: statistic, variable: name, columns: columns(ofRatio: name, header))
        }
    }

    /// The two names around a `/`; one that leaves two columns, should a name hold another.
    private static func columns(ofRatio text: String, _ header: Header) -> [String] {
        let splits = text.indices.filter { text[$0] == "/" }.map { mark in
            [text[..<mark], text[text.index(after: mark)...]].map { String($0).normalizedText }
        }
        let isThere = { (names: [String]) in names.allSatisfy { header.index(of: $0) != nil } }
        return splits.first(where: isThere) ?? splits.first ?? [text]
    }
}
