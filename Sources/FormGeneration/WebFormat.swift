/// Forms for a browser: a page for each questionnaire or, where each form is to be a file of its own, for each respondent.
struct WebFormat: FormFormat {
    let name = "html"

    func files(for order: FormOrder) -> [FormFile] {
        let copies: [FormCopy?] = order.isSplit ? order.copies : [nil]
        return copies.map { copy in
            let form = WebForm(round: order.round, questionnaire: order.index, units: order.units, copy: copy)
            return FormFile(name: form.fileName, bytes: Array(form.html().utf8))
        }
    }
}
