import FormIdentity
import SurveyModel
import SurveyWorkbooks
import WorkbookOutput

/// Workbooks into which paper forms are typed: one for each questionnaire.
struct KeyInFormat: FormFormat {
    let name = "xlsx"

    func files(for order: FormOrder) throws(FormFault) -> [FormFile] {
        let identity = order.identity
        let workbook = KeyInWorkbook(
            round: order.round, questionnaire: order.index, units: order.units,
            form: "\(identity.id) (\(identity.version))")
        do {
            return [
                FormFile(
                    name: "key-in.\(Form.fileStem(identity.id)).xlsx", bytes: try workbook.workbook.bytes())
            ]
        } catch {
            throw .library(name: "libxlsxwriter", reason: error.reason)
        }
    }
}
