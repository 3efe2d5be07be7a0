import Foundation
import SurveyModel
import Testing

@testable import ResponseIngest

@Suite("AnswerDecoder")
struct AnswerDecoderTests {
    private func answer(_ bytes: [UInt8], on scale: Scale) -> Answer { AnswerDecoder(scale: scale).answer(bytes.span) }

    private func answer(_ text: String, on scale: Scale = .quality) -> Answer { answer(Array(text.utf8), on: scale) }

    @Test(
        "takes a code, and a label in any case",
        arguments: [
            (text: "5", expected: Answer.answered(level: 0)), (text: "1", expected: .answered(level: 4)),
            (text: "9", expected: .doNotKnow), (text: "Rất tốt", expected: .answered(level: 0)),
            (text: "RẤT TỐT", expected: .answered(level: 0)), (text: "kém", expected: .answered(level: 4)),
            (text: "không biết / không có ý kiến", expected: .doNotKnow),
        ])
    func takesCodesAndLabels(text: String, expected: Answer) {
        #expect(answer(text) == expected)
    }

    @Test(
        "takes a label whose letters and marks are decomposed",
        arguments: ["Rất tốt", "RẤT TỐT", "Không biết / Không có ý kiến"])
    func takesDecomposedLabels(label: String) {
        let decomposed = label.decomposedStringWithCanonicalMapping
        #expect(decomposed.utf8.count > label.precomposedStringWithCanonicalMapping.utf8.count)
        #expect(answer(decomposed) == answer(label))
        #expect(answer(decomposed) != .invalid)
    }

    @Test(
        "takes no heed of white space around a text, nor of how much there is between words",
        arguments: [" 5", "5\t", "\n5 ", "\u{A0}5", " Rất  tốt\r\n", "rất\u{A0}tốt", "Rất\ntốt"])
    func takesNoHeedOfWhiteSpace(text: String) {
        #expect(answer(text) == .answered(level: 0))
    }

    @Test(
        "counts white space of any kind as blank", arguments: ["", " ", "\t", "\n", " \t\r\n ", "\u{A0}", "\u{3000}"])
    func countsWhiteSpaceAsBlank(text: String) {
        #expect(answer(text) == .blank)
    }

    @Test("refuses what is no level", arguments: ["0", "6", "55", "5.0", "5,", "x", "Rất", "Rat tot", "-5", "５"])
    func refusesOtherTexts(text: String) {
        #expect(answer(text) == .invalid)
    }

    @Test(
        "refuses bytes that are not UTF-8",
        arguments: [[0xFF], [0x35, 0xFF], [0xE1, 0xBA], [0xC0, 0xB5], [0xED, 0xA0, 0x80]] as [[UInt8]])
    func refusesBadUTF8(bytes: [UInt8]) {
        #expect(answer(bytes, on: .quality) == .invalid)
    }

    @Test(
        "knows only the levels of its own scale",
        arguments: [
            (text: "4", four: Answer.answered(level: 0), conduct: Answer.invalid),
            (text: "3", four: .answered(level: 1), conduct: .answered(level: 0)),
            (text: "1", four: .answered(level: 3), conduct: .answered(level: 2)),
            (text: "5", four: .invalid, conduct: .invalid), (text: "9", four: .invalid, conduct: .doNotKnow),
            (text: "Khá", four: .answered(level: 1), conduct: .invalid),
        ])
    func knowsItsOwnScale(text: String, four: Answer, conduct: Answer) {
        #expect(answer(text, on: .four) == four)
        #expect(answer(text, on: .conduct) == conduct)
    }

    @Test(
        "takes codes of several characters, and does not take a part for the whole",
        arguments: [
            (text: "10", expected: Answer.answered(level: 0)), (text: "1", expected: .answered(level: 1)),
            (text: "B+", expected: .answered(level: 2)), (text: "Đ", expected: .answered(level: 3)),
            (text: "0", expected: .invalid), (text: "B", expected: .invalid), (text: "010", expected: .invalid),
        ])
    func takesLongCodes(text: String, expected: Answer) {
        let scale = Scale(
            code: "long", levels: [("10", "mười", 1), ("1", "một", 0.5), ("B+", "khá", 0.2), ("Đ", "đạt", 0)],
            hasDoNotKnow: false)
        #expect(answer(text, on: scale) == expected)
    }
}
