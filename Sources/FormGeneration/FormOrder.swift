package import FormIdentity
package import SurveyModel

/// One printed form: its number, and who gets it.
package struct FormCopy: Hashable, Sendable {
    /// Never a name: a number, or the code under which the respondent is known.
    package var serial: String
    /// The organisation that the form goes to; nil where the respondent writes it down.
    package var employer: String?

    package init(serial: String, employer: String? = nil) {
        self.serial = serial
        self.employer = employer
    }
}

/// What is wanted of one questionnaire: about which units, and for whom.
package struct FormOrder: Sendable {
    package let round: Round
    /// Index into the round's questionnaires.
    package let index: Int
    /// Units of the questionnaire's kind, in the order of the register.
    package let units: [RatedUnit]
    /// The numbered forms to print, in their order.
    package let copies: [FormCopy]
    /// Whether each numbered form becomes a file of its own.
    package let isSplit: Bool
    /// Hears of each numbered form that is printed.
    package let printed: @Sendable () -> Void

    package init(
        round: Round, questionnaire: Int, units: [RatedUnit], copies: [FormCopy], isSplit: Bool = false,
        printed: @escaping @Sendable () -> Void = {}
    ) {
        self.round = round
        index = questionnaire
        self.units = units
        self.copies = copies
        self.isSplit = isSplit
        self.printed = printed
    }

    package var questionnaire: Questionnaire { round.questionnaires[index] }
    package var identity: FormIdentity {
        FormIdentity(questionnaire: questionnaire, scales: round.scales, year: round.year, letterhead: round.letterhead)
    }
    private var table: CriteriaTable? { round.criteriaSet.kinds.first { $0.code == questionnaire.kind }?.table }
    private var group: RespondentGroup? { round.groupIndex(questionnaire.group).map { round.groups[$0] } }

    /// How many numbered forms there are in all, at most.
    package var count: Int { copies.count * (questionnaire.layout == .matrix ? 1 : units.count) }

    /// The forms on paper: one about all units where the layout is a matrix, else one about each unit.
    package var forms: [Form] {
        switch questionnaire.layout {
        case .matrix: [form(about: units, id: identity.id)]
        case .singleUnit: units.map { form(about: [$0], id: "\(identity.id).\($0.code)") }
        }
    }

    /// The copies of a form: a respondent gets none about the unit that employs them, where the group may not rate it.
    package func copies(of form: Form) -> [FormCopy] {
        guard form.layout == .singleUnit else { return copies }
        return copies.filter { barred(to: $0, of: form).isEmpty }
    }

    /// The units of a form that a respondent may not rate because they are employed there.
    ///
    /// A group that the round says nothing about may not: its responses about the own unit are rejected.
    package func barred(to copy: FormCopy, of form: Form) -> [UnitCode] {
        guard group?.mayRateOwnUnit != true, let employer = copy.employer else { return [] }
        return form.units.map(\.code).filter { code in
            round.unitIndex(code).map { round.isUnit($0, named: employer) } ?? false
        }
    }

    private func form(about units: [RatedUnit], id: String) -> Form {
        let questionnaire = questionnaire
        let grounds = round.letterhead.grounds
        let asked = units.map(unit)
        return Form(
            id: id, identity: identity, number: questionnaire.form, layout: questionnaire.layout,
            title: questionnaire.title, year: round.year, language: round.language, isSynthetic: round.isSynthetic,
            letterhead: round.letterhead,
            grounds: grounds.isEmpty && !round.criteriaSet.source.isEmpty ? [round.criteriaSet.source] : grounds,
            introduction: paragraphs(questionnaire.introduction),
            instructions: paragraphs(questionnaire.instructions), closing: paragraphs(questionnaire.closing),
            asksEmployer: group?.mayRateOwnUnit != nil, units: asked, sections: sections(about: asked))
    }

    private func unit(_ unit: RatedUnit) -> FormUnit {
        let skipped = questionnaire.questions.filter {
            table?.isNotAssessed($0.criterion, given: unit.notAssessed) ?? false
        }
        return FormUnit(code: unit.code, name: unit.name, notAsked: Set(skipped.map(\.code)))
    }

    /// The questions that are put about at least one of the units, area by area as they come.
    private func sections(about units: [FormUnit]) -> [FormSection] {
        var sections: [FormSection] = []
        for (index, question) in questionnaire.questions.enumerated() {
            if units.allSatisfy({ $0.notAsked.contains(question.code) }) { continue }
            let area = CriterionCode(String(question.criterion.parts.first ?? ""))
            if sections.last?.code != area {
                sections.append(FormSection(code: area, title: table?.row(area)?.title ?? "", questions: []))
            }
            sections[sections.count - 1].questions.append(
                FormQuestion(
                    number: index + 1, code: question.code, text: question.text,
                    choices: choices(round.scales[question.scale])))
        }
        return sections
    }

    private func choices(_ scale: Scale) -> [FormChoice] {
        scale.levels.map { FormChoice(code: $0.code, label: $0.label, isDoNotKnow: false) }
            + (scale.doNotKnow.map { [FormChoice(code: $0.code, label: $0.label, isDoNotKnow: true)] } ?? [])
    }

    private func paragraphs(_ text: String) -> [String] {
        text.split(separator: "\n").map { $0.trimmingPrefix { $0 == " " } }.filter { !$0.isEmpty }.map(String.init)
    }
}
