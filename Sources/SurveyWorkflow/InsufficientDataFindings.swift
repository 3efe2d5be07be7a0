import Diagnostics
import Scoring
import SurveyModel

extension DiagnosticCode {
    static let insufficientData = DiagnosticCode("score.insufficient-data")
    static let scoredWithoutGroups = DiagnosticCode("score.without-groups")
}

/// Names the rows that have too few answers: those without points, and those scored without a group.
struct InsufficientDataFindings {
    let round: Round
    let sheet: ScoreSheet

    /// One finding for each unit and status, which lists its rows.
    var findings: [Diagnostic] {
        round.units.indices.flatMap { unit in
            [ScoreStatus.insufficientData, .scoredWithoutGroups].compactMap { status in
                let rows = sheet.rows.filter { $0.unit == unit && $0.status == status }
                return rows.isEmpty ? nil : finding(round.units[unit], status, rows)
            }
        }
    }

    private func finding(_ unit: RatedUnit, _ status: ScoreStatus, _ rows: [ScoreRow]) -> Diagnostic {
        let codes = rows.map(\.criterion.code.description).joined(separator: ", ")
        let groups = Set(rows.flatMap(\.groupsLeftOut)).sorted()
            .map { round.groups[$0].code.description }.joined(separator: ", ")
        let minimum = round.settings.minimumScoredAnswers
        if status == .scoredWithoutGroups {
            return Diagnostic(
                .warning, .scoredWithoutGroups, at: unit.location,
                Wording(
                    "\(unit.code): \(rows.count) rows are scored without \(groups), with fewer than \(minimum) scored answers: \(codes)",
                    vi:
                        "\(unit.code): \(rows.count) dòng tính điểm không có nhóm \(groups) vì dưới \(minimum) câu trả lời có điểm: \(codes)"
                ))
        }
        return Diagnostic(
            .warning, .insufficientData, at: unit.location,
            Wording(
                "\(unit.code): \(rows.count) rows have no points, with fewer than \(minimum) scored answers from \(groups): \(codes)",
                vi:
                    "\(unit.code): \(rows.count) dòng chưa có điểm vì nhóm \(groups) có dưới \(minimum) câu trả lời có điểm: \(codes)"
            ),
            hint: Wording(
                "collect more responses; round.yaml says under on-insufficient-data what to do otherwise",
                vi: "thu thêm phiếu; mục on-insufficient-data trong round.yaml quy định cách xử lý khác"))
    }
}
