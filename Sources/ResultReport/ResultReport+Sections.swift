import Diagnostics
import ResultExport
import Scoring
import SurveyModel
import SurveyStatistics

extension ResultReport {
    /// The parts of the report in their order.
    func sections(_ page: inout ReportPage) -> [ReportSection] {
        var sections = [
            ReportSection(
                id: "summary", title: words("What was done and found", vi: "Việc đã làm và kết quả chính"),
                content: summary),
            ReportSection(
                id: "responses", title: words("Responses", vi: "Số phiếu"),
                content: figures(
                    contents.counts.tables.flatMap { CountsFigure(contents: contents, table: $0).figures }, &page)),
            ReportSection(
                id: "points", title: words("Points of the survey and ranks", vi: "Điểm khối điều tra và thứ hạng"),
                content: figures(
                    contents.kinds.flatMap { StandingsFigure(contents: contents, kind: $0).figures }, &page)
                    + satisfaction(&page)),
            ReportSection(
                id: "criteria", title: words("Points by criterion", vi: "Điểm theo tiêu chí"),
                content: figures(contents.kinds.flatMap { HeatMapFigure(contents: contents, kind: $0).figures }, &page)),
            ReportSection(
                id: "answers", title: words("How people answered", vi: "Phân bố câu trả lời"),
                content: figures(contents.kinds.flatMap { AnswersFigure(contents: contents, kind: $0).figures }, &page)),
            ReportSection(
                id: "groups", title: words("Where groups differ", vi: "Khác biệt giữa các nhóm"), content: groups(&page)
            ),
        ]
        if let analysis = contents.material.analysis {
            let drawn = contents.kinds.flatMap { kind in
                ChoicesFigure(contents: contents, kind: kind, analysis: analysis).figures
            }
            sections.append(
                ReportSection(
                    id: "choices", title: words("If choices had been made otherwise", vi: "Kết quả nếu chọn khác đi"),
                    content: choicesIntroduction(analysis) + figures(drawn, &page)))
        }
        sections.append(
            ReportSection(
                id: "settings", title: words("Settings of the round", vi: "Các lựa chọn của đợt điều tra"),
                content: settings(&page)))
        sections.append(
            ReportSection(
                id: "protection",
                title: words("How single answers are protected", vi: "Bảo vệ thông tin người trả lời"),
                content: protection))
        sections.append(
            ReportSection(id: "findings", title: words("Findings", vi: "Những điểm cần lưu ý"), content: findings))
        return sections
    }

    private func figures(_ figures: [ReportFigure], _ page: inout ReportPage) -> Markup {
        if figures.isEmpty {
            return ReportPage.paragraph(words("There is nothing to be shown.", vi: "Không có số liệu để trình bày."))
        }
        var content = Markup.empty
        for (index, figure) in figures.enumerated() {
            // Where a page is too small for all units, each part says which it is.
            let parts = figures.indices.filter { figures[$0].title == figure.title }
            var figure = figure
            if parts.count > 1 {
                let place = (parts.firstIndex(of: index) ?? 0) + 1
                figure.title += words(" (part \(place) of \(parts.count))", vi: " (phần \(place)/\(parts.count))")
            }
            content += page.figure(figure)
        }
        return content
    }

    // MARK: Satisfaction

    private func satisfaction(_ page: inout ReportPage) -> Markup {
        let blocks = contents.material.sheet.blocks.filter { $0.method == .satisfaction }
        if blocks.isEmpty { return .empty }
        let table = DataTable(
            columns: [
                words("Unit", vi: "Đơn vị"), words("Points", vi: "Điểm"), words("Maximum", vi: "Điểm tối đa"),
            ],
            rows: blocks.map { block in
                [
                    round.units[block.unit].name,
                    block.points.map(contents.points) ?? words("not published yet", vi: "chờ công bố"),
                    contents.points(block.maximum),
                ]
            })
        return page.table(
            table,
            caption: words(
                "Points from the published satisfaction indices", vi: "Điểm khối hài lòng, theo chỉ số đã công bố"))
    }

    // MARK: Groups

    private func groups(_ page: inout ReportPage) -> Markup {
        let drawn = contents.kinds.flatMap { GroupsFigure(contents: contents, kind: $0).figures }
        if drawn.isEmpty {
            return ReportPage.paragraph(
                words(
                    "There are no two groups whose answers to the same question can be shown.",
                    vi: "Không có hai nhóm nào cùng trả lời một câu hỏi mà số liệu được công bố."))
        }
        return figures(drawn, &page)
    }

    // MARK: Choices

    private func choicesIntroduction(_ analysis: SensitivityAnalysis) -> Markup {
        let choices = analysis.alternatives.map { contents.choice($0.setting, $0.value) }
        return ReportPage.paragraph(
            words(
                "No text fixes these choices. Each was made otherwise, alone and together with the others:",
                vi:
                    "Các lựa chọn sau không có văn bản nào quy định. Báo cáo thử đổi từng lựa chọn, riêng và cùng với các lựa chọn khác:"
            )) + ReportPage.list(choices)
    }

    // MARK: Protection

    private var protection: Markup {
        let fewest = CellSuppression.fewest
        return ReportPage.list([
            words(
                "Counts of 1 to \(fewest - 1) are not shown (*), nor shares that would tell them.",
                vi: "Số từ 1 đến \(fewest - 1) không công bố (*), kể cả các tỷ lệ có thể suy ra số đó."),
            words(
                "Other numbers are left out with them: by the sums and all other tables of this report, each such count can be anything from 0 to \(fewest).",
                vi:
                    "Một số ô khác cũng được che theo, để không suy ra được số đã che từ các tổng và các bảng khác trong báo cáo: mỗi số đó đều có thể là bất kỳ số nào từ 0 đến \(fewest)."
            ),
            words(
                "Strata of fewer than \(fewest) people are put together with others; a group of fewer is not shown by itself.",
                vi:
                    "Tầng có dưới \(fewest) người trả lời được gộp với tầng khác; nhóm có dưới \(fewest) người không công bố riêng."
            ),
            words(
                "A zero is shown: it stands for nobody.", vi: "Số 0 vẫn công bố vì không ứng với người nào."),
        ])
    }

    // MARK: Findings

    private var findings: Markup {
        let material = contents.material
        let definitions = material.definitionFindings.kept.map { finding in
            "\(severity(finding.severity)): \(finding.message[words.language]) [\(finding.code)]"
        }
        var first: [DiagnosticCode: Diagnostic] = [:]
        for finding in material.dataFindings.kept where first[finding.code] == nil { first[finding.code] = finding }
        let data = first.values.sorted { $0.code < $1.code }.map { finding in
            let count = material.dataFindings.count(finding.code)
            let times =
                count == 1
                ? ""
                : words(
                    " (the first of \(words.count(count)))",
                    vi: " (trường hợp đầu trong \(words.count(count)) trường hợp)")
            return "\(severity(finding.severity)): \(finding.message[words.language])\(times) [\(finding.code)]"
        }
        let none = words("None.", vi: "Không có.")
        return .element("h3", text: words("In the rules and forms", vi: "Về bộ tiêu chí và phiếu"))
            + (definitions.isEmpty ? ReportPage.paragraph(none) : ReportPage.list(definitions))
            + .element("h3", text: words("In the responses", vi: "Về phiếu trả lời"))
            + (data.isEmpty ? ReportPage.paragraph(none) : ReportPage.list(data))
    }

    private func severity(_ severity: Severity) -> String {
        switch severity {
        case .error: words("Error", vi: "Lỗi")
        case .warning: words("Warning", vi: "Cảnh báo")
        case .remark: words("Remark", vi: "Ghi chú")
        }
    }
}
