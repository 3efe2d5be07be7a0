import Diagnostics
import FormIdentity
import PageDrawing
import SurveyModel

extension PaperForm {
    /// What stands on a page in every copy: the questions, the corners, the form's name and the page's number.
    func sharedMarks(ofPage index: Int) throws(FormFault) -> [PageMark] {
        let page = pages[index]
        let footer = page.sheet.footer
        let language = form.language
        let id = try text.shape(
            "\(PaperWording.form[language]) \(form.id), \(PaperWording.version[language]) \(form.identity.version)",
            TextStyle(size: 9))
        let number = try text.shape(
            PaperWording.page(index + 1, of: pages.count)[language], TextStyle(size: 10.5, alignment: .right),
            width: footer.width)
        let serial = try text.shape(PaperWording.serial[language], TextStyle(size: 10.5))
        var marks = page.marks + page.sheet.corners.map { .fill($0, shade: 0) }
        marks += [
            .line(
                fromX: footer.x, fromY: footer.y, toX: footer.x + footer.width, toY: footer.y, width: 0.15),
            .text(id, x: footer.x, y: footer.y + 7), .text(number, x: footer.x, y: footer.y + 1.5),
            .text(serial, x: footer.x, y: footer.y + 1.5),
        ]
        if form.isSynthetic {
            let note = try text.shape(
                PaperWording.synthetic[language], TextStyle(size: 9, isItalic: true, alignment: .right),
                width: footer.width)
            marks.append(.text(note, x: footer.x, y: footer.y + 7))
        }
        return marks
    }

    /// What one copy has on a page besides: its number in letters and as a code, and whom it goes to.
    ///
    /// - Parameter barred: The units that its respondent may not rate; their rows are struck out.
    func marks(of copy: FormCopy, barred: [UnitCode] = [], page index: Int) throws(FormFault) -> [PageMark] {
        let page = pages[index]
        let footer = page.sheet.footer
        let label = try text.shape(PaperWording.serial[form.language], TextStyle(size: 10.5))
        let serial = try text.shape(copy.serial, TextStyle(size: 10.5, isBold: true))
        var marks: [PageMark] = [
            .text(serial, x: footer.x + label.width + 1.5, y: footer.y + 1.5),
            .code(
                try code(of: copy, page: index), x: page.sheet.code.x, y: page.sheet.code.y,
                side: page.sheet.code.width),
        ]
        if let place = page.employer, let employer = copy.employer {
            let name = try text.shape(employer, TextStyle(size: 12, isBold: true), width: place.width)
            marks.append(.text(name, x: place.x + 1, y: place.y - name.baseline))
        }
        for row in page.rows where barred.contains(row.unit) { marks += try struckOut(row.place) }
        return marks
    }

    /// Covers the boxes of a row, within its lines, and says why.
    private func struckOut(_ row: PageRectangle) throws(FormFault) -> [PageMark] {
        let line = 0.2
        let cover = PageRectangle(
            x: row.x + line, y: row.y + line, width: row.width - 2 * line, height: row.height - 2 * line)
        let note = try text.shape(
            PaperWording.ownUnit[form.language], TextStyle(size: 9, isItalic: true, alignment: .center),
            width: row.width)
        return [.fill(cover, shade: 0.75), .text(note, x: row.x, y: row.y + (row.height - note.height) / 2)]
    }

    /// Form, version, page and serial number, separated by `|`; `PS1` says which fields these are.
    func codeText(of copy: FormCopy, page index: Int) -> String {
        "PS1|\(form.id)|\(form.identity.version)|\(index + 1)/\(pages.count)|\(copy.serial)"
    }

    private func code(of copy: FormCopy, page index: Int) throws(FormFault) -> QRCode {
        do throws(DrawingFault) {
            return try QRCode(codeText(of: copy, page: index))
        } catch {
            throw FormFault(error, form: form.id)
        }
    }
}
