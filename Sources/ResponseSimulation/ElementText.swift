import SurveyModel
import TextOutput

/// An element for each response and each answer.
struct ElementText: ResponseLayoutText {
    private(set) var text: String
    private(set) var responses = 0

    init(year: Int) {
        text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<responses year=\"\(year)\" synthetic=\"true\">\n"
    }

    mutating func append(_ response: SimulatedResponse) {
        let facts = ResponseFact.simulated.compactMap { fact in
            response.facts[fact].flatMap { $0.isEmpty ? nil : " \(fact.rawValue)=\"\(xmlEscaped($0))\"" }
        }
        text += "  <response\(facts.joined())>"
        for (question, value) in response.answers {
            text += "<answer question=\"\(xmlEscaped(question.description))\" value=\"\(xmlEscaped(value))\"/>"
        }
        text += "</response>\n"
        responses += 1
    }

    mutating func finish() { text += "</responses>\n" }
}
