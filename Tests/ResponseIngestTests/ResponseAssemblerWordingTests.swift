import Diagnostics
import SurveyModel
import Testing

@testable import ResponseIngest

@Suite("ResponseAssembler+Wording")
struct ResponseAssemblerWordingTests {
    private static let header = "response_id,respondent,group,unit,submitted_at,1.10.1,2.5.1,5.10.1,5.11.3\n"

    private static let matrix = "respondent,group,submitted_at,1.10.1[D1],2.5.1[D1],5.11.3[H1]\n"
    private static let long = "response_id,respondent,group,unit,submitted_at,question,answer\n"

    @Test("shows a code that is nearly right, with the one that was meant")
    func showsNearCodes() {
        let reading = Reading(Self.header + "r1,p1,delegat,D1,,5,4,4,\nr2,p2,delegate,D9,,5,4,4,\n")
        #expect(
            reading.findings.kept.map(\.message.english) == [
                "there is no group \"delegat\"; the response is rejected",
                "there is no unit \"D9\"; the response is rejected",
            ])
        #expect(
            reading.findings.kept.map(\.hint?.english) == ["did you mean \"delegate\"?", "did you mean \"D1\"?"])
    }

    @Test("lists the codes there are where none is near")
    func listsCodes() {
        let reading = Reading(Self.header + "r1,p1,Sở Nội vụ,D1,,5,4,4,\n")
        #expect(reading.findings.kept.map(\.hint?.vietnamese) == ["hiện có: delegate, official"])
    }

    /// Files in which SECRET stands wherever a respondent's answer or identity may stand, or may slip to.
    private static let files: [String] =
        [
            header + "SECRET,SECRET,delegat,D1,SECRET,SECRET,SECRET,SECRET,SECRET\n"
                + "SECRET,SECRET,delegate,D9,SECRET,SECRET,SECRET,SECRET,SECRET\n"
                + "SECRET,SECRET,official,H1,SECRET,SECRET,SECRET,SECRET,SECRET\n"
                + "SECRET,SECRET,delegate,D1,SECRET,SECRET,SECRET,SECRET,SECRET\n"
                + "SECRET,SECRET,delegate,H1,SECRET,SECRET,SECRET,SECRET,SECRET\n"
                + "SECRET,SECRET,delegate,D1,SECRET\n\"SECRET\"SECRET,SECRET,delegate,D1,,,,,\n",
            // A cell too many or too few has shifted the row.
            header + ",SECRET,SECRET,delegate,D1,SECRET,SECRET,SECRET,SECRET\n",
            header + "SECRET,delegate,D1,SECRET,SECRET,SECRET,SECRET,SECRET,\n",
            header + "SECRET,,delegate,SECRET,SECRET,,,,\n",
            // The header line is missing.
            "SECRET,SECRET-1,delegate,D1,,SECRET,SECRET,SECRET\nSECRET,SECRET,delegate,D1,,SECRET,SECRET,SECRET\n",
            header + "SECRET,SECRET,delegate,D1,SECRET,\"SECRET,SECRET\n",
            matrix + "SECRET,delegat,SECRET,SECRET,SECRET,SECRET\nSECRET,SECRET,SECRET,SECRET,SECRET,SECRET\n",
            matrix + "SECRET,official,SECRET,SECRET,SECRET,SECRET\nSECRET,delegate,SECRET\n",
            matrix + ",delegate,SECRET,SECRET,SECRET,SECRET\nSECRET,delegate,SECRET,SECRET,SECRET,SECRET\n",
            long + "SECRET,SECRET,delegate,D1,SECRET,1.10.1,SECRET\nSECRET,SECRET-2,delegate,D1,SECRET,1.10.1,SECRET\n",
            long + "SECRET,SECRET,delegate,D1,SECRET,SECRET,5\nSECRET,SECRET,delegate,D1,SECRET,,SECRET\n",
            long + "SECRET,SECRET,delegate,D1,,1.10.1,SECRET\nSECRET,SECRET,delegate,D1,,1.10.1,SECRET\nSECRET\n",
            long + ",,delegate,D1,SECRET,1.10.1,SECRET\nSECRET,SECRET,SECRET,SECRET,SECRET,SECRET,SECRET\n",
        ]
        + [
            "<response response_id=\"SECRET\" respondent=\"SECRET\" group=\"SECRET\" unit=\"D1\"/>",
            "<response response_id=\"SECRET\" respondent=\"SECRET\" group=\"delegate\" unit=\"SECRET\"/>",
            "<response respondent=\"SECRET\" submitted_at=\"SECRET\" group=\"delegate\" unit=\"D1\" note=\"SECRET\">SECRET"
                + "<answer question=\"1.10.1\" value=\"SECRET\"/><answer question=\"1.10.1\" value=\"SECRET\"/>"
                + "<answer question=\"SECRET\" value=\"1.10.1\"/><answer value=\"SECRET\"/>"
                + "<answer question=\"2.5.1\" answer=\"SECRET\">SECRET</answer>"
                + "<answer question=\"5.11.3\" value=\"SECRET\"/><note text=\"SECRET\">SECRET</note></response>",
            "<response respondent=\"SECRET\" group=\"delegate\" unit=\"D1\"><answer question=\"1.10.1\" value=\"SECRET\">",
        ].map { "<responses synthetic=\"SECRET\">\($0)</responses>" }

    @Test("shows no answer and no respondent's identity, whatever the fault", arguments: files)
    func showsNoSecrets(file: String) {
        let reading = Reading(file)
        #expect(!reading.findings.isEmpty)
        for text in reading.texts { #expect(!text.contains("SECRET")) }
    }

    @Test("shows no respondent's identity where responses contradict each other", arguments: ConflictPolicy.allCases)
    func showsNoSecretsOfConflicts(policy: ConflictPolicy) throws {
        let row = "SECRET,SECRET,delegate,D1,"
        let file = try #require(
            Reading(
                Self.header + row + ",5,4,4,\n" + row + ",5,4,4,\n" + row
                    + ",5,4,3,\nSECRET2,SECRET,delegate,D2,,5,4,3,\n"
                    + "SECRET3,SECRET,delegate,D2,,5,4,3,\nSECRET4,SECRET,delegate,H1,,5,,3,\nSECRET4,SECRET,delegate,H1,,5,,3,\n"
            ).file)
        let findings = DuplicateResolution(file.responses, policy: policy).findings
        #expect(findings.count(.warning) == 5)
        #expect(findings.count(.remark) == 1)
        for language in Language.allCases { #expect(!findings.text(in: language).contains("SECRET")) }
    }
}
