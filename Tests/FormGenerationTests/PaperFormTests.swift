import PageDrawing
import SurveyModel
import TestMaterial
import Testing

@testable import FormGeneration

@Suite("Laying a form out on paper")
struct PaperFormTests {
    private static func paper(
        _ layout: FormLayout, questions: Int, units: Int, text: String = "Một câu hỏi?"
    ) throws -> PaperForm {
        var round = SmallRound.make(
            units: (0..<units).map {
                RatedUnit(code: UnitCode("S\($0)"), name: "Sở Số \($0)", kind: "department", location: SmallRound.place)
            })
        round.questionnaires[0].layout = layout
        round.questionnaires[0].closing = "Xin cảm ơn."
        round.questionnaires[0].questions = (0..<questions).map {
            Question(
                code: QuestionCode("q\($0)"), criterion: "1.1.1", scale: 0, weight: 1, text: text,
                location: SmallRound.place)
        }
        let order = FormOrder(round: round, questionnaire: 0, units: round.units, copies: [])
        let form = try #require(order.forms.first)
        return try PaperForm(form, typesetter: Typesetter())
    }

    @Test(
        "has each box once, within the content of its page, and none over another",
        arguments: [
            (FormLayout.singleUnit, 40, 1), (.matrix, 7, 3), (.matrix, 5, 19), (.matrix, 3, 60), (.matrix, 1, 126),
        ])
    func boxes(layout: FormLayout, questions: Int, units: Int) throws {
        let paper = try Self.paper(layout, questions: questions, units: units)
        var seen: Set<[String]> = []
        for page in paper.pages {
            let content = page.sheet.content
            for (index, box) in page.boxes.enumerated() {
                let place = box.place
                #expect(place.x >= content.x && place.x + place.width <= content.x + content.width)
                #expect(place.y >= content.y && place.y + place.height <= content.y + content.height + 0.01)
                seen.insert([box.question.description, box.unit.description, box.choice])
                for other in page.boxes[(index + 1)...] {
                    let isApart =
                        other.place.x >= place.x + place.width || place.x >= other.place.x + other.place.width
                        || other.place.y >= place.y + place.height || place.y >= other.place.y + other.place.height
                    if !isApart { Issue.record("\(box) and \(other)") }
                }
            }
        }
        #expect(seen.count == questions * units * 6)
        #expect(paper.pages.reduce(0) { $0 + $1.boxes.count } == seen.count)
    }

    @Test("keeps a question with all its boxes on a page, for every length of text", arguments: [1, 20, 60])
    func unbroken(words: Int) throws {
        let text = String(repeating: "chữ ", count: words) + "?"
        let paper = try Self.paper(.singleUnit, questions: 33, units: 1, text: text)
        var pages: [QuestionCode: Set<Int>] = [:]
        for (number, page) in paper.pages.enumerated() {
            for box in page.boxes { pages[box.question, default: []].insert(number) }
        }
        #expect(pages.count == 33)
        #expect(pages.values.allSatisfy { $0.count == 1 })
    }

    @Test("ends with a page that asks something") func noLonelyThanks() throws {
        for questions in 1...40 {
            let paper = try Self.paper(.singleUnit, questions: questions, units: 1)
            #expect(paper.pages.last?.boxes.isEmpty == false, "\(questions) questions")
        }
    }

    @Test("has a row for each unit and question band, around the boxes of the unit") func rows() throws {
        let paper = try Self.paper(.matrix, questions: 7, units: 3)
        for page in paper.pages {
            for box in page.boxes {
                let rows = page.rows.filter { row in
                    row.place.x <= box.place.x && box.place.x + box.place.width <= row.place.x + row.place.width
                        && row.place.y <= box.place.y
                        && box.place.y + box.place.height <= row.place.y + row.place.height
                }
                #expect(rows.map(\.unit) == [box.unit])
            }
        }
    }

    @Test("says which question is longer than a page") func tooLong() {
        #expect(throws: FormFault.tooLarge(question: "1.", form: "D-S.S0")) {
            try Self.paper(.singleUnit, questions: 1, units: 1, text: String(repeating: "rất dài ", count: 2_000))
        }
    }
}
