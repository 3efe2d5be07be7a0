import Diagnostics
import PageDrawing
import SurveyModel
import WordOutput

extension WordForm {
    /// The questions about one unit, each with a row of boxes below it.
    func questions(about unit: FormUnit) -> String {
        var text = ""
        var id = 0
        for section in form.sections {
            text += WordMarkup.paragraph(WordMarkup.run(section.heading), style: "Heading1")
            for question in section.questions {
                text += WordMarkup.paragraph(
                    WordMarkup.run(PaperWording.question(question.number)[language] + " ", bold: true)
                        + WordMarkup.run(question.text), style: "Question")
                let width = 180 / Double(max(1, question.choices.count))
                var cells = ""
                for choice in question.choices {
                    id += 1
                    let content = WordMarkup.paragraph(
                        box(id, question, unit, choice) + WordMarkup.run(" " + choice.label), style: "Choice")
                    cells += WordMarkup.cell(content, width: width)
                }
                text += WordMarkup.table(
                    WordMarkup.row(cells), columns: question.choices.map { _ in width }, style: "Plain")
            }
        }
        return text
    }

    /// The questions about many units, band by band, each a table with a row for each unit.
    func matrix(_ plan: MatrixBody.Plan) -> String {
        var text = ""
        var id = 0
        for (index, units) in plan.parts.enumerated() {
            if plan.parts.count > 1 {
                let wording = PaperWording.partUnits(
                    index + 1, of: plan.parts.count, from: units.first?.name ?? "", to: units.last?.name ?? "")
                text += WordMarkup.paragraph(WordMarkup.run(wording[language]), style: "Heading1")
            }
            for band in bands {
                text += table(band, units, plan, &id)
                text += WordMarkup.paragraph("", style: "Choice")
            }
        }
        return text
    }

    private func table(
        _ band: [MatrixBody.Entry], _ units: [FormUnit], _ plan: MatrixBody.Plan, _ id: inout Int
    ) -> String {
        let wide = (plan.sheet.content.width - plan.nameWidth) / Double(plan.perBand)
        var columns = [plan.nameWidth]
        for entry in band {
            columns += entry.question.choices.map { _ in wide / Double(entry.question.choices.count) }
        }
        var rows = head(band, plan, wide)
        for (index, unit) in units.enumerated() {
            let isLast = index == units.count - 1
            let name = WordMarkup.paragraph(
                WordMarkup.run("\(number(unit)). \(unit.name)"), style: "TableText", keepsWithNext: !isLast)
            var cells = WordMarkup.cell(name, width: plan.nameWidth)
            for entry in band {
                for choice in entry.question.choices {
                    id += 1
                    let width = wide / Double(entry.question.choices.count)
                    let isAsked = !unit.notAsked.contains(entry.question.code)
                    let content = WordMarkup.paragraph(
                        isAsked ? box(id, entry.question, unit, choice) : "", style: "TableHead")
                    cells += WordMarkup.cell(content, width: width, shade: isAsked ? nil : "BFBFBF")
                }
            }
            rows += WordMarkup.row(cells, height: 5.8)
        }
        return WordMarkup.table(rows, columns: columns, style: "Grid")
    }

    /// Three rows that Word repeats on each page: areas, questions, labels of the choices.
    private func head(_ band: [MatrixBody.Entry], _ plan: MatrixBody.Plan, _ wide: Double) -> String {
        func cell(_ content: String, _ style: String, width: Double, span: Int = 1, merge: String? = nil) -> String {
            WordMarkup.cell(
                WordMarkup.paragraph(content, style: style, keepsWithNext: true), width: width, span: span,
                merge: merge, shade: "F0F0F0")
        }
        let corner = cell(
            WordMarkup.run(PaperWording.units[language], bold: true), "TableHead", width: plan.nameWidth,
            merge: "restart")
        let below = cell("", "TableHead", width: plan.nameWidth, merge: "continue")
        let areas = MatrixBody.spans(band).map { span in
            let count = band[span.range].reduce(0) { $0 + $1.question.choices.count }
            let heading = span.heading(in: form.language)
            return cell(
                WordMarkup.run(heading, bold: true), "TableText", width: wide * Double(span.range.count), span: count)
        }.joined()
        var texts = ""
        var labels = ""
        for entry in band {
            let count = entry.question.choices.count
            texts += cell(
                WordMarkup.run(PaperWording.question(entry.question.number)[language] + " ", bold: true)
                    + WordMarkup.run(entry.question.text), "TableText", width: wide, span: count)
            for choice in entry.question.choices {
                labels += cell(WordMarkup.run(choice.label), "TableHead", width: wide / Double(count))
            }
        }
        return [corner + areas, below + texts, below + labels].map { WordMarkup.row($0, isHeading: true) }.joined()
    }

    private func number(_ unit: FormUnit) -> Int { (form.units.firstIndex { $0.code == unit.code } ?? 0) + 1 }

    private func box(_ id: Int, _ question: FormQuestion, _ unit: FormUnit, _ choice: FormChoice) -> String {
        WordMarkup.box(
            id: id, tag: "\(question.code)[\(unit.code)]=\(choice.code)",
            title: "\(PaperWording.question(question.number)[language]) \(unit.name): \(choice.label)")
    }
}
