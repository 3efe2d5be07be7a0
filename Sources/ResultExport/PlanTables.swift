package import Scoring
package import SurveyModel
package import TextOutput

/// The tables of a plan.
package struct PlanTables: Sendable {
    private let round: Round
    private let plan: SurveyPlan
    private let isSynthetic: Bool

    /// - Parameter isSynthetic: Whether made-up answers are behind the numbers.
    package init(round: Round, plan: SurveyPlan, isSynthetic: Bool) {
        self.round = round
        self.plan = plan
        self.isSynthetic = isSynthetic
    }

    /// One row for each stratum of each group: how many answers, and how many to ask; `needed_by` are the kinds of unit
    /// that ask for so many.
    package var strata: ExportTable {
        ExportTable(
            rowName: "stratum",
            columns: ["group", "stratum", "population", "respondents", "invited", "needed_by"],
            rows: plan.strata.indices.map { index in
                let stratum = plan.strata[index]
                let kinds = plan.kinds.filter { $0.needed[index] == plan.respondents[index] }
                return stratumCells(index) + [
                    .number(orAbsent: stratum.population.map { String($0) }), .number(plan.respondents[index]),
                    .number(plan.invited[index]),
                    .text(kinds.map { round.criteriaSet.kinds[$0.kind].code.description }.joined(separator: "; ")),
                ]
            }, isSynthetic: isSynthetic)
    }

    /// One row for each kind of unit: what the plan gives it.
    package var kinds: ExportTable {
        ExportTable(
            rowName: "kind", columns: ["kind", "margin", "difference", "least_certain_unit", "observed_units"],
            rows: plan.kinds.map { kind in
                [
                    .text(round.criteriaSet.kinds[kind.kind].code.description), .number(roundTripText(kind.margin)),
                    .number(orAbsent: kind.difference.map(roundTripText)),
                    kind.leastCertainUnit.map { .text($0.description) } ?? .absent, .number(kind.observedUnits),
                ]
            }, isSynthetic: isSynthetic)
    }

    /// One row for each organisation of each stratum.
    package var organisations: ExportTable {
        ExportTable(
            rowName: "organisation",
            columns: ["group", "stratum", "employer", "population", "respondents", "invited"],
            rows: plan.organisations.map { part in
                stratumCells(part.stratum) + [
                    .text(part.employer), .number(part.population), .number(part.respondents), .number(part.invited),
                ]
            }, isSynthetic: isSynthetic)
    }

    /// All of them in one object.
    package var json: JSONValue {
        var members: [(String, JSONValue)] = [("synthetic", .bool(isSynthetic))]
        for (name, table) in [("kinds", kinds), ("strata", strata), ("organisations", organisations)] {
            guard case .object(let parts) = table.json, let rows = parts.last else { continue }
            members.append((name, rows.1))
        }
        return .object(members)
    }

    private func stratumCells(_ index: Int) -> [ExportValue] {
        let stratum = plan.strata[index]
        return [.text(round.groups[stratum.group].code.description), .text(stratum.stratum)]
    }
}
