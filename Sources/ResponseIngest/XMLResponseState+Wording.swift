import Diagnostics
import SurveyModel
import XMLInput

extension DiagnosticCode {
    static let responsesOfAnotherYear = DiagnosticCode("response-xml.other-year")
    static let notAResponseFile = DiagnosticCode("response-xml.unknown-root")
    static let unknownElement = DiagnosticCode("response-xml.unknown-element")
    static let unknownAttribute = DiagnosticCode("response-xml.unknown-attribute")
    static let misplacedElement = DiagnosticCode("response-xml.misplaced-element")
    static let unexpectedText = DiagnosticCode("response-xml.unexpected-text")
    static let answerWithoutQuestion = DiagnosticCode("answer.without-question")
    static let answerWithoutValue = DiagnosticCode("answer.without-value")
    static let badSyntheticMark = DiagnosticCode("response.bad-synthetic-mark")
    static let syntheticResponses = DiagnosticCode("response.synthetic")
}

// The faults of a response file's structure in words.
extension XMLResponseState {
    static let structureHint = Wording(
        "the order is <responses>, <response …>, <answer question= value=/>",
        vi: "thứ tự đúng: <responses>, <response …>, <answer question= value=/>")

    func notAResponseFile(_ tag: borrowing XMLTag) -> Diagnostic {
        Diagnostic(
            .error, .notAResponseFile, at: location(tag.position),
            Wording(
                "the outermost element is <\(tag.nameText)>, not <responses>: this is no file of responses",
                vi: "thẻ ngoài cùng là <\(tag.nameText)>, không phải <responses>: đây không phải tệp phiếu trả lời"),
            hint: Self.structureHint)
    }

    func otherYear(_ year: String, at place: SourceLocation) -> Diagnostic {
        let expected = assembler.round.year
        return Diagnostic(
            .error, .responsesOfAnotherYear, at: place,
            Wording(
                "these are the responses of another year than the round's, \(expected); none is read",
                vi: "đây là phiếu của năm khác, đợt điều tra này là năm \(expected); không đọc tệp này"),
            hint: Wording(
                "take the file away, or correct the attribute year", vi: "bỏ tệp này hoặc sửa thuộc tính year"))
    }

    func syntheticResponses(at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            .error, .syntheticResponses, at: place,
            Wording(
                "the answers of this file are made up, but the round is not marked synthetic; none is read",
                vi:
                    "câu trả lời trong tệp này là dữ liệu giả lập nhưng đợt điều tra không ghi synthetic; không đọc tệp này"
            ),
            hint: Wording(
                "take the file away, or write synthetic: true in round.yaml",
                vi: "bỏ tệp này, hoặc ghi synthetic: true trong round.yaml"))
    }

    mutating func reportUnknownAttribute(_ tag: borrowing XMLTag, _ index: Int) {
        let name = tag.attributeNameText(index)
        guard namedOnce.insert(tag.nameText + "@" + name).inserted else { return }
        findings.add(
            Diagnostic(
                .warning, .unknownAttribute, at: location(tag.namePosition(index)),
                Wording(
                    "the attribute \(name) of <\(tag.nameText)> is unknown and is not read, wherever it comes again",
                    vi:
                        "thuộc tính \(name) của <\(tag.nameText)> không có trong quy định, không được đọc, kể cả ở những chỗ sau"
                )))
    }

    mutating func reportNotAsked(_ question: String, of response: Response, at place: SourceLocation) {
        if assembler.allQuestions.contains(question) {
            findings.add(assembler.notAsked(question, of: response, at: place))
            return
        }
        guard namedOnce.insert("?" + question).inserted else { return }
        findings.add(assembler.unknownQuestion(question, at: place))
    }

    /// Every response that is lost is reported and counted, however the file came to hold it there.
    mutating func rejectMisplacedResponse(at place: SourceLocation) {
        let finding = Diagnostic(
            .warning, .misplacedElement, at: place,
            Wording(
                "a <response> stands where none may; it is rejected",
                vi: "thẻ <response> nằm sai vị trí; phiếu bị loại"),
            hint: Self.structureHint)
        rejections.append((place, finding))
        findings.add(finding)
    }

    func answerWithoutQuestion(at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            .warning, .answerWithoutQuestion, at: place,
            Wording("an answer does not say to which question", vi: "câu trả lời không ghi thuộc câu hỏi nào"),
            hint: Wording("add the attribute question", vi: "bổ sung thuộc tính question"))
    }

    func answerWithoutValue(_ question: String, at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            .warning, .answerWithoutValue, at: place,
            Wording(
                "the answer to question \(question) has no attribute value; it counts as invalid",
                vi: "câu trả lời cho câu \(question) thiếu thuộc tính value; được tính là không hợp lệ"),
            hint: Wording(
                "write value=\"\" for an answer left blank, and leave the element out for a question not shown",
                vi: "ghi value=\"\" nếu để trống, bỏ cả thẻ nếu phiếu không có câu hỏi này"))
    }
}
