package import SurveyModel
package import TextOutput

extension Round {
    /// Every choice that the results rest on, under the names of `round.yaml`, defaults written out.
    package var settingsInForce: [(name: String, value: JSONValue)] {
        let rule: JSONValue =
            switch settings.satisfaction {
            case .linear: .string("linear")
            case .bands(let bands):
                .array(bands.map { .object([("from", number($0.lowerBound)), ("share", number($0.share))]) })
            }
        return [
            ("combine-groups", .string(settings.combination.rawValue)),
            ("minimum-scored-answers", .integer(settings.minimumScoredAnswers)),
            ("on-insufficient-data", .string(settings.insufficientData.rawValue)),
            ("conflicts", .string(settings.conflicts.rawValue)),
            ("rounding-step", .number(settings.roundingStep.description)),
            ("survey-block", .string(settings.surveyBlock.rawValue)),
            ("satisfaction-rule", rule),
            ("closes-at", .string(orNull: settings.closesAtText)),
            ("groups", .object(groups.map { ($0.code.description, groupJSON($0)) })),
            ("coefficients", .object(scales.map { ($0.code.description, coefficientsJSON($0)) })),
        ]
    }

    private func groupJSON(_ group: RespondentGroup) -> JSONValue {
        var members: [(String, JSONValue)] = []
        if settings.combination == .groupShares, let share = group.share { members.append(("share", number(share))) }
        members.append(("rates", .array(group.rates.sorted().map { .string($0.description) })))
        members.append(("may-rate-own-unit", .bool(group.mayRateOwnUnit == true)))
        return .object(members)
    }

    private func coefficientsJSON(_ scale: Scale) -> JSONValue {
        .object(scale.levels.map { ($0.code, number($0.coefficient)) })
    }

    /// The shortest digits that read back as the same Double.
    private func number(_ value: Double) -> JSONValue {
        .number(value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : String(value))
    }
}
