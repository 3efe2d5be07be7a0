/// Forms for a browser: a page for each questionnaire, whoever it is for.
struct WebFormat: FormFormat {
    let name = "html"

    func files(for order: FormOrder) -> [FormFile] {
        let form = WebForm(round: order.round, questionnaire: order.index, units: order.units)
        return [FormFile(name: form.fileName, bytes: Array(form.html().utf8))]
    }
}
