import FormIdentity
import PageDrawing
import SurveyModel
import WordOutput
import ZipOutput

/// Forms as documents of Word, one of each, to be read, approved and changed.
struct WordFormat: FormFormat {
    let name = "docx"

    func files(for order: FormOrder) throws(FormFault) -> [FormFile] {
        var files: [FormFile] = []
        for form in order.forms {
            let document = try document(form)
            do throws(ZipFault) {
                files.append(FormFile(name: form.fileStem + ".docx", bytes: try document.document.packed()))
            } catch {
                throw .library(name: "libzip", reason: error.reason)
            }
        }
        return files
    }

    /// A matrix is divided as on paper, for which its texts are measured.
    private func document(_ form: Form) throws(FormFault) -> WordForm {
        guard form.layout == .matrix else { return WordForm(form: form, plan: nil, bands: []) }
        let typesetter: Typesetter
        do throws(DrawingFault) {
            typesetter = try Typesetter()
        } catch {
            throw FormFault(error, form: form.id)
        }
        let body = MatrixBody(form: form, text: PaperText(typesetter, form: form.id))
        let plan = try body.plan()
        return WordForm(form: form, plan: plan, bands: body.bands(plan.perBand))
    }
}
