import Diagnostics
import Foundation
import ResponseSimulation
import ResultExport
import SurveyModel
import SurveyWorkflow
import Testing

/// What the tool writes keeps to the schemas in docs/schema, and what does not keep to them is refused by them.
@Suite("XML schemas")
struct SchemaTests {
    // MARK: Scores

    @Test("the exported scores of the sample round keep to scores.xsd")
    func sampleScores() throws {
        let copy = try WorkingCopy.sampleRound()
        try export(copy, round: "samples/round")
        let verdict = try XMLLint.validate(copy.path + "/out/scores.xml", by: "scores.xsd")
        #expect(verdict.status == XMLLint.valid, "\(verdict.messages)")
    }

    @Test("exported scores keep to scores.xsd whatever the status of a row")
    func statuses() throws {
        let copy = try exportedPaperRound()
        let scores = try copy.read("out/scores.xml")
        for status in ["scored", "scored_without_groups", "not_assessed", "pending"] {
            #expect(scores.contains("status=\"\(status)\""))
        }
        let verdict = try XMLLint.validate(copy.path + "/out/scores.xml", by: "scores.xsd")
        #expect(verdict.status == XMLLint.valid, "\(verdict.messages)")
    }

    @Test(
        "scores.xsd refuses scores that are not as described, and says what it minds",
        arguments: [
            ("an attribute is missing", " method=\"survey\"", "", "method"),
            ("no word on made-up answers", "<scores synthetic=\"true\">", "<scores>", "synthetic"),
            ("a status that there is not", "\"pending\"", "\"published\"", "published"),
            ("text in maximum_points", "maximum_points=\"1.00\"", "maximum_points=\"one\"", "maximum_points"),
            ("a comma in awarded_points", "awarded_points=\"0.58\"", "awarded_points=\"0,58\"", "awarded_points"),
            ("a share above 1", "share=\"1\"", "share=\"1.01\"", "share"),
            ("a code of four parts", "criterion=\"1.1.2\"", "criterion=\"1.1.2.1\"", "criterion"),
            ("a row twice", "criterion=\"1.1.2\"", "criterion=\"1.1.1\"", "one-score-a-unit-and-criterion"),
            ("an attribute more", " status=", " remark=\"\" status=", "remark"),
        ])
    func brokenScores(fault: String, old: String, new: String, named: String) throws {
        let copy = try exportedPaperRound()
        try copy.edit("out/scores.xml", old, new)
        let verdict = try XMLLint.validate(copy.path + "/out/scores.xml", by: "scores.xsd")
        #expect(verdict.status == XMLLint.invalid, "\(fault): \(verdict.messages)")
        #expect(verdict.messages.contains(named), "\(fault): \(verdict.messages)")
    }

    // MARK: Responses

    @Test("the responses of the sample round keep to responses.xsd")
    func sampleResponses() throws {
        let verdict = try XMLLint.validate(
            packageFolder + "samples/dien-bien-2024/responses/district.xml", by: "responses.xsd")
        #expect(verdict.status == XMLLint.valid, "\(verdict.messages)")
    }

    @Test("simulated responses keep to responses.xsd", arguments: [1, 40])
    func simulatedResponses(respondents: Int) throws {
        let copy = try WorkingCopy.sampleRound()
        var findings = Findings()
        let written = try #require(
            RoundJob(RoundRequest(folder: copy.path + "/samples/round")).simulate(
                seed: 1, respondents: respondents, format: .xml, to: copy.path + "/out", findings: &findings),
            "\(findings.text(in: .english))")
        #expect(written.map(\.file) == ["simulated.department.xml", "simulated.district.xml"])
        for file in written.map(\.file) {
            let verdict = try XMLLint.validate(copy.path + "/out/" + file, by: "responses.xsd")
            #expect(verdict.status == XMLLint.valid, "\(verdict.messages)")
        }
    }

    /// A file with everything that a file of responses to the paper round may hold.
    private static let responses = """
        <?xml version="1.0" encoding="UTF-8"?>
        <responses year="2031" synthetic="true" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
                   xsi:noNamespaceSchemaLocation="responses.xsd">
          <response response_id="SIM-1" respondent="SIM-R1" group="a" unit="U1" stratum="north" cluster="7"
                    employer="Office two" submitted_at="2031-12-20T08:15:00+07:00" synthetic="true">
            <answer question="1.1.1" value="5"/>
            <answer question="1.2" value=""/>
          </response>
          <response respondent="SIM-R2" group="b" unit="U1"/>
        </responses>

        """

    @Test("a file that uses every element and attribute keeps to responses.xsd, and nothing in it is unknown")
    func fullResponses() throws {
        let copy = try WorkingCopy.paperRound()
        try copy.write(Self.responses, to: "responses.xml")
        let verdict = try XMLLint.validate(copy.path + "/responses.xml", by: "responses.xsd")
        #expect(verdict.status == XMLLint.valid, "\(verdict.messages)")

        var request = RoundRequest(folder: copy.path + "/round")
        request.responses = [copy.path + "/responses.xml"]
        var findings = Findings()
        let result = try #require(RoundJob(request).points(of: [.survey], findings: &findings))
        #expect(result.collected?.accounts.map(\.accepted) == [2])
        // The second response has no answers, which is what its only finding says.
        let found = findings.kept.filter { $0.location.file.hasSuffix("responses.xml") }
        #expect(found.map(\.code.description) == ["response.no-answer"])
    }

    @Test(
        "responses.xsd refuses responses that are not as described, and says what it minds",
        arguments: [
            ("an answer without question", "<answer question=\"1.2\"", "<answer", "question"),
            ("an answer without value", " value=\"\"", "", "value"),
            ("no group", " group=\"b\"", "", "group"),
            ("no unit", "group=\"b\" unit=\"U1\"", "group=\"b\"", "unit"),
            ("a question answered twice", "question=\"1.2\"", "question=\"1.1.1\"", "one-answer-a-question"),
            ("a year of two digits", "year=\"2031\"", "year=\"31\"", "year"),
            ("a year with a sign", "year=\"2031\"", "year=\"+2031\"", "year"),
            ("neither true nor false", "cluster=\"7\"", "cluster=\"7\" synthetic=\"yes\"", "synthetic"),
            ("a time without offset", "08:15:00+07:00", "08:15:00", "submitted_at"),
            ("an attribute that there is not", " cluster=", " clusters=", "clusters"),
            ("an element that there is not", "<answer question=\"1.2\"", "<reply question=\"1.2\"", "reply"),
            ("text between the tags", "<answer question=\"1.2\"", "5<answer question=\"1.2\"", "response"),
        ])
    func brokenResponses(fault: String, old: String, new: String, named: String) throws {
        let copy = try WorkingCopy()
        // One variant writes the attribute itself.
        let whole = Self.responses.replacing("+07:00\" synthetic=\"true\"", with: "+07:00\"")
        try copy.write(whole, to: "responses.xml")
        try copy.edit("responses.xml", old, new)
        let verdict = try XMLLint.validate(copy.path + "/responses.xml", by: "responses.xsd")
        #expect(verdict.status == XMLLint.invalid, "\(fault): \(verdict.messages)")
        #expect(verdict.messages.contains(named), "\(fault): \(verdict.messages)")
    }

    // MARK: Rounds

    private func export(_ copy: WorkingCopy, round: String) throws {
        var findings = Findings()
        let result = RoundJob(RoundRequest(folder: copy.path + "/" + round)).export(
            to: copy.path + "/out", findings: &findings)
        try #require(result != nil, "\(findings.text(in: .english))")
    }

    /// The paper round with every status that an exported row can have: U3 is scored without group a, is not assessed
    /// in 1.3, and has no satisfaction index yet.
    private func exportedPaperRound() throws -> WorkingCopy {
        let copy = try WorkingCopy.paperRound()
        try copy.edit("round/round.yaml", "data: block", "data: use-other-groups")
        try copy.edit("round/units.csv", "Office three,", "Office three,1.3")
        try export(copy, round: "round")
        return copy
    }
}

/// The validator of libxml2-utils, which `make setup` installs.
private enum XMLLint {
    struct Verdict {
        var status: Int32
        var messages: String
    }

    static let valid: Int32 = 0
    /// The file is XML and the schema is a schema, but the one does not keep to the other.
    static let invalid: Int32 = 3
    /// `env` found no program of the name.
    private static let notFound: Int32 = 127

    static func validate(_ file: String, by schema: String) throws -> Verdict {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["xmllint", "--noout", "--schema", packageFolder + "docs/schema/" + schema, file]
        let messages = Pipe()
        process.standardError = messages
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        let text = String(decoding: try messages.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
        process.waitUntilExit()
        guard process.terminationStatus != notFound else { throw NotInstalled() }
        return Verdict(status: process.terminationStatus, messages: text)
    }

    private struct NotInstalled: Error, CustomStringConvertible {
        var description: String { "xmllint is missing: run `make setup`, or install the package libxml2-utils" }
    }
}
