package import Diagnostics
package import SurveyModel

extension Round {
    /// Every choice of the round that no legal text fixes, in its language, with its key in `round.yaml`; groups and
    /// coefficients are left out.
    ///
    /// - Parameter groupSheet: The sheet that tells the shares of the groups.
    package func settingsInWords(groupSheet: String) -> [(key: String, name: String, value: String)] {
        SettingWords(language: language, groupSheet: groupSheet).settings(settings)
    }
}

/// The words for a round's choices.
private struct SettingWords {
    let language: Language
    let groupSheet: String

    private func say(_ english: String, vi: String) -> String { Wording(english, vi: vi)[language] }

    func settings(_ settings: RoundSettings) -> [(key: String, name: String, value: String)] {
        [
            ("combine-groups", say("Groups are combined", vi: "Gộp các nhóm đối tượng"), wording(settings.combination)),
            (
                "minimum-scored-answers", say("Fewest scored answers", vi: "Số câu trả lời tối thiểu"),
                say(
                    "\(settings.minimumScoredAnswers) for each unit, group and question",
                    vi: "\(settings.minimumScoredAnswers) cho mỗi đơn vị, nhóm và câu hỏi")
            ),
            (
                "on-insufficient-data", say("Where there are fewer", vi: "Khi không đủ"),
                wording(settings.insufficientData)
            ),
            ("conflicts", say("Contradictory responses", vi: "Phiếu mâu thuẫn"), wording(settings.conflicts)),
            (
                "rounding-step", say("Points are rounded to", vi: "Làm tròn điểm đến"),
                settings.roundingStep.double.shown(in: language)
            ),
            (
                "survey-block", say("Reported survey block", vi: "Thang điểm khối điều tra"),
                wording(settings.surveyBlock)
            ),
            ("satisfaction-rule", say("Satisfaction indices", vi: "Chỉ số hài lòng"), wording(settings.satisfaction)),
            (
                "closes-at", say("End of the survey", vi: "Thời điểm kết thúc"),
                settings.closesAtText ?? say("not set", vi: "chưa đặt")
            ),
        ]
    }

    private func wording(_ combination: GroupCombination) -> String {
        switch combination {
        case .groupShares:
            say("by given shares (sheet “\(groupSheet)”)", vi: "theo tỷ trọng cho trước (trang “\(groupSheet)”)")
        case .equalGroups: say("all groups alike", vi: "các nhóm như nhau")
        case .pooled: say("by the number of scored answers", vi: "theo số câu trả lời được tính điểm")
        }
    }

    private func wording(_ policy: InsufficientDataPolicy) -> String {
        switch policy {
        case .block:
            say("the row has no points, nothing is exported", vi: "dòng tiêu chí không có điểm, không xuất kết quả")
        case .useOtherGroups: say("the other groups count for it", vi: "dùng kết quả của các nhóm còn lại")
        }
    }

    private func wording(_ policy: ConflictPolicy) -> String {
        switch policy {
        case .rejectAll: say("all are rejected", vi: "loại tất cả")
        case .latest: say("the one that was submitted last counts", vi: "tính phiếu nộp sau cùng")
        }
    }

    private func wording(_ scale: SurveyBlockScale) -> String {
        switch scale {
        case .tabulated: say("as the table sums up", vi: "theo tổng điểm trong bảng")
        case .stated: say("as the text states", vi: "theo số điểm nêu trong văn bản")
        }
    }

    private func wording(_ rule: SatisfactionRule) -> String {
        switch rule {
        case .linear: return say("index ÷ 100 × maximum points", vi: "chỉ số ÷ 100 × điểm tối đa")
        case .bands(let bands):
            let steps = bands.map { band in
                let (bound, share) = (band.lowerBound.shown(in: language), band.share.shown(in: language))
                return say("from \(bound) %: \(share)", vi: "từ \(bound)%: \(share)")
            }
            return say("share of the maximum points ", vi: "tỷ lệ điểm tối đa ") + steps.joined(separator: "; ")
        }
    }
}

extension Double {
    /// With no more decimals than needed, and the decimal mark of the language.
    package func shown(in language: Language) -> String {
        let text = self == rounded() && abs(self) < 1e15 ? String(Int(self)) : String(self)
        return language == .vietnamese ? text.replacing(".", with: ",") : text
    }
}
