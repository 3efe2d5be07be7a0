import FormIdentity
import PageDrawing
import SurveyModel
import TextOutput

extension PaperForm {
    /// Where everything stands that a scanned form is read by, in millimetres from the upper left corner of each page.
    ///
    /// - Parameter struckOut: The copies in which rows are struck out, each with the units of these rows.
    func layout(struckOut: [(copy: FormCopy, units: [UnitCode])]) -> JSONValue {
        .object([
            ("form_id", .string(form.id)), ("form_version", .string(form.identity.version)),
            ("year", .integer(form.year)),
            ("unit_of_length", .string("mm")),
            (
                "struck_out",
                .array(
                    struckOut.flatMap { copy, units in
                        units.map {
                            .object([("serial", .string(copy.serial)), ("unit", .string($0.description))])
                        }
                    })
            ),
            ("pages", .array(pages.enumerated().map { pageLayout($0 + 1, $1) })),
        ])
    }

    private func pageLayout(_ number: Int, _ page: PaperPage) -> JSONValue {
        .object([
            ("page", .integer(number)), ("width", millimetres(page.sheet.width)),
            ("height", millimetres(page.sheet.height)), ("corners", .array(page.sheet.corners.map(rectangle))),
            ("code", rectangle(page.sheet.code)),
            (
                "boxes",
                .array(
                    page.boxes.map { box in
                        .object(
                            [
                                ("question", .string(box.question.description)),
                                ("unit", .string(box.unit.description)), ("level", .string(box.choice)),
                            ] + sides(box.place))
                    })
            ),
        ])
    }

    private func rectangle(_ place: PageRectangle) -> JSONValue { .object(sides(place)) }

    private func sides(_ place: PageRectangle) -> [(String, JSONValue)] {
        [
            ("x", millimetres(place.x)), ("y", millimetres(place.y)), ("width", millimetres(place.width)),
            ("height", millimetres(place.height)),
        ]
    }

    /// With two decimals at most.
    private func millimetres(_ value: Double) -> JSONValue {
        let hundredths = Int((value * 100).rounded())
        let decimals = hundredths % 100
        if decimals == 0 { return .integer(hundredths / 100) }
        return .number("\(hundredths / 100).\(decimals < 10 ? "0" : "")\(decimals)")
    }
}
