package import SurveyModel

/// What the index of a unit is made of. A part is nil where the unit's kind has none, or none is assessed.
package struct IndexParts: Sendable {
    package var unit: String
    package var unitName: String
    package var appraisal: Points?
    package var survey: Points?
    package var satisfaction: Points?
    /// What the rows that are assessed could give together.
    package var maximum: Points

    package init(
        unit: String, unitName: String, appraisal: Points?, survey: Points?, satisfaction: Points?, maximum: Points
    ) {
        self.unit = unit
        self.unitName = unitName
        self.appraisal = appraisal
        self.survey = survey
        self.satisfaction = satisfaction
        self.maximum = maximum
    }

    /// The exact sum of the parts (decision, II.1.4 a and II.2.4 a).
    package var total: Points { [appraisal, survey, satisfaction].compactMap { $0 }.sum() }
}

/// One unit's place in the index.
package struct IndexRow: Sendable {
    package var parts: IndexParts
    /// The total in percent of the maximum (decision, II.1.4 b and II.2.4 b); nil of a unit of which nothing is assessed.
    package var percent: IndexPercent?
    /// Decided on the exact quotient; nil where there are no bands.
    package var grade: String?
    /// Among the units of the kind, by the exact quotient; equal ones share the better rank.
    package var rank: Int?
}

/// The index of all units of one kind, from the top down.
package struct IndexOfKind: Sendable {
    package var code: String
    package var title: String
    package var bands: [GradeBand]
    package var rows: [IndexRow]

    /// - Parameter parts: Units of the same rank stay in this order.
    package init(code: String, title: String, bands: [GradeBand], parts: [IndexParts]) {
        self.code = code
        self.title = title
        self.bands = bands
        let percents = parts.map { IndexPercent($0.total, of: $0.maximum) }
        let rows = zip(parts, percents).map { parts, percent in
            let rank = percent.map { own in
                1 + percents.count { other in other.map { $0 > own } ?? false }
            }
            let grade = bands.grade(of: parts.total, outOf: parts.maximum)
            return IndexRow(parts: parts, percent: percent, grade: grade, rank: rank)
        }
        self.rows = rows.enumerated().sorted { left, right in
            (left.element.rank ?? .max, left.offset) < (right.element.rank ?? .max, right.offset)
        }.map(\.element)
    }

    /// Whether a part of the index belongs to any of the units.
    package var hasSatisfaction: Bool { rows.contains { $0.parts.satisfaction != nil } }
    package var hasSurvey: Bool { rows.contains { $0.parts.survey != nil } }
}

/// The index of units, kind by kind (decision, II.1.4 and II.2.4).
package struct IndexSheet: Sendable {
    /// Kinds without units are left out.
    package var kinds: [IndexOfKind]

    package init(kinds: [IndexOfKind]) {
        self.kinds = kinds.filter { !$0.rows.isEmpty }
    }

    /// Sums what the council gave and what was exported of survey and satisfaction.
    ///
    /// - Parameters:
    ///   - sheet: Survey and satisfaction rows, all of them with points or not assessed.
    ///   - appraisal: Points of every unit.
    package init(round: Round, sheet: ScoreSheet, appraisal: AppraisedPoints) {
        let kinds = round.criteriaSet.kinds.indices.map { index -> IndexOfKind in
            let kind = round.criteriaSet.kinds[index]
            let units = round.units.indices.filter { round.kindIndex(ofUnit: $0) == index }
            let parts = units.map { unit in
                let (code, name) = (round.units[unit].code, round.units[unit].name)
                let blocks = sheet.blocks.filter { $0.unit == unit }
                let assessed = kind.table.assessedMaximum(.appraisal, given: round.units[unit].notAssessed)
                return IndexParts(
                    unit: code.description, unitName: name,
                    appraisal: assessed > .zero ? appraisal.total(of: code) : nil,
                    survey: blocks.first { $0.method == .survey }?.points,
                    satisfaction: blocks.first { $0.method == .satisfaction }?.points,
                    maximum: assessed + blocks.map(\.maximum).sum())
            }
            return IndexOfKind(
                code: kind.code.description, title: kind.title, bands: kind.gradeBands, parts: parts)
        }
        self.init(kinds: kinds)
    }
}

extension CriteriaTable {
    /// What the rows of a method could give a unit of which some rows are not assessed.
    package func assessedMaximum(_ method: AssessmentMethod, given notAssessed: Set<CriterionCode>) -> Points {
        assessedRows(method, given: notAssessed).map(\.maximumPoints).sum()
    }

    /// The rows of a method that are assessed for a unit, in the order of the table.
    package func assessedRows(_ method: AssessmentMethod, given notAssessed: Set<CriterionCode>) -> [CriteriaRow] {
        rows(by: method).filter { !isNotAssessed($0.code, given: notAssessed) }
    }
}
