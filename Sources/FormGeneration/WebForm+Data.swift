import Diagnostics
import FormIdentity
import SurveyModel
import TextOutput

extension WebForm {
    /// What the page's script works on.
    var data: JSONValue {
        .object([
            ("form", .string(identity.id)), ("version", .string(identity.version)), ("year", .string("\(round.year)")),
            ("isSynthetic", .bool(round.isSynthetic)), ("layout", .string(questionnaire.layout.rawValue)),
            ("group", .string(questionnaire.group.description)), ("respondent", .string(orNull: respondent)),
            ("employer", .string(orNull: employer)),
            ("asksEmployer", .bool(group?.mayRateOwnUnit != nil || designFacts.contains(.employer))),
            ("facts", .array(askedFacts)),
            ("forbidsOwnUnit", .bool(group?.mayRateOwnUnit != true)),
            ("grounds", .array(round.letterhead.grounds.map { .string($0) })),
            ("confidentiality", .string(round.letterhead.confidentiality)),
            ("introduction", .string(questionnaire.introduction)),
            ("instructions", .string(questionnaire.instructions)), ("closing", .string(questionnaire.closing)),
            ("units", .array(units.map(unitData))), ("scales", .array(usedScales.map { scaleData(round.scales[$0]) })),
            ("questions", .array(questionnaire.questions.enumerated().map { questionData($0, $1) })),
            (
                "pages",
                .array(
                    pages.map {
                        .object([
                            ("title", .string($0.title)), ("questions", .array($0.questions.map(JSONValue.integer))),
                        ])
                    })
            ),
            ("texts", .object(WebText.allCases.map { ($0.rawValue, .string($0.wording[round.language])) })),
        ])
    }

    /// The facts of respondents that the group's weights and errors depend on.
    private var designFacts: [DesignFact] {
        guard let design = group?.design else { return [] }
        let margins = design.calibration?.margins.flatMap(\.facts) ?? []
        return [design.strata, design.cluster].compactMap(\.self) + margins
    }

    /// Those of them that have a field of their own, with what can be chosen; none where any text may stand.
    private var askedFacts: [JSONValue] {
        var strata: [String] = []
        for place in group?.design?.frame ?? [] where !place.stratum.isEmpty && !strata.contains(place.stratum) {
            strata.append(place.stratum)
        }
        return [(DesignFact.stratum, "stratum", strata), (.cluster, "cluster", [])]
            .filter { designFacts.contains($0.0) }
            .map { .object([("name", .string($0.1)), ("choices", .array($0.2.map { .string($0) }))]) }
    }

    /// The scales of the questions, each once, in the order in which they come.
    private var usedScales: [Int] {
        var used: [Int] = []
        for question in questionnaire.questions where !used.contains(question.scale) { used.append(question.scale) }
        return used
    }

    /// A unit, with the questions that are not put because the rows that they serve are not assessed.
    private func unitData(_ unit: RatedUnit) -> JSONValue {
        let table = round.criteriaSet.kinds.first { $0.code == unit.kind }?.table
        let skipped = questionnaire.questions.filter { question in
            table?.isNotAssessed(question.criterion, given: unit.notAssessed) ?? false
        }
        return .object([
            ("code", .string(unit.code.description)), ("name", .string(unit.name)),
            ("skips", .array(skipped.map { .string($0.code.description) })),
        ])
    }

    private func scaleData(_ scale: Scale) -> JSONValue {
        func choice(_ code: String, _ label: String) -> JSONValue {
            .object([("code", .string(code)), ("label", .string(label))])
        }
        return .object([
            ("levels", .array(scale.levels.map { choice($0.code, $0.label) })),
            ("doNotKnow", scale.doNotKnow.map { choice($0.code, $0.label) } ?? .null),
        ])
    }

    private func questionData(_ index: Int, _ question: Question) -> JSONValue {
        .object([
            ("code", .string(question.code.description)), ("number", .integer(index + 1)),
            ("text", .string(question.text)),
            ("scale", .integer(usedScales.firstIndex(of: question.scale) ?? 0)),
        ])
    }
}
