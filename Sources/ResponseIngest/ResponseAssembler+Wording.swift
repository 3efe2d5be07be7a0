import Diagnostics
import SurveyModel

// The faults of a response in words. Codes of units and groups are shown, answers and identities never.
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
        let shown = text.count > 40 ? text.prefix(40) + "…" : Substring(text)
        let known = codes.prefix(30).joined(separator: ", ") + (codes.count > 30 ? ", …" : "")
        let hint =
            nearestName(to: text, among: codes).map {
                Wording("did you mean \"\($0)\"?", vi: "có phải ý bạn là \"\($0)\"?")
            } ?? Wording("there are: \(known)", vi: "hiện có: \(known)")
        return Diagnostic(
            .warning, code, at: place,
            Wording(
                "there is no \(what.english) \"\(shown)\"; the response is rejected",
                vi: "không có \(what.vietnamese) \"\(shown)\"; phiếu bị loại"),
            hint: hint)
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
}
