import ByteInput
import Diagnostics
import SurveyModel
import TestMaterial
import Testing

@testable import ResponseIngest

@Suite("Responses in every encoding")
struct EncodedResponsesTests {
    private static let table =
        "response_id,respondent,group,unit,employer,1.10.1,2.5.1,5.10.1\r\n"
        + "r1,p1,delegate,D1,Sở Nội vụ,Rất tốt,Tốt,Bình thường\r\nr2,p2,delegate,D2,,CHƯA TỐT, khá ,không biết / không có ý kiến\r\n"

    private static func document(_ name: String) -> String {
        """
        <?xml version="1.0" encoding="\(name)"?>
        <responses year="2024">
          <response response_id="r1" respondent="p1" group="delegate" unit="D1" employer="Sở Nội vụ">
            <answer question="1.10.1" value="Rất tốt"/><answer question="2.5.1" value="Tốt"/>
            <answer question="5.10.1" value="Bình thường"/>
          </response>
          <response response_id="r2" respondent="p2" group="delegate" unit="D2">
            <answer question="1.10.1" value="CHƯA TỐT"/><answer question="2.5.1" value=" khá "/>
            <answer question="5.10.1" value="không biết / không có ý kiến"/>
          </response>
        </responses>
        """
    }

    @Test("labels match, facts are in NFC and the encoding is recorded, in both layouts", arguments: EncodedForm.all)
    func labelsMatch(form: EncodedForm) throws {
        let expected = Reading(Self.table)
        #expect(expected.counts == [2, 0])
        for (text, layout) in [(Self.table, ResponseLayout.wideTable), (Self.document(form.encoding), .xml)] {
            let reading = Reading(form.bytes(of: text), asked: form.asked)
            #expect(reading.brief == [])
            #expect(reading.file?.layout == layout)
            #expect(reading.file?.encoding.rawValue == form.encoding)
            #expect(reading.file?.fingerprint.sha256 == sha256(of: form.bytes(of: text)))
            #expect(reading.answers == expected.answers)
            let employer = try #require(reading.file?.responses.first?.employer)
            #expect(employer.unicodeScalars.elementsEqual("Sở Nội vụ".unicodeScalars))
        }
    }

    @Test("columns and units with Vietnamese names are found by names in NFC")
    func headersAndUnitsMatch() throws {
        let small = Round.small()
        let round = Round(
            folder: "round", year: 2024, title: "", language: .english, isSynthetic: false,
            criteriaSet: small.criteriaSet, scales: small.scales, questionnaires: small.questionnaires,
            units: [RatedUnit(code: "SởNV", name: "", kind: "department", location: .nowhere)], groups: small.groups,
            settings: small.settings)
        let text = "response_id,group,unit,1.10.1,ghi chú\nr1,delegate,SởNV,5,x\n"
        let reading = Reading(encoded(text, "CP1258"), round: round, asked: "windows-1258")
        #expect(reading.counts == [1, 0])
        #expect(reading.texts.allSatisfy { $0.contains("ghi chú") })
        #expect(reading.file?.responses.first?.unit == 0)
    }

    @Test("a file that cannot be decoded gives nothing but the place, in both layouts")
    func givesNothing() throws {
        let row = encoded("response_id,group,unit,1.10.1\nr1,delegate,D1,Rất", "CP1258") + [0x8A]
        let reading = Reading(row, asked: "windows-1258")
        #expect(reading.file == nil)
        #expect(reading.brief == ["error 2:20 file.undecodable"])
        #expect(reading.texts[0].contains("\(row.count - 1)") && reading.texts[1].contains("\(row.count - 1)"))
        let element = encoded("<responses>\n<response unit='ấ", "CP1258") + [0x90]
        #expect(Reading(element, asked: "windows-1258").brief == ["error 2:19 file.undecodable"])
    }

    @Test("an encoding that the file contradicts is an error, and nothing is read")
    func refusesContradictions() {
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        #expect(Reading(mark + Array(Self.table.utf8), asked: "TCVN").brief == ["error 0:0 file.encoding"])
        #expect(Reading(Self.document("UTF-8"), asked: "TCVN").brief == ["error 1:31 xml.encoding"])
        #expect(Reading(Self.table, asked: "UTF-16").brief == ["error 0:0 file.encoding"])
    }
}
