import SurveyModel
import WorkbookOutput

/// The sheet that tells how to type in.
struct KeyInHelp {
    let round: Round
    let questionnaire: Questionnaire
    let form: String
    let words: KeyInWords

    var sheet: SheetText {
        var sheet = SheetText(name: words.helpSheet)
        let group = round.groupIndex(questionnaire.group).map { round.groups[$0].label }
        let kind = round.criteriaSet.kinds.first { $0.code == questionnaire.kind }?.title
        sheet.rows = [[SheetCell(words.title, .title)]]
        if round.isSynthetic { sheet.rows.append([SheetCell(words.synthetic, .note)]) }
        for (label, text) in [
            (words.roundLabel, round.title),
            (
                words.formLabel,
                [questionnaire.form, questionnaire.title].filter { !$0.isEmpty }.joined(separator: " – ")
            ),
            (words.identityLabel, form), (words.groupLabel, group ?? questionnaire.group.description),
            (words.kindLabel, kind ?? questionnaire.kind.description),
        ] where !text.isEmpty {
            sheet.rows.append([SheetCell(label, .strongWords), SheetCell(text, .words)])
        }
        sheet.rows.append([])
        let lines = words.instructions(offset: round.settings.offset, isMatrix: questionnaire.layout == .matrix)
        for (index, line) in lines.enumerated() {
            sheet.rows.append([SheetCell("\(index + 1).", .step), SheetCell(line, .words)])
        }
        sheet.rows += [[], [SheetCell(words.codesHeading, .strongWords)]]
        var scales: [Int] = []
        for question in questionnaire.questions where !scales.contains(question.scale) { scales.append(question.scale) }
        for scale in scales.map({ round.scales[$0] }) {
            sheet.rows.append([SheetCell(words.scaleName(scale), .words), SheetCell(scale.legend, .words)])
        }
        sheet.rows += [[], [SheetCell(words.questionsHeading, .strongWords)]]
        for question in questionnaire.questions {
            let scale = scales.count > 1 ? " (\(words.scaleName(round.scales[question.scale])))" : ""
            sheet.rows.append([SheetCell("\(question.code)", .code), SheetCell(question.text + scale, .words)])
        }
        sheet.widths = [24, 96]
        sheet.pagesWide = 1
        sheet.fitHeights(from: 1)
        return sheet
    }
}

extension CellStyle {
    fileprivate static let step = words.with { $0.alignment = .right }
    fileprivate static let code = words.with { $0.format = .text }
}
