import Diagnostics
import SurveyModel

// The faults of a response in words. Answers and identities are never shown, and what stands in the place of a code only
// if it is nearly one: in a row whose cells have slipped, a respondent's id stands there.
extension ResponseAssembler {
    func unknownGroup(_ text: String?, at place: SourceLocation) -> Diagnostic {
        Self.unknownCode(
            .unknownGroup, text, at: place, what: Wording("group", vi: "nhóm đối tượng"),
            among: round.groups.map(\.code.description))
    }

    func unknownUnit(_ text: String?, at place: SourceLocation) -> Diagnostic {
        Self.unknownCode(
            .unknownUnit, text, at: place, what: Wording("unit", vi: "đơn vị"),
            among: round.units.map(\.code.description))
    }

    private static func unknownCode(
        _ code: DiagnosticCode, _ text: String?, at place: SourceLocation, what: Wording, among codes: [String]
    ) -> Diagnostic {
        guard let text else {
            return Diagnostic(
                .warning, code, at: place,
                Wording(
                    "the response names no \(what.english); it is rejected",
                    vi: "phiếu không ghi \(what.vietnamese); phiếu bị loại"),
                hint: Wording("fill in the code", vi: "điền mã còn thiếu"))
        }
        guard let nearest = nearestName(to: text, among: codes) else {
            let known = codes.prefix(30).joined(separator: ", ") + (codes.count > 30 ? ", …" : "")
            return Diagnostic(
                .warning, code, at: place,
                Wording(
                    "what stands here is no \(what.english) of the round; the response is rejected",
                    vi: "nội dung ở đây không phải mã \(what.vietnamese) của đợt điều tra; phiếu bị loại"),
                hint: Wording("there are: \(known)", vi: "hiện có: \(known)"))
        }
        return Diagnostic(
            .warning, code, at: place,
            Wording(
                "there is no \(what.english) \"\(text)\"; the response is rejected",
                vi: "không có \(what.vietnamese) \"\(text)\"; phiếu bị loại"),
            hint: Wording("did you mean \"\(nearest)\"?", vi: "có phải ý bạn là \"\(nearest)\"?"))
    }

    func mayNotRate(group: Int, unit: Int, at place: SourceLocation) -> Diagnostic {
        let code = round.groups[group].code
        let kind = round.units[unit].kind
        return Diagnostic(
            .warning, .groupMayNotRate, at: place,
            Wording(
                "group \(code) is not asked about units of kind \(kind); the response is rejected",
                vi: "nhóm \(code) không được hỏi về đơn vị loại \(kind); phiếu bị loại"),
            hint: Wording(
                "correct the unit or group; round.yaml says under `rates` whom a group may rate",
                vi: "sửa lại mã đơn vị hoặc nhóm; mục `rates` trong round.yaml quy định nhóm được đánh giá loại nào"))
    }

    static func badTime(at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            .warning, .badTime, at: place,
            Wording(
                "submitted_at is no instant with an offset from UTC; the response counts as if it had none",
                vi: "submitted_at không phải thời điểm có ghi múi giờ; phiếu được coi như không ghi thời điểm"),
            hint: Wording("write it like 2024-12-20T08:15:00+07:00", vi: "ghi như 2024-12-20T08:15:00+07:00"))
    }

    static func badTruth(at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            .warning, .badSyntheticMark, at: place,
            Wording(
                "synthetic must be true or false; the response is rejected",
                vi: "synthetic phải là true hoặc false; phiếu bị loại"),
            hint: Wording(
                "write true for made-up answers, or leave it out", vi: "ghi true nếu là dữ liệu giả lập, hoặc bỏ trống")
        )
    }

    static func synthetic(at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            .warning, .syntheticResponses, at: place,
            Wording(
                "the answers of this response are made up, but the round is not marked synthetic; it is rejected",
                vi: "câu trả lời của phiếu này là dữ liệu giả lập nhưng đợt điều tra không ghi synthetic; phiếu bị loại"
            ),
            hint: Wording(
                "take it out, or write synthetic: true in round.yaml",
                vi: "bỏ phiếu này, hoặc ghi synthetic: true trong round.yaml"))
    }

    static func noIdentity(at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            .warning, .noIdentity, at: place,
            Wording(
                "the response has neither response_id nor respondent; it is rejected",
                vi: "phiếu không có response_id và cũng không có respondent; phiếu bị loại"),
            hint: Wording(
                "give each response an id of its own, so that none counts twice",
                vi: "đánh mã riêng cho từng phiếu để không phiếu nào bị tính hai lần"))
    }

    func unknownLevel(position: Int, of response: Response, at place: SourceLocation) -> Diagnostic {
        let question = round.questionnaires[response.questionnaire].questions[position]
        let scale = round.scales[question.scale]
        let codes = (scale.levels.map(\.code) + (scale.doNotKnow.map { [$0.code] } ?? [])).joined(separator: ", ")
        return Diagnostic(
            .warning, .unknownLevel, at: place,
            Wording(
                "the answer to question \(question.code) is no level of scale \(scale.code); it counts as invalid",
                vi: "câu trả lời cho câu \(question.code) không thuộc thang đo \(scale.code); được tính là không hợp lệ"
            ),
            hint: Wording(
                "write one of \(codes), or its label", vi: "ghi một trong các mã \(codes) hoặc nhãn tương ứng"))
    }

    func notAsked(_ question: String, of response: Response, at place: SourceLocation) -> Diagnostic {
        let questionnaire = round.questionnaires[response.questionnaire]
        return Diagnostic(
            .warning, .questionNotAsked, at: place,
            Wording(
                "question \(question) is not asked in \(questionnaire.code); the answer is not counted",
                vi: "câu \(question) không có trong phiếu \(questionnaire.code); câu trả lời không được tính"),
            hint: Wording(
                "check the unit and group of the response, or leave the answer out",
                vi: "kiểm tra lại đơn vị, nhóm của phiếu hoặc bỏ câu trả lời này"))
    }

    func repeatedAnswer(position: Int, of response: Response, at place: SourceLocation) -> Diagnostic {
        let question = round.questionnaires[response.questionnaire].questions[position].code
        return Diagnostic(
            .warning, .repeatedAnswer, at: place,
            Wording(
                "question \(question) is answered twice in one response; the answer counts as invalid",
                vi: "câu \(question) được trả lời hai lần trong một phiếu; được tính là không hợp lệ"),
            hint: Wording("keep one answer", vi: "chỉ giữ lại một câu trả lời"))
    }

    /// Only what is nearly a code is shown: where cells or attributes are exchanged, an answer stands here.
    func unknownQuestion(_ question: String, at place: SourceLocation) -> Diagnostic {
        let nearest = nearestName(to: question, among: allQuestions.sorted())
        let shown = nearest == nil ? "" : " \"\(question)\""
        return Diagnostic(
            .warning, .unknownQuestion, at: place,
            Wording(
                "there is no such question\(shown) in the round; its answers are not read, wherever they come again",
                vi: "đợt điều tra không có câu hỏi này\(shown); câu trả lời không được đọc, kể cả ở những chỗ sau"),
            hint: nearest.map { Wording("did you mean \"\($0)\"?", vi: "có phải ý bạn là \"\($0)\"?") })
    }
}
