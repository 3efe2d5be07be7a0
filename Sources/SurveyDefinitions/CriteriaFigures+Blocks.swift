import Diagnostics
import SurveyModel

// What the rows of each method sum to, against the blocks that the text states.
extension CriteriaFigures {
    mutating func checkBlocks() {
        for (method, stated) in table.stated.blocks {
            let sum = table.tabulatedBlock(method)
            let difference = sum.tenThousandths - stated.value.tenThousandths
            guard difference != 0, !isExplained(difference, method) else { continue }
            let name = method.wording
            findings.append(
                Diagnostic(
                    .warning, .criteriaBlock, at: stated.location,
                    Wording(
                        "\(tableName): the \(name.english) rows sum to \(sum), the text says \(stated.value)",
                        vi:
                            "\(tableName): các dòng \(name.vietnamese) cộng lại được \(sum), phần lời ghi \(stated.value)"
                    ),
                    hint: Self.keepBoth))
        }
    }

    /// Whether faults that were named already move the block by just this difference.
    private func isExplained(_ difference: Int64, _ method: AssessmentMethod) -> Bool {
        var reachable: Set<Int64> = [0]
        for fault in explained where fault.methods.contains(method) {
            let moved = reachable.map { $0 + fault.difference }
            reachable = fault.methods.count == 1 ? Set(moved) : reachable.union(moved)
            // With so many faults nothing can be told any more, and each is named anyway.
            if reachable.count > 4_096 { return false }
        }
        return reachable.contains(difference)
    }
}

extension AssessmentMethod {
    /// The method as an adjective of its rows.
    var wording: Wording {
        switch self {
        case .appraisal: Wording("appraisal", vi: "thẩm định")
        case .survey: Wording("survey", vi: "điều tra xã hội học")
        case .satisfaction: Wording("satisfaction", vi: "khảo sát sự hài lòng")
        }
    }
}
