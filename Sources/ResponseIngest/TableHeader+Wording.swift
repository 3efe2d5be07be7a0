import Diagnostics
import SurveyModel
import TabularInput

extension DiagnosticCode {
    static let missingQuestionColumn = DiagnosticCode("table.missing-question")
    static let repeatedQuestionColumn = DiagnosticCode("table.repeated-question")
    static let ambiguousName = DiagnosticCode("table.ambiguous-name")
    static let unknownColumn = DiagnosticCode("table.unknown-column")
}

// The faults of columns in words.
extension TableHeader {
    /// Two columns that both hold the answers to a question, each under another of its names.
    func repeatedQuestion(_ question: QuestionCode, columns first: Int, _ second: Int) -> Diagnostic {
        Diagnostic(
            .error, .repeatedQuestionColumn, at: location(second),
            Wording(
                "this column is for question \(question), which has a column already",
                vi: "cột này là của câu hỏi \(question), câu này đã có cột khác"),
            hint: Wording(
                "keep one of them, or name each column by the code of its question",
                vi: "chỉ giữ lại một cột, hoặc đặt tên mỗi cột theo mã câu hỏi"),
            related: location(first))
    }

    func ambiguousUnit(_ units: [Int], at column: Int) -> Diagnostic {
        let codes = units.map { assembler.round.units[$0].code.description }.joined(separator: ", ")
        return Diagnostic(
            .error, .ambiguousName, at: location(column),
            Wording(
                "the unit in this column's name may be any of \(codes)",
                vi: "đơn vị trong tên cột này có thể là một trong các đơn vị \(codes)"),
            hint: Wording("name the unit by its code", vi: "ghi đơn vị bằng mã"))
    }

    func unknownUnitColumn(_ unit: String, at column: Int) -> Diagnostic {
        let nearest = nearestName(to: unit, among: assembler.round.units.map(\.code.description))
        return unknownPart(
            Wording("unit", vi: "đơn vị"), unit, nearest, at: column,
            other: Wording("correct the code or remove the columns", vi: "sửa lại mã hoặc xóa các cột này"))
    }

    func unknownQuestionColumn(_ question: String, at column: Int) -> Diagnostic {
        let nearest = nearestName(to: question, among: assembler.allQuestions.sorted())
        return unknownPart(
            Wording("question", vi: "câu hỏi"), question, nearest, at: column,
            other: Wording("correct the code or remove the columns", vi: "sửa lại mã hoặc xóa các cột này"))
    }

    private func unknownPart(
        _ what: Wording, _ name: String, _ nearest: String?, at column: Int, other: Wording
    ) -> Diagnostic {
        let shown = name.count > 60 ? name.prefix(60) + "…" : name[...]
        return Diagnostic(
            .warning, .unknownColumn, at: location(column),
            Wording(
                "there is no \(what.english) “\(shown)”; none of its columns is read",
                vi: "không có \(what.vietnamese) “\(shown)”; các cột tương ứng không được đọc"),
            hint: nearest.map { Wording("did you mean “\($0)”?", vi: "có phải ý bạn là “\($0)”?") } ?? other)
    }

    func superfluousID(at column: Int) -> Diagnostic {
        Diagnostic(
            .warning, .unknownColumn, at: location(column),
            Wording(
                "a row of a matrix holds several responses, whose ids are RESPONDENT/UNIT; response_id is not read",
                vi:
                    "mỗi dòng của bảng ma trận chứa nhiều phiếu, mã phiếu là RESPONDENT/UNIT; cột response_id không được đọc"
            ),
            hint: Wording("remove the column", vi: "xóa cột này"))
    }

    /// A question that a form carries but a file does not is no error, yet nobody should find out from the points.
    func missingQuestions(_ names: [String], of questionnaire: Int) -> Diagnostic {
        let code = assembler.round.questionnaires[questionnaire].code
        let shown = names.joined(separator: ", ")
        return Diagnostic(
            .warning, .missingQuestionColumn, at: header.endLocation,
            Wording(
                "no column for these questions of \(code), which count as not shown: \(shown)",
                vi: "thiếu cột của các câu hỏi thuộc phiếu \(code), được coi là không có trên phiếu: \(shown)"))
    }
}

extension ResponseAssembler {
    /// A name by which more than one question can be meant.
    func ambiguousQuestion(
        _ name: String, _ fitting: [Int], questionnaire: Int, at place: SourceLocation
    ) -> Diagnostic {
        let asked = round.questionnaires[questionnaire]
        let codes = fitting.map { asked.questions[$0].code.description }.joined(separator: ", ")
        let shown = name.count > 60 ? name.prefix(60) + "…" : name[...]
        return Diagnostic(
            .error, .ambiguousName, at: place,
            Wording(
                "“\(shown)” may be any of the questions \(codes) of \(asked.code)",
                vi: "“\(shown)” có thể là một trong các câu hỏi \(codes) của phiếu \(asked.code)"),
            hint: Wording("name the question by its code", vi: "ghi câu hỏi bằng mã"))
    }
}
