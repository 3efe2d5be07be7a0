package import Diagnostics
import FileOutput
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
    /// The names of the formats to write; all where it is empty.
    package var formats: [String] = []
    /// How many numbered forms of each.
    package var copies = 1
    /// A table of those who get a form, in place of a number of copies.
    package var raters: String?
    /// Whether each numbered form becomes a file of its own.
    package var isSplit = false

    package init() {}
}

/// The names under which formats of forms are chosen.
package let formFormatNames = formFormats.map(\.name)

extension RoundJob {
    /// Writes the forms of the round into a folder, beside whatever else is there.
    ///
    /// - Returns: The names of the files; nil, with errors among the findings, where none was written.
    package func forms(_ wanted: FormsRequest, to folder: String, findings: inout Findings) -> [String]? {
        let loaded = check()
        guard let round = loaded.round else {
            findings.add(loaded.findings)
            return nil
        }
        let raters = wanted.raters.flatMap { RatersFile.read(path: $0, round: round, findings: &findings) }
        for fault in wanted.faults(in: round) { findings.add(fault) }
        if findings.hasErrors { return nil }
        let progress = request.progress
        let orders = wanted.chosen(in: round).map { index, units in
            let copies = raters?.copies(for: round.questionnaires[index].group)
            return FormOrder(
                round: round, questionnaire: index, units: units, copies: copies ?? FormCopy.numbered(wanted.copies),
                isSplit: wanted.isSplit, printed: { progress.advance(1) })
        }.filter { !$0.copies.isEmpty }
        if orders.isEmpty { findings.add(.nobodyToRate(SourceLocation(file: wanted.raters ?? round.folder))) }
        if findings.hasErrors { return nil }
        progress.begin(orders.reduce(0) { $0 + $1.count })
        defer { progress.end() }
        var files: [OutputFile] = []
        do throws(FormFault) {
            for order in orders {
                for format in formFormats where wanted.formats.isEmpty || wanted.formats.contains(format.name) {
                    files += try format.files(for: order).map { OutputFile(name: $0.name, bytes: $0.bytes) }
                }
            }
        } catch {
            findings.add(error.diagnostic(round: round.folder))
            return nil
        }
        do throws(OutputError) {
            try OutputFolder(path: folder).add(files)
        } catch {
            findings.add(error.diagnostic)
            return nil
        }
        return files.map(\.name)
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
