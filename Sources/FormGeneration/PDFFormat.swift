import FormIdentity
import PageDrawing
import SurveyModel
import TextOutput

/// Forms on paper: a PDF of all copies of each form, or one for each copy, and where its boxes stand as JSON.
struct PDFFormat: FormFormat {
    let name = "pdf"

    func files(for order: FormOrder) throws(FormFault) -> [FormFile] {
        let id = order.identity.id
        let typesetter: Typesetter
        do throws(DrawingFault) {
            typesetter = try Typesetter()
        } catch {
            throw FormFault(error, form: id)
        }
        var files: [FormFile] = []
        for form in order.forms {
            let copies = order.copies(of: form)
            if copies.isEmpty { continue }
            let printed = copies.map { (copy: $0, barred: order.barred(to: $0, of: form)) }
            let paper = try PaperForm(form, typesetter: typesetter)
            let stem = form.fileStem
            for (suffix, copies) in order.isSplit
                ? printed.map({ ("." + Form.fileStem($0.copy.serial), [$0]) }) : [("", printed)]
            {
                files.append(
                    FormFile(
                        name: stem + suffix + ".pdf", bytes: try document(of: paper, copies, printed: order.printed)))
            }
            let layout = paper.layout(struckOut: printed.map { ($0.copy, $0.barred) })
            files.append(FormFile(name: stem + ".layout.json", bytes: Array(layout.serialized().utf8)))
        }
        return files
    }

    /// The date in the file is the first day of the round's year, so that the same forms are the same bytes.
    private func document(
        of paper: PaperForm, _ copies: [(copy: FormCopy, barred: [UnitCode])], printed: () -> Void
    ) throws(FormFault) -> [UInt8] {
        let form = paper.form
        var shared: [SharedDrawing] = []
        for (index, page) in paper.pages.enumerated() {
            shared.append(
                SharedDrawing(
                    try paper.sharedMarks(ofPage: index), width: page.sheet.width, height: page.sheet.height))
        }
        do {
            let document = try PDFDocument(
                title: form.number.isEmpty ? form.title : "\(form.number): \(form.title)",
                date: "\(form.year)-01-01T00:00:00Z")
            for (copy, barred) in copies {
                for (index, page) in paper.pages.enumerated() {
                    document.addPage(
                        width: page.sheet.width, height: page.sheet.height, shared: shared[index],
                        marks: try paper.marks(of: copy, barred: barred, page: index))
                }
                printed()
            }
            return try document.finished()
        } catch let fault as DrawingFault {
            throw FormFault(fault, form: form.id)
        } catch let fault as FormFault {
            throw fault
        } catch {
            throw .library(name: "Cairo", reason: "\(error)")
        }
    }
}
