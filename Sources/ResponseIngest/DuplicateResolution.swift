package import Diagnostics
package import SurveyModel

extension DiagnosticCode {
    package static let duplicateResponse = DiagnosticCode("response.duplicate")
    package static let conflictingResponses = DiagnosticCode("response.conflict")
    package static let supersededResponse = DiagnosticCode("response.superseded")
}

/// Which of many responses count, by the method's rule for duplicates and conflicts.
///
/// Responses belong together when they bear the same id, or when the same respondent rates the same unit. If all that
/// belong together say the same, one counts and the others are duplicates. If not, they are a conflict: all are
/// rejected, or the one that was submitted last counts. Nothing depends on the order of the responses.
package struct DuplicateResolution: Sendable {
    package private(set) var accepted: [Response] = []
    package private(set) var duplicates: [Response] = []
    /// With why they are rejected.
    package private(set) var rejections: [(response: Response, reason: Diagnostic)] = []
    package private(set) var findings = Findings()

    /// - Parameter files: The paths of the files in the order in which the first of equal responses is looked for; the
    ///   order of their names where it is left out.
    package init(_ responses: [Response], policy: ConflictPolicy, files: [String] = []) {
        let ranks = Dictionary(files.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        let rank = { (response: Response) in ranks[response.location.file] ?? .max }
        let ordered = responses.map { (rank: rank($0), response: $0) }
            .sorted { ($0.rank, $0.response.location) < ($1.rank, $1.response.location) }.map(\.response)
        for cluster in Self.clusters(ordered) { resolve(cluster.map { ordered[$0] }, policy: policy) }
    }

    private mutating func resolve(_ cluster: [Response], policy: ConflictPolicy) {
        let first = cluster[0]
        if cluster.count == 1 {
            accepted.append(first)
        } else if cluster.allSatisfy({ $0.hasSameContent(as: first) }) {
            keep(first, of: cluster)
        } else if policy == .latest, let latest = Self.latest(of: cluster) {
            keep(latest, of: cluster)
        } else {
            for response in cluster {
                // In a chain not all that belong together share an id or a rating; one that is named must.
                let other = cluster.first { $0.isSameRating(as: response) && !$0.hasSameContent(as: response) }
                reject(response, Self.conflict(response, with: other ?? first, policy: policy))
            }
        }
    }

    private mutating func keep(_ kept: Response, of cluster: [Response]) {
        accepted.append(kept)
        var isFirst = true
        for response in cluster {
            if isFirst, response.location == kept.location {
                isFirst = false
                continue
            }
            if response.hasSameContent(as: kept) {
                duplicates.append(response)
                findings.add(Self.duplicate(response, of: kept))
            } else {
                reject(response, Self.superseded(response, by: kept))
            }
        }
    }

    private mutating func reject(_ response: Response, _ reason: Diagnostic) {
        rejections.append((response, reason))
        findings.add(reason)
    }

    /// The responses that do not count because others contradict them.
    package var rejected: [Response] { rejections.map(\.response) }

    /// The response that was submitted after all that say something else; nil where that cannot be told.
    private static func latest(of cluster: [Response]) -> Response? {
        let times = cluster.compactMap(\.submittedAt)
        guard times.count == cluster.count, let last = times.max() else { return nil }
        let candidates = cluster.filter { $0.submittedAt == last }
        guard candidates.allSatisfy({ $0.hasSameContent(as: candidates[0]) }) else { return nil }
        return candidates[0]
    }

    /// The responses that belong together, as positions in ascending order.
    private static func clusters(_ responses: [Response]) -> [[Int]] {
        var clusterByID: [String: Int] = [:]
        var clusterByRating: [Rating: Int] = [:]
        var sets = DisjointSets(count: responses.count)
        for (index, response) in responses.enumerated() {
            if let other = clusterByID.updateValue(index, forKey: response.responseID) { sets.join(index, other) }
            guard let respondent = response.respondent else { continue }
            let rating = Rating(respondent: respondent, unit: response.unit)
            if let other = clusterByRating.updateValue(index, forKey: rating) { sets.join(index, other) }
        }
        return sets.sets
    }

    private struct Rating: Hashable {
        var respondent: String
        var unit: Int
    }

    // MARK: Findings

    private static func duplicate(_ response: Response, of kept: Response) -> Diagnostic {
        Diagnostic(
            .remark, .duplicateResponse, at: response.location,
            Wording(
                "this response stands there already; it counts once", vi: "phiếu này đã có ở chỗ khác; chỉ tính một lần"
            ),
            related: kept.location)
    }

    private static func superseded(_ response: Response, by kept: Response) -> Diagnostic {
        Diagnostic(
            .warning, .supersededResponse, at: response.location,
            Wording(
                "a response that was submitted later takes its place", vi: "đã có phiếu nộp sau thay thế phiếu này"),
            related: kept.location)
    }

    private static func conflict(
        _ response: Response, with other: Response, policy: ConflictPolicy
    ) -> Diagnostic {
        let isSameID = response.responseID == other.responseID
        let message =
            isSameID
            ? Wording(
                "another response has the same id and other content; none of them counts",
                vi: "có phiếu khác cùng mã nhưng khác nội dung; không phiếu nào được tính")
            : Wording(
                "the same respondent rates the same unit in another response; none of them counts",
                vi: "cùng một người trả lời đánh giá cùng đơn vị ở phiếu khác; không phiếu nào được tính")
        let hint =
            policy == .latest
            ? Wording(
                "which is the later one cannot be told from submitted_at; correct the file",
                vi: "không xác định được phiếu nào nộp sau theo submitted_at; cần sửa tệp")
            : Wording(
                "keep the right one in the file, or write conflicts: latest in round.yaml",
                vi: "chỉ giữ phiếu đúng trong tệp, hoặc ghi conflicts: latest trong round.yaml")
        return Diagnostic(
            .warning, .conflictingResponses, at: response.location, message, hint: hint, related: other.location)
    }
}

extension Response {
    /// Whether two responses cannot both stand unless they say the same.
    fileprivate func isSameRating(as other: Response) -> Bool {
        responseID == other.responseID || (respondent != nil && respondent == other.respondent && unit == other.unit)
    }
}

/// Sets of numbers that are joined one pair at a time.
private struct DisjointSets {
    private var parents: [Int]

    init(count: Int) { parents = Array(0..<count) }

    mutating func join(_ left: Int, _ right: Int) {
        let roots = (root(left), root(right))
        parents[max(roots.0, roots.1)] = min(roots.0, roots.1)
    }

    private mutating func root(_ element: Int) -> Int {
        var current = element
        while parents[current] != current {
            parents[current] = parents[parents[current]]
            current = parents[current]
        }
        return current
    }

    /// The sets, by their smallest member, each in ascending order.
    var sets: [[Int]] {
        var copy = self
        var members: [Int: [Int]] = [:]
        for element in parents.indices { members[copy.root(element), default: []].append(element) }
        return members.sorted { $0.key < $1.key }.map(\.value)
    }
}
