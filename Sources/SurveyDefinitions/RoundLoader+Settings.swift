import Diagnostics
import SurveyModel
import Yams

extension DefinitionReader {
    /// Reads the choices of a round; what is not written has the default of `RoundSettings`.
    static func settings(_ map: inout DefinitionMap, findings: inout Findings) -> RoundSettings {
        var settings = RoundSettings()
        if let choice = map.optionalChoice("combine-groups", GroupCombination.self, &findings) {
            settings.combination = choice
        }
        if let number = map.optionalInteger("minimum-scored-answers", in: 1...1_000_000, &findings) {
            settings.minimumScoredAnswers = number
        }
        if let choice = map.optionalChoice("on-insufficient-data", InsufficientDataPolicy.self, &findings) {
            settings.insufficientData = choice
        }
        if let choice = map.optionalChoice("conflicts", ConflictPolicy.self, &findings) {
            settings.conflicts = choice
        }
        if let choice = map.optionalChoice("survey-block", SurveyBlockScale.self, &findings) {
            settings.surveyBlock = choice
        }
        if let step = map.optionalPoints("rounding-step", &findings) {
            if step > .zero {
                settings.roundingStep = step
            } else {
                findings.add(
                    .badValue(
                        at: map.place("rounding-step"),
                        Wording("the rounding step must be above 0", vi: "bước làm tròn phải lớn hơn 0")))
            }
        }
        settings.closesAt = closingTime(&map, findings: &findings)
        settings.closesAtText = settings.closesAt == nil ? nil : map.optionalText("closes-at", &findings)
        settings.satisfaction = satisfactionRule(&map, findings: &findings)
        return settings
    }

    private static func closingTime(_ map: inout DefinitionMap, findings: inout Findings) -> Timestamp? {
        guard let text = map.optionalText("closes-at", &findings) else { return nil }
        if let time = Timestamp(text) { return time }
        findings.add(
            .badValue(
                at: map.place("closes-at"),
                Wording("this is no instant with an offset from UTC", vi: "đây không phải thời điểm có ghi múi giờ"),
                hint: Wording("write it like 2024-12-31T23:59:59+07:00", vi: "ghi như 2024-12-31T23:59:59+07:00")))
        return nil
    }

    /// `satisfaction-rule: linear`, or a list of bands `{ from: percent, share: 0…1 }` from the highest to one at 0.
    private static func satisfactionRule(_ map: inout DefinitionMap, findings: inout Findings) -> SatisfactionRule {
        guard let node = map.optional("satisfaction-rule") else { return .linear }
        if node.scalar?.string == "linear" { return .linear }
        var bands: [SatisfactionRule.Band] = []
        for element in node.sequence ?? [] {
            guard var entry = DefinitionMap(element, file: map.location.file, findings: &findings) else { continue }
            _ = entry.required("from", &findings)
            _ = entry.required("share", &findings)
            let from = entry.optionalNumber("from", in: 0...100, &findings)
            let share = entry.optionalNumber("share", in: 0...1, &findings)
            entry.reportUnknownKeys(&findings)
            if let from, let share { bands.append(SatisfactionRule.Band(lowerBound: from, share: share)) }
        }
        let bounds = bands.map(\.lowerBound)
        if bounds.last != 0 || !zip(bounds, bounds.dropFirst()).allSatisfy({ $0 > $1 }) {
            findings.add(
                .badValue(
                    at: map.place("satisfaction-rule"),
                    Wording(
                        "write linear, or bands { from, share } from the highest to one that starts at 0",
                        vi: "ghi linear, hoặc các mức { from, share } từ cao xuống thấp, mức cuối bắt đầu từ 0")))
        }
        return .bands(bands)
    }
}
