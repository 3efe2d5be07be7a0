import SurveyModel
import TextOutput

/// An element for each response and each answer.
struct ElementText: ResponseLayoutText {
    private let facts: [ResponseFact]
    private(set) var text: String
    private(set) var responses = 0

    init(facts: [ResponseFact], year: Int) {
        self.facts = facts
        text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<responses year=\"\(year)\" synthetic=\"true\">\n"
    }

    mutating func append(_ response: SimulatedResponse) {
        let attributes = facts.compactMap { fact in
            response.facts[fact].flatMap { $0.isEmpty ? nil : " \(fact.rawValue)=\"\(xmlEscaped($0))\"" }
        }
        text += "  <response\(attributes.joined())>"
        for (question, value) in response.answers {
            text += "<answer question=\"\(xmlEscaped(question.description))\" value=\"\(xmlEscaped(value))\"/>"
        }
        text += "</response>\n"
        responses += 1
    }

    mutating func finish() { text += "</responses>\n" }
}
