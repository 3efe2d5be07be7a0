package import Diagnostics

/// A survey round: rules, questionnaires, units, groups and choices, checked and ready to be used.
///
/// Units, groups, kinds, scales and questionnaires are addressed by their index in these arrays; codes are looked up
/// once, where data comes in.
package struct Round: Sendable {
    /// The round's folder, as it was given.
    package var folder: String
    package var year: Int
    package var title: String
    /// The language of the files that the round writes.
    package var language: Language
    /// Whether the answers are made up, which every output then says.
    package var isSynthetic: Bool
    package var criteriaSet: CriteriaSet
    package var scales: [Scale]
    package var questionnaires: [Questionnaire]
    package var units: [RatedUnit]
    package var groups: [RespondentGroup]
    package var settings: RoundSettings
    package var letterhead: FormLetterhead
    /// The files for other software that go with the results; nil where the round describes none.
    package var exportTemplate: ExportTemplate?

    private let unitIndices: [UnitCode: Int]
    private let unitNames: [Set<String>]
    private let groupIndices: [GroupCode: Int]
    private let kindOfUnit: [Int]
    /// By kind × group; -1 where the group is not asked about the kind.
    private let questionnaireIndices: [Int]

    package init(
        folder: String, year: Int, title: String, language: Language, isSynthetic: Bool, criteriaSet: CriteriaSet,
        scales: [Scale], questionnaires: [Questionnaire], units: [RatedUnit], groups: [RespondentGroup],
        settings: RoundSettings, letterhead: FormLetterhead = FormLetterhead()
    ) {
        self.folder = folder
        self.year = year
        self.title = title
        self.language = language
        self.isSynthetic = isSynthetic
        self.criteriaSet = criteriaSet
        self.scales = scales
        self.questionnaires = questionnaires
        self.units = units
        self.groups = groups
        self.settings = settings
        self.letterhead = letterhead
        unitIndices = Self.indices(units.map(\.code))
        unitNames = units.map { [$0.code.description.comparisonKey, $0.name.comparisonKey] }
        groupIndices = Self.indices(groups.map(\.code))
        let kinds = Self.indices(criteriaSet.kinds.map(\.code))
        kindOfUnit = units.map { kinds[$0.kind] ?? 0 }
        var table = [Int](repeating: -1, count: criteriaSet.kinds.count * groups.count)
        for (index, questionnaire) in questionnaires.enumerated() {
            guard let kind = kinds[questionnaire.kind], let group = groupIndices[questionnaire.group],
                groups[group].rates.contains(questionnaire.kind)
            else { continue }
            table[kind * groups.count + group] = index
        }
        questionnaireIndices = table
    }

    package func unitIndex(_ code: UnitCode) -> Int? { unitIndices[code] }
    /// Whether a text is the code or the name of a unit, in any case and any Unicode form.
    package func isUnit(_ unit: Int, named text: String) -> Bool { unitNames[unit].contains(text.comparisonKey) }

    package func groupIndex(_ code: GroupCode) -> Int? { groupIndices[code] }
    package func kindIndex(ofUnit unit: Int) -> Int { kindOfUnit[unit] }
    package func kind(ofUnit unit: Int) -> UnitKind { criteriaSet.kinds[kindOfUnit[unit]] }

    /// Index of the questionnaire by which the group rates units of the kind; nil where it may not or is not asked.
    package func questionnaireIndex(kind: Int, group: Int) -> Int? {
        let index = questionnaireIndices[kind * groups.count + group]
        return index < 0 ? nil : index
    }

    private static func indices<Subject>(_ codes: [Code<Subject>]) -> [Code<Subject>: Int] {
        Dictionary(codes.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    }
}
