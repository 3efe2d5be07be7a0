package import FormIdentity
package import SurveyModel

/// A form to be filled in in a browser: one file that needs no server and no network.
package struct WebForm: Sendable {
    package let round: Round
    package let questionnaire: Questionnaire
    package let identity: FormIdentity
    /// The units that the form offers, in its order.
    package let units: [RatedUnit]
    /// The number or code of the one whom the form is for; nil where it is to be typed in.
    package let respondent: String?
    /// Where that person works, a unit's code or any text; nil where it is to be told.
    package let employer: String?

    /// - Parameters:
    ///   - questionnaire: Its index in the round.
    ///   - units: Units of its kind.
    ///   - copy: The one whom the form is for, if it is for one.
    package init(round: Round, questionnaire: Int, units: [RatedUnit], copy: FormCopy? = nil) {
        self.round = round
        self.questionnaire = round.questionnaires[questionnaire]
        identity = FormIdentity(
            questionnaire: self.questionnaire, scales: round.scales, year: round.year, letterhead: round.letterhead)
        self.units = units
        respondent = copy?.serial
        employer = copy?.employer.map { employer in
            let own = round.units.indices.first { round.isUnit($0, named: employer) }
            return own.map { round.units[$0].code.description } ?? employer
        }
    }

    /// What the page's file is called: the questionnaire's code and the respondent's, as far as they can stand in a name.
    package var fileName: String {
        Form.fileStem([identity.id, respondent].compactMap(\.self).joined(separator: ".")) + ".html"
    }

    var group: RespondentGroup? { round.groupIndex(questionnaire.group).map { round.groups[$0] } }

    /// Questions that are shown together: one in a matrix, those of an area elsewhere.
    struct Page {
        var title: String
        var questions: [Int]
    }

    /// The pages in the order of the questions; in a single-unit form a new page begins with a new area.
    var pages: [Page] {
        let table = round.criteriaSet.kinds.first { $0.code == questionnaire.kind }?.table
        var pages: [Page] = []
        for (index, question) in questionnaire.questions.enumerated() {
            let area = question.criterion.parts.first.map { CriterionCode(String($0)) }
            let title = area.flatMap { table?.row($0)?.title } ?? ""
            if questionnaire.layout == .singleUnit, let last = pages.indices.last, pages[last].title == title {
                pages[last].questions.append(index)
            } else {
                pages.append(Page(title: title, questions: [index]))
            }
        }
        return pages
    }
}
