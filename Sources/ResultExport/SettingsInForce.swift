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
        if let design = group.design { members.append(("design", designJSON(design))) }
        return .object(members)
    }

    private func designJSON(_ design: GroupDesign) -> JSONValue {
        var members: [(String, JSONValue)] = [
            ("strata", .string(design.strata?.rawValue ?? "none")),
            ("cluster", .string(design.cluster?.rawValue ?? "none")),
            ("inference", .string(design.inference.rawValue)), ("lonely-stratum", .string(design.lonely.rawValue)),
        ]
        if let calibration = design.calibration {
            members.append(("calibration", .string(calibration.method.rawValue)))
            members.append(("margins", .string(calibration.margins.map(\.name).joined(separator: ", "))))
            if let bounds = calibration.bounds {
                members.append(
                    ("bounds", .object([("lower", number(bounds.lower)), ("upper", number(bounds.upper))])))
            }
        }
        if design.hasPopulations {
            let counts = design.frame.map { ($0.stratum, JSONValue.integer($0.population ?? 0)) }
            let isDivided = counts.count > 1 || counts.contains { !$0.0.isEmpty }
            members.append(("population", isDivided ? .object(counts) : counts[0].1))
        }
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
