import Diagnostics
import SurveyModel

extension DiagnosticCode {
    static let repeatedPrintedCode = DiagnosticCode("criteria.repeated-printed-code")
    static let titleRepeatsParent = DiagnosticCode("criteria.title-repeats-parent")
    static let criteriaRemark = DiagnosticCode("criteria.remark")
    static let methodMissing = DiagnosticCode("criteria.method-missing")
    static let methodSuperfluous = DiagnosticCode("criteria.method-superfluous")
}

/// Checks the rows of a table one by one: printed codes, titles, remarks, methods.
struct CriteriaRowChecks {
    let tree: CriteriaTree

    var findings: [Diagnostic] {
        repeatedPrintedCodes() + tree.nodes.indices.flatMap { repeatedTitle($0) + method($0) } + remarks()
    }

    private func repeatedPrintedCodes() -> [Diagnostic] {
        var first: [String: CriteriaRow] = [:]
        var findings: [Diagnostic] = []
        for row in tree.table.rows {
            guard let earlier = first[row.printedCode] else {
                first[row.printedCode] = row
                continue
            }
            // A repeated identity is the graver finding and says the same.
            if row.code == earlier.code { continue }
            findings.append(
                Diagnostic(
                    .warning, .repeatedPrintedCode, at: row.places.printedCode,
                    Wording(
                        "\(tree.table.title): the printed code \(row.printedCode) stands twice, for rows \(earlier.code) and \(row.code)",
                        vi:
                            "\(tree.table.title): mã in \(row.printedCode) xuất hiện hai lần, ở dòng \(earlier.code) và \(row.code)"
                    ),
                    hint: Wording(
                        "results name the row \(row.code) and show the printed code beside it",
                        vi: "kết quả gọi dòng này là \(row.code) và ghi kèm mã in")))
        }
        return findings
    }

    private func repeatedTitle(_ node: Int) -> [Diagnostic] {
        guard let row = tree.row(node), let parent = tree.nodes[node].parent.flatMap(tree.row),
            row.title == parent.title
        else { return [] }
        return [
            Diagnostic(
                .warning, .titleRepeatsParent, at: row.places.title,
                Wording(
                    "\(tree.table.title): the title of \(row.code) repeats that of \(parent.code)",
                    vi: "\(tree.table.title): tên của \(row.code) lặp lại tên của \(parent.code)"))
        ]
    }

    private func method(_ node: Int) -> [Diagnostic] {
        guard let row = tree.row(node) else { return [] }
        let isLeaf = tree.nodes[node].children.isEmpty
        if isLeaf, row.method == nil {
            return [
                Diagnostic(
                    .error, .methodMissing, at: row.places.method,
                    Wording("row \(row.code) has no method", vi: "dòng \(row.code) chưa ghi phương pháp đánh giá"),
                    hint: Wording(
                        "write appraisal, survey or satisfaction", vi: "ghi appraisal, survey hoặc satisfaction"))
            ]
        }
        if !isLeaf, row.method != nil {
            return [
                Diagnostic(
                    .error, .methodSuperfluous, at: row.places.method,
                    Wording(
                        "row \(row.code) sums up other rows and cannot have a method of its own",
                        vi: "dòng \(row.code) là tổng của các dòng khác, không có phương pháp đánh giá riêng"),
                    hint: Wording("leave the cell empty", vi: "để trống ô này"))
            ]
        }
        return []
    }

    private func remarks() -> [Diagnostic] {
        tree.table.rows.compactMap { row in
            row.remark.map {
                Diagnostic(
                    .remark, .criteriaRemark, at: row.places.title,
                    Wording("\(tree.table.title), \(row.code): \($0)", vi: "\(tree.table.title), \(row.code): \($0)"))
            }
        }
    }
}
