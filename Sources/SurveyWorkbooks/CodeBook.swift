package import SurveyModel
package import WorkbookOutput

/// Everything that a round's codes stand for: questions, criteria, levels with coefficients, groups, units, settings.
package struct CodeBook: Sendable {
    private let round: Round
    private let words: CodeBookWords

    package init(round: Round) {
        self.round = round
        words = CodeBookWords(language: round.language)
    }

    /// The workbook.
    package var workbook: WorkbookText {
        WorkbookText(
            title: "\(words.title): \(round.title)",
            sheets: [aboutSheet, questionSheet, criteriaSheet, levelSheet, groupSheet, unitSheet])
    }

    private var mark: String { round.isSynthetic ? words.synthetic : "" }

    private func table(
        _ name: String, _ columns: [(heading: String, width: Double)], _ rows: [[SheetCell]]
    ) -> SheetText {
        .table(name: name, title: "\(name.uppercased()) – \(round.title)", mark: mark, columns: columns, rows: rows)
    }

    // MARK: Sheets

    private var aboutSheet: SheetText {
        var sheet = SheetText(name: words.about)
        func line(_ name: String, _ text: String) -> [SheetCell] {
            [SheetCell(name, .strongWords), SheetCell(text, .words)]
        }
        sheet.rows = [[SheetCell(words.title, .title)], [SheetCell(mark, .note)]]
        sheet.rows += [
            line(words.round, round.title), line(words.year, "\(round.year)"),
            line(words.criteriaSet, "\(round.criteriaSet.title) (\(round.criteriaSet.id))"),
            line(words.source, round.criteriaSet.source), [], [SheetCell(words.sheets, .strongWords)],
            line(words.questions, words.aboutQuestions), line(words.criteria, words.aboutCriteria),
            line(words.levels, words.aboutLevels), line(words.groups, words.aboutGroups),
            line(words.units, words.aboutUnits), [], [SheetCell(words.settings, .strongWords)],
        ]
        sheet.rows += round.settingsInWords(groupSheet: words.groups).map { line($0.name, $0.value) }
        sheet.widths = [28, 84]
        sheet.fitHeights(from: 1)
        sheet.pagesWide = 1
        return sheet
    }

    private var questionSheet: SheetText {
        let columns = [
            (words.questionnaire, 16.0), (words.form, 16), (words.layout, 11), (words.kind, 13), (words.group, 12),
            (words.order, 5), (words.question, 10), (words.text, 52), (words.criterion, 10), (words.printedCode, 9),
            (words.criterionTitle, 40), (words.maximum, 9), (words.weight, 9), (words.scale, 14), (words.answers, 44),
        ]
        var rows: [[SheetCell]] = []
        for questionnaire in round.questionnaires {
            let table = round.criteriaSet.kinds.first { $0.code == questionnaire.kind }?.table
            for (position, question) in questionnaire.questions.enumerated() {
                let row = table?.row(question.criterion)
                let scale = round.scales[question.scale]
                rows.append([
                    text(questionnaire.code.description), text(questionnaire.form),
                    text(words.wording(questionnaire.layout)), text(questionnaire.kind.description),
                    text(questionnaire.group.description), number(Double(position + 1)), code(question.code),
                    text(question.text), code(question.criterion), text(row?.printedCode ?? "", .codeCell),
                    text(row?.title ?? ""), row.map { number($0.maximumPoints.double) } ?? text(""),
                    number(question.weight), text(scale.code.description), text(legend(scale)),
                ])
            }
        }
        return table(words.questions, columns, rows)
    }

    private var criteriaSheet: SheetText {
        let columns = [
            (words.kind, 13.0), (words.criterion, 10), (words.printedCode, 9), (words.level, 16),
            (words.criterionTitle, 70), (words.maximum, 9), (words.method, 18), (words.askedBy, 26), (words.remark, 44),
        ]
        let rows = round.criteriaSet.kinds.flatMap { kind in
            kind.table.rows.map { row in
                let asking = round.questionnaires.filter { questionnaire in
                    questionnaire.kind == kind.code && questionnaire.questions.contains { $0.criterion == row.code }
                }
                let names = asking.map(\.code.description).joined(separator: ", ")
                let level = CriteriaLevel(rawValue: row.code.description.split(separator: ".").count)
                return [
                    text(kind.code.description), code(row.code), text(row.printedCode, .codeCell),
                    text(level.map(words.wording) ?? ""), text(row.title), number(row.maximumPoints.double),
                    text(words.wording(row.method)), text(names), text(row.remark ?? ""),
                ]
            }
        }
        return table(words.criteria, columns, rows)
    }

    private var levelSheet: SheetText {
        let columns = [
            (words.scale, 18.0), (words.scaleTitle, 34), (words.order, 5), (words.code, 8), (words.label, 36),
            (words.coefficient, 24),
        ]
        let rows = round.scales.flatMap { scale in
            var rows = scale.levels.enumerated().map { position, level in
                [
                    text(scale.code.description), text(scale.title), number(Double(position + 1)),
                    text(level.code, .codeCell), text(level.label), number(level.coefficient),
                ]
            }
            if let doNotKnow = scale.doNotKnow {
                rows.append([
                    text(scale.code.description), text(scale.title), number(Double(scale.levels.count + 1)),
                    text(doNotKnow.code, .codeCell), text(doNotKnow.label), text(words.noScore, .centered),
                ])
            }
            return rows
        }
        return table(words.levels, columns, rows)
    }

    private var groupSheet: SheetText {
        let columns = [
            (words.code, 14.0), (words.label, 40), (words.share, 12), (words.rates, 26), (words.ownUnit, 24),
            (words.planned, 14),
        ]
        let rows = round.groups.map { group in
            [
                text(group.code.description), text(group.label), group.share.map { number($0) } ?? text(""),
                text(group.rates.map(\.description).sorted().joined(separator: ", ")),
                text(words.wording(group.mayRateOwnUnit), .centered),
                group.plannedRespondents.map { number(Double($0)) } ?? text(""),
            ]
        }
        return table(words.groups, columns, rows)
    }

    private var unitSheet: SheetText {
        let columns = [(words.code, 14.0), (words.name, 48), (words.kind, 14), (words.notAssessed, 34)]
        let rows = round.units.map { unit in
            [
                code(unit.code), text(unit.name), text(unit.kind.description),
                text(unit.notAssessed.map(\.description).sorted().joined(separator: ", "), .codeCell),
            ]
        }
        return table(words.units, columns, rows)
    }

    // MARK: Cells

    private func text(_ text: String, _ style: CellStyle = .cell) -> SheetCell { SheetCell(text, style) }
    private func number(_ value: Double) -> SheetCell { SheetCell(.number(value), .centered) }
    /// Codes are texts, whatever they look like: 1.10 is not 1.1.
    private func code<Subject>(_ code: Code<Subject>) -> SheetCell { SheetCell(code.description, .codeCell) }

    /// The answers of a scale, each with its coefficient.
    private func legend(_ scale: Scale) -> String {
        var lines = scale.levels.map { "\($0.code) = \($0.label) (\($0.coefficient.shown(in: round.language)))" }
        if let doNotKnow = scale.doNotKnow { lines.append("\(doNotKnow.code) = \(doNotKnow.label)") }
        return lines.joined(separator: "; ")
    }
}

extension CellStyle {
    fileprivate static let codeCell = centered.with { $0.format = .text }
}
