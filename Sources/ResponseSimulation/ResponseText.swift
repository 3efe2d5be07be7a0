package import SurveyModel
import TextOutput

/// The formats in which made-up responses are written.
package enum ResponseFormat: String, Sendable, CaseIterable {
    case csv
    case xml
}

/// Writes responses to units of one kind as a file that the tool reads.
package struct ResponseText: Sendable {
    package let format: ResponseFormat
    private let questions: [QuestionCode]
    package private(set) var text: String

    /// - Parameter kind: Index of the kind of unit whose questions the file has.
    package init(format: ResponseFormat, round: Round, kind: Int) {
        self.format = format
        var questions: [QuestionCode] = []
        for group in round.groups.indices {
            guard let index = round.questionnaireIndex(kind: kind, group: group) else { continue }
            for question in round.questionnaires[index].questions where !questions.contains(question.code) {
                questions.append(question.code)
            }
        }
        // In the order of the criteria table, whichever group is asked first.
        let rows = round.criteriaSet.kinds[kind].table.rows.map(\.code.description)
        let order = Dictionary(rows.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        self.questions = questions.enumerated().sorted {
            (order[$0.element.description] ?? .max, $0.offset) < (order[$1.element.description] ?? .max, $1.offset)
        }.map(\.element)
        switch format {
        case .csv:
            text = CSVText.line(
                Self.facts.map(\.rawValue) + [ResponseFact.synthetic.rawValue] + self.questions.map(\.description))
        case .xml:
            text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<responses year=\"\(round.year)\" synthetic=\"true\">\n"
        }
    }

    private static let facts: [ResponseFact] = [
        .responseID, .respondent, .group, .unit, .employer, .submittedAt,
    ]

    package mutating func append(_ response: SimulatedResponse) {
        switch format {
        case .csv:
            let answers = Dictionary(
                response.answers.map { ($0.question, $0.value) }, uniquingKeysWith: { first, _ in first })
            text += CSVText.line(
                Self.facts.map { response.facts[$0] ?? "" } + ["true"] + questions.map { answers[$0] ?? "" })
        case .xml:
            let facts = Self.facts.compactMap { fact in
                response.facts[fact].flatMap { $0.isEmpty ? nil : " \(fact.rawValue)=\"\(xmlEscaped($0))\"" }
            }
            text += "  <response\(facts.joined())>"
            for (question, value) in response.answers {
                text += "<answer question=\"\(xmlEscaped(question.description))\" value=\"\(xmlEscaped(value))\"/>"
            }
            text += "</response>\n"
        }
    }

    /// Ends the file.
    package consuming func finished() -> String {
        format == .xml ? text + "</responses>\n" : text
    }
}
