import Diagnostics
import SurveyModel
import Testing

@testable import ResponseIngest

@Suite("QuestionNames")
struct QuestionNamesTests {
    private let names = QuestionNames(round: .named())

    @Test(
        "takes a code, a printed code or a text, the code first, for each questionnaire by itself",
        arguments: [
            ("q1", .code(0), .notAsked), ("q2", .code(1), .code(0)), ("2.3.1", .otherName(0), .otherName(0)),
            ("2.3.2", .otherName(1), .otherName(1)), (" mở", .otherName(0), .otherName(0)),
            ("MINH  bạch", .otherName(1), .notAsked), ("3.1", .ambiguous([2, 3]), .notAsked),
            ("khác", .ambiguous([2, 3]), .notAsked), ("nhanh", .notAsked, .otherName(1)), ("", .notAsked, .notAsked),
            ("Q1", .notAsked, .notAsked), ("9.9", .notAsked, .notAsked),
        ] as [(String, QuestionNames.Meaning, QuestionNames.Meaning)])
    func meanings(name: String, department: QuestionNames.Meaning, district: QuestionNames.Meaning) {
        #expect(names.meaning(of: name, in: 0) == department)
        #expect(names.meaning(of: name, in: 1) == district)
    }

    @Test(
        "knows a name that any questionnaire has", arguments: [("x", true), ("khác", true), ("", false), ("X1", false)])
    func knows(name: String, isKnown: Bool) {
        #expect(names.isKnown(name) == isKnown)
    }

    @Test("does not take a code that another group is asked for anything else")
    func codesOfOtherGroups() {
        var round = Round.small()
        // Officials are not asked 2.5.1; here one of their questions has it as its text.
        round.questionnaires[1].questions[0].text = "2.5.1"
        #expect(QuestionNames(round: round).meaning(of: "2.5.1", in: 1) == .notAsked)
    }

    @Test("reads columns by any of a question's names alike")
    func readsColumns() {
        for columns in ["q1,q2", "2.3.1,2.3.2", "Mở,minh bạch", "q1,2.3.2", "2.3.1,Minh bạch"] {
            let reading = Reading("respondent,group,unit,\(columns)\np1,delegate,D1,5,4\n", round: .named())
            #expect(reading.answers == [[.answered(level: 0), .answered(level: 1), .notShown, .notShown]])
            #expect(reading.brief == ["warning 1:\(23 + columns.count) table.missing-question"])
        }
    }

    @Test("finds the question of a name through the kind of the row's unit")
    func findsByKind() {
        // q2 is another question for districts, whose printed 2.3.1 it is.
        let reading = Reading(
            "respondent,group,unit,q2,2.3.2,x\np1,delegate,H1,5,4,3\np1,delegate,D1,,4,\n", round: .named())
        #expect(reading.file == nil)
        #expect(reading.brief == ["error 1:26 table.repeated-question"])
        let districts = Reading("respondent,group,unit,q2,2.3.2,x\np1,delegate,H1,5,4,3\n", round: .named())
        #expect(districts.answers == [[.answered(level: 0), .answered(level: 1), .answered(level: 2)]])
        #expect(districts.findings.isEmpty)
    }

    @Test(
        "makes two columns for one question an error at both places, and a name of two questions one",
        arguments: [
            (columns: "q1,2.3.1", expected: "error 1:26 table.repeated-question", related: "r.csv:1:23"),
            (columns: "Mở,q2,q1", expected: "error 1:29 table.repeated-question", related: "r.csv:1:23"),
            (columns: "mở,MỞ", expected: "error 1:26 table.repeated-question", related: "r.csv:1:23"),
            (columns: "q1,3.1", expected: "error 1:26 table.ambiguous-name", related: nil),
            (columns: "Khác,q1", expected: "error 1:23 table.ambiguous-name", related: nil),
        ])
    func refuses(columns: String, expected: String, related: String?) {
        let cells = columns.split(separator: ",").map { _ in "5" }.joined(separator: ",")
        let reading = Reading("respondent,group,unit,\(columns)\np1,delegate,D1,\(cells)\n", round: .named())
        #expect(reading.file == nil)
        #expect(reading.brief == [expected])
        #expect(reading.findings.kept.first?.related?.description == related)
    }

    @Test("leaves a question to the column of its code where another kind's code would claim it too")
    func yieldsToCodes() {
        var round = Round.named()
        // Printed 2.3.1 of the districts is a code of the departments now.
        round.questionnaires[0].questions[0].code = "2.3.1"
        let reading = Reading(
            "respondent,group,unit,2.3.1,q2\np1,delegate,H1,,4\np2,delegate,H1,5,4\np1,delegate,D1,5,4\n", round: round)
        #expect(reading.brief.filter { !$0.hasSuffix("missing-question") } == ["warning 3:16 answer.not-asked"])
        #expect(
            reading.answers.map { Array($0.prefix(2)) } == [
                [.answered(level: 1), .notShown], [.answered(level: 1), .notShown],
                [.answered(level: 0), .answered(level: 1)],
            ])
    }
}
