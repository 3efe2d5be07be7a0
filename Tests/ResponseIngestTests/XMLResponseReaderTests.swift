import Diagnostics
import SurveyModel
import Testing

@testable import ResponseIngest

@Suite("XMLResponseReader")
struct XMLResponseReaderTests {
    private static let facts = "response_id=\"r1\" respondent=\"p1\" group=\"delegate\" unit=\"D1\""
    private static let full = "<answer question=\"2.5.1\" value=\"4\"/><answer question=\"5.10.1\" value=\"9\"/>"

    private func read(_ lines: String..., round: Round = .small()) -> Reading {
        Reading(lines.joined(separator: "\n"), path: "r.xml", round: round)
    }

    /// A response of delegate p1 on D1, with these answers on the second line.
    private func readAnswers(_ answers: String) -> Reading {
        read("<responses><response \(Self.facts)>", answers, "</response></responses>")
    }

    @Test("reads an element into a response; a question without an answer was not shown")
    func readsElement() throws {
        let reading = read(
            "<?xml version=\"1.0\"?>", "<responses year=\"2024\">",
            "  <response \(Self.facts) submitted_at=\"2024-12-20T08:15:00+07:00\" employer=\" \">",
            "    <answer question=\"1.10.1\" value=\"\"/><answer question=\"5.10.1\" value=\"Tốt\"/>",
            "  </response></responses>")
        #expect(reading.findings.isEmpty)
        let file = try #require(reading.file)
        let response = try #require(file.responses.first)
        #expect(file.layout == .xml)
        #expect(response.responseID == "r1")
        #expect(response.respondent == "p1")
        #expect(response.employer == nil)
        #expect([response.group, response.unit, response.questionnaire] == [0, 0, 0])
        #expect(response.submittedAt == Timestamp("2024-12-20T01:15:00Z"))
        #expect(response.answers == [.blank, .notShown, .answered(level: 1)])
        #expect("\(response.location)" == "r.xml:3:3")
    }

    @Test(
        "rejects a response with a fault in identity, group or unit, and says where",
        arguments: [
            (facts: "respondent=\"p1\" group=\"delegat\" unit=\"D1\"", expected: "2:34 response.unknown-group"),
            (facts: "respondent=\"p1\" group=\" \" unit=\"D1\"", expected: "2:34 response.unknown-group"),
            (facts: "respondent=\"p1\" unit=\"D1\"", expected: "2:1 response.unknown-group"),
            (facts: "respondent=\"p1\" group=\"delegate\" unit='D9'", expected: "2:50 response.unknown-unit"),
            (facts: "respondent=\"p1\" group=\"delegate\"", expected: "2:1 response.unknown-unit"),
            (facts: "respondent=\"p1\" group=\"official\" unit=\"H1\"", expected: "2:50 response.group-may-not-rate"),
            (facts: "group=\"delegate\" unit=\"D1\"", expected: "2:1 response.no-identity"),
        ])
    func rejectsResponses(facts: String, expected: String) {
        let reading = read(
            "<responses>", "<response \(facts)>\(Self.full)<answer question=\"1.10.1\" value=\"7\"/></response>",
            "<response \(Self.facts)>\(Self.full)</response></responses>")
        #expect(reading.brief == ["warning " + expected])
        #expect(reading.counts == [1, 1])
    }

    @Test("reports an answer that does not fit and lets the rest of the response stand", arguments: misfits)
    func reportsAnswers(answers: String, expected: [String], first: Answer) {
        let reading = readAnswers(answers + Self.full)
        #expect(reading.brief == expected)
        #expect(reading.counts == [1, 0])
        #expect(reading.answers == [[first, .answered(level: 0), .doNotKnow]])
    }

    private static let misfits: [(answers: String, expected: [String], first: Answer)] = [
        ("<answer question=\"1.10.1\" value=\"7\"/>", ["warning 2:34 answer.unknown-level"], .invalid),
        ("<answer value=\"7\" question=\"1.10.1\"/>", ["warning 2:16 answer.unknown-level"], .invalid),
        ("<answer question=\"1.10.1\"/>", ["warning 2:1 answer.without-value"], .invalid),
        (
            "<answer question=\"1.10.1\">5</answer>",
            ["warning 2:1 answer.without-value", "warning 2:27 response-xml.unexpected-text"], .invalid
        ),
        ("<answer value=\"5\"/>", ["warning 2:1 answer.without-question"], .notShown),
        ("<answer question=\" \" value=\"5\"/>", ["warning 2:1 answer.without-question"], .notShown),
        (
            "<answer question=\"1.10.1\" value=\"5\"/><answer question=\"1.10.1\" value=\"5\"/>",
            ["warning 2:56 answer.repeated"], .invalid
        ),
        ("<answer question=\"5.11.3\" value=\"3\"/>", ["warning 2:19 answer.not-asked"], .notShown),
        ("<answer question=\"5.11.3\" value=\" \"/>", [], .notShown),
        (
            "<answer question=\"1.10.1\" value=\"5\" when=\"now\"/>", ["warning 2:37 response-xml.unknown-attribute"],
            best
        ),
        ("<answer question=\"1.10.1\" value=\"5\"/>x", ["warning 2:38 response-xml.unexpected-text"], best),
        ("<answer question=\"1.10.1\" value=\"&#53;\"/>", [], best),
        ("<answer question=\"1.10.1\" value=\"R&#x1EA5;t&#10;t&#x1ED1;t\"/>", [], best),
        ("<answer question=\"1.10.1\" value=\"&amp;5\"/>", ["warning 2:34 answer.unknown-level"], .invalid),
        ("<answer question=\"1&#46;10.1\" value=\"5\"/>", [], best),
    ]
    private static let best = Answer.answered(level: 0)

    @Test("looks a code up through the kind of the unit: 5.10.1 is on another scale for districts")
    func looksCodesUpByKind() {
        let answer = "<answer question=\"5.10.1\" value=\"3\"/></response>"
        let reading = read(
            "<responses><response respondent=\"p1\" group=\"delegate\" unit=\"D1\">\(answer)",
            "<response respondent=\"p1\" group=\"delegate\" unit=\"H1\">\(answer)</responses>")
        #expect(reading.findings.isEmpty)
        #expect(
            reading.answers == [
                [.notShown, .notShown, .answered(level: 2)], [.notShown, .answered(level: 0), .notShown],
            ])
    }

    @Test("names an unknown element, attribute or question once, wherever it comes again")
    func namesOnce() {
        let response =
            "<response \(Self.facts) ward=\"x\"><note>text <b>more</b></note><answer question=\"1.10.2\" value=\"5\"/></response>"
        let reading = read("<responses by=\"x\">", response, response, "</responses>")
        #expect(
            reading.brief == [
                "warning 1:12 response-xml.unknown-attribute", "warning 2:71 response-xml.unknown-attribute",
                "warning 2:80 response-xml.unknown-element", "warning 2:127 answer.unknown-question",
            ])
        #expect(reading.counts == [2, 0])
        #expect(reading.findings.kept.last?.hint?.english == "did you mean \"1.10.1\"?")
    }

    @Test("reports a response that is not where responses stand, and counts it as rejected")
    func rejectsMisplacedResponses() {
        let reading = read(
            "<responses><response \(Self.facts)>\(Self.full)",
            "<response \(Self.facts)>\(Self.full)</response></response>",
            "<batch><response \(Self.facts)/>", "<response \(Self.facts)/></batch></responses>")
        #expect(
            reading.brief == [
                "warning 2:1 response-xml.misplaced-element", "warning 3:1 response-xml.unknown-element",
                "warning 3:8 response-xml.misplaced-element", "warning 4:1 response-xml.misplaced-element",
            ])
        #expect(reading.counts == [1, 3])
    }

    @Test("refuses a file that is not one of responses, in one finding")
    func refusesOtherFiles() {
        let reading = read("<!-- --><html><body>text", "<p>more</p><response/></body></html>")
        #expect(reading.file == nil)
        #expect(reading.brief == ["error 1:9 response-xml.unknown-root"])
    }

    @Test(
        "refuses made-up answers in a round that is not synthetic",
        arguments: [
            (value: "true", isRefused: true), (value: "1", isRefused: true), (value: " True ", isRefused: true),
            (value: "false", isRefused: false), (value: "0", isRefused: false), (value: "", isRefused: false),
        ])
    func refusesSyntheticAnswers(value: String, isRefused: Bool) {
        let text =
            "<responses year=\"2024\" synthetic=\"\(value)\"><response \(Self.facts)>\(Self.full)</response></responses>"
        let reading = read(text)
        #expect(reading.brief == (isRefused ? ["error 1:24 response.synthetic"] : []))
        #expect(reading.counts == (isRefused ? nil : [1, 0]))
        #expect(read(text, round: .small(isSynthetic: true)).counts == [1, 0])
    }

    @Test("gives nothing of a file that cannot be read to its end, but tells all it found", arguments: stops)
    func givesNothing(text: String, expected: [String]) {
        let reading = read(text)
        #expect(reading.file == nil)
        #expect(reading.brief == expected)
    }

    private static let stops: [(text: String, expected: [String])] = [
        ("<!DOCTYPE responses [<!ENTITY a \"5\">]>\n<responses/>", ["error 1:1 xml.doctype"]),
        ("<responses>\n<response \(facts)>\(full)", ["error 2:144 xml.ended-early"]),
        (
            "<responses><response \(facts)>\(full)</response>\n<response unit=\"D1\">\n",
            ["warning 2:1 response.unknown-group", "error 3:1 xml.ended-early"]
        ),
        ("<responses>\n<response \(facts)>\(full)</responses>", ["error 2:144 xml.mismatched-tag"]),
        (
            "<responses synthetic=\"true\"><response>",
            ["error 1:12 response.synthetic", "warning 1:29 response.unknown-group"] + ["error 1:39 xml.ended-early"]
        ),
        ("<responses>\n<response \(facts)><answer question=\"1.10.1\" value=\"&a;\"/>", ["error 2:104 xml.reference"]),
    ]
}
