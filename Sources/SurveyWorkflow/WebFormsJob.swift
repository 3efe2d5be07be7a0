package import Diagnostics
package import FileOutput
import FormGeneration
import SurveyDefinitions
package import SurveyModel

extension DiagnosticCode {
    static let unknownFormQuestionnaire = DiagnosticCode("forms.unknown-questionnaire")
    static let unknownFormUnit = DiagnosticCode("forms.unknown-unit")
    static let formWithoutUnit = DiagnosticCode("forms.no-unit")
}

/// Which forms are wanted.
package struct FormsRequest: Sendable {
    /// The codes of questionnaires; all where it is empty.
    package var questionnaires: [QuestionnaireCode] = []
    /// The codes of the units that the forms offer; all of the questionnaire's kind where it is empty.
    package var units: [UnitCode] = []

    package init() {}
}

extension RoundJob {
    /// The forms of the round that are filled in in a browser, a page for each questionnaire.
    ///
    /// - Returns: Nil, with errors among the findings, where there is none of what was asked for.
    package func webForms(_ wanted: FormsRequest, findings: inout Findings) -> [OutputFile]? {
        let loaded = check()
        guard let round = loaded.round else {
            findings.add(loaded.findings)
            return nil
        }
        let faults = wanted.faults(in: round)
        guard faults.isEmpty else {
            for fault in faults { findings.add(fault) }
            return nil
        }
        return wanted.chosen(in: round).map { index, units in
            let form = WebForm(round: round, questionnaire: index, units: units)
            return OutputFile(name: form.fileName, text: form.html())
        }
    }
}

extension FormsRequest {
    /// The questionnaires that are wanted and put to somebody, with their units.
    fileprivate func chosen(in round: Round) -> [(questionnaire: Int, units: [RatedUnit])] {
        round.questionnaires.indices.compactMap { index in
            let questionnaire = round.questionnaires[index]
            guard questionnaires.isEmpty || questionnaires.contains(questionnaire.code) else { return nil }
            let rated = round.units.filter {
                $0.kind == questionnaire.kind && (units.isEmpty || units.contains($0.code))
            }
            return rated.isEmpty ? nil : (index, rated)
        }
    }

    fileprivate func faults(in round: Round) -> [Diagnostic] {
        let place = SourceLocation(file: round.folder)
        var faults: [Diagnostic] = []
        let known = round.questionnaires.map(\.code.description)
        for code in questionnaires where !known.contains(code.description) {
            faults.append(
                Diagnostic(
                    .error, .unknownFormQuestionnaire, at: place,
                    Wording(
                        "the round has no questionnaire \"\(code)\"",
                        vi: "đợt điều tra không có bộ câu hỏi \"\(code)\""),
                    hint: .choose(from: known, near: code.description)))
        }
        for code in units where round.unitIndex(code) == nil {
            faults.append(
                Diagnostic(
                    .error, .unknownFormUnit, at: place,
                    Wording("the round has no unit \"\(code)\"", vi: "đợt điều tra không có đơn vị \"\(code)\""),
                    hint: .choose(from: round.units.map(\.code.description), near: code.description)))
        }
        if faults.isEmpty, chosen(in: round).isEmpty {
            faults.append(
                Diagnostic(
                    .error, .formWithoutUnit, at: place,
                    Wording(
                        "no questionnaire that was asked for has a unit to rate",
                        vi: "không bộ câu hỏi nào được chọn có đơn vị để đánh giá"),
                    hint: Wording(
                        "choose units of the kind that the questionnaire asks about",
                        vi: "chọn đơn vị thuộc loại mà bộ câu hỏi đánh giá")))
        }
        return faults
    }
}

extension Wording {
    fileprivate static func choose(from known: [String], near name: String) -> Wording {
        if let near = nearestName(to: name, among: known) {
            return Wording("did you mean \"\(near)\"?", vi: "có phải ý bạn là \"\(near)\"?")
        }
        let list = known.joined(separator: ", ")
        return Wording("there are \(list)", vi: "hiện có: \(list)")
    }
}
