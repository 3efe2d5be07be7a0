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

    var findings: [Diagnostic] {
        sheet.rows.compactMap { row in
            let unit = round.units[row.unit]
            let groups = row.groupsLeftOut.map { round.groups[$0].code.description }.joined(separator: ", ")
            let minimum = round.settings.minimumScoredAnswers
            switch row.status {
            case .insufficientData:
                return Diagnostic(
                    .warning, .insufficientData, at: unit.location,
                    Wording(
                        "\(unit.code) \(row.criterion.code): fewer than \(minimum) scored answers from \(groups); the row has no points",
                        vi:
                            "\(unit.code) \(row.criterion.code): dưới \(minimum) câu trả lời có điểm từ nhóm \(groups); dòng này chưa có điểm"
                    ),
                    hint: Wording(
                        "collect more responses; round.yaml says under on-insufficient-data what to do otherwise",
                        vi: "thu thêm phiếu; mục on-insufficient-data trong round.yaml quy định cách xử lý khác"))
            case .scoredWithoutGroups:
                return Diagnostic(
                    .warning, .scoredWithoutGroups, at: unit.location,
                    Wording(
                        "\(unit.code) \(row.criterion.code): scored without \(groups), who gave fewer than \(minimum) scored answers",
                        vi:
                            "\(unit.code) \(row.criterion.code): tính điểm không có nhóm \(groups) vì nhóm này có dưới \(minimum) câu trả lời có điểm"
                    ))
            case .scored, .notAssessed, .pending: return nil
            }
        }
    }
}
