import Diagnostics
import SurveyModel

extension RespondentGroup {
    /// What the errors of the group's answers rest on.
    var assumption: Wording {
        guard let design else {
            return Wording(
                "the round says nothing of how they were chosen: each respondent as if drawn at random from many",
                vi: "đợt điều tra không nêu cách chọn: coi mỗi người trả lời là chọn ngẫu nhiên từ số đông")
        }
        let strata = design.strata.map { fact in
            Wording("strata by \(fact.rawValue); ", vi: "chia tầng theo \(fact.rawValue); ")
        }
        let clusters = design.cluster.map { fact in
            Wording("clusters by \(fact.rawValue); ", vi: "chọn theo cụm \(fact.rawValue); ")
        }
        let inference =
            design.inference == .finite && design.hasPopulations
            ? Wording(
                "corrected for the size of the frame: within a stratum those who did not answer are like those who did",
                vi: "có hiệu chỉnh theo khung mẫu: trong mỗi tầng, người không trả lời coi như giống người đã trả lời")
            : Wording(
                "not corrected for the size of the group", vi: "không hiệu chỉnh theo quy mô của nhóm")
        let parts = [strata, clusters, inference].compactMap { $0 }
        return Wording(
            parts.map { $0[.english] }.joined(), vi: parts.map { $0[.vietnamese] }.joined())
    }
}
