/// Puts figures and tables into the page, and numbers them.
struct ReportPage {
    let words: ReportWords
    private let isSynthetic: Bool
    private var figures = 0
    private var tables = 0

    /// - Parameter isSynthetic: Whether each figure and each table says that answers are made up: they may be cut out.
    init(words: ReportWords, isSynthetic: Bool) {
        self.words = words
        self.isSynthetic = isSynthetic
    }

    /// What made-up answers are marked with; empty where they are real.
    private var mark: String { isSynthetic ? words("SYNTHETIC DATA", vi: "DỮ LIỆU GIẢ LẬP") : "" }

    private func marked(_ title: String) -> String { isSynthetic ? "\(title) – \(mark)" : title }

    /// The style of the page; at the foot of each printed page stand its number and, where it is so, that answers are made up.
    var css: String {
        let corner =
            isSynthetic ? "\n@page { @bottom-left { content: \"\(mark)\"; font: 600 8pt Arial, sans-serif; } }\n" : ""
        return String(decoding: PackageResources.report_css, as: UTF8.self) + corner
    }

    static func paragraph(_ text: String) -> Markup { .element("p", text: text) }

    static func list(_ items: [String]) -> Markup {
        .element("ul", [], items.map { .element("li", text: $0) }.joined())
    }

    /// A figure with its caption, its note and its tables.
    mutating func figure(_ figure: ReportFigure) -> Markup {
        figures += 1
        let name = "f\(figures)"
        let number = words("Figure \(figures)", vi: "Hình \(figures)")
        var drawing = figure.drawing
        if isSynthetic {
            drawing.height += 16
            drawing.text(mark, x: 0, y: drawing.height - 3, style: "s b soft")
        }
        let tables = figure.tables.enumerated().map { index, table in
            scrolling(
                Self.table(table, caption: marked("\(number). \(figure.title)")),
                label: words(
                    "Table of figure \(figures), part \(index + 1)", vi: "Bảng của hình \(figures), phần \(index + 1)"))
        }.joined()
        return .line
            + .element(
                "figure", [("id", name)],
                .element(
                    "figcaption", [], .element("b", text: number + "."), Markup(" " + marked(figure.title))),
                .element(
                    "p", [("class", "swipe"), ("aria-hidden", "true")],
                    text: words("Move sideways →", vi: "Kéo ngang để xem hết →")),
                scrolling(
                    drawing.svg(name: name, title: figure.title, description: figure.description), label: number),
                .element("p", [("class", "note")], text: figure.note))
            + .line
            + .element(
                "details", [],
                .element(
                    "summary", text: words("Table of figure \(figures)", vi: "Bảng số liệu của hình \(figures)")),
                tables)
    }

    /// A table that stands by itself.
    mutating func table(_ table: DataTable, caption: String) -> Markup {
        tables += 1
        let number = words("Table \(tables)", vi: "Bảng \(tables)")
        return .line
            + scrolling(Self.table(table, caption: marked("\(number). \(caption)"), isVisible: true), label: number)
    }

    /// What may be wider than a phone moves sideways by itself, by touch and by keyboard.
    private func scrolling(_ content: Markup, label: String) -> Markup {
        .element("div", [("class", "scroll"), ("role", "group"), ("aria-label", label), ("tabindex", "0")], content)
    }

    private static func table(_ table: DataTable, caption: String, isVisible: Bool = false) -> Markup {
        let head = table.columns.enumerated().map { index, column in
            Markup.element(
                "th", [("scope", "col")] + (index < table.wordColumns ? [("class", "w")] : []), text: column)
        }
        let rows = table.rows.enumerated().map { index, row in
            let isTotal = table.hasTotal && index == table.rows.count - 1
            let cells = row.enumerated().map { column, cell -> Markup in
                if column == 0 { return .element("th", [("scope", "row")], text: cell) }
                return .element("td", column < table.wordColumns ? [("class", "w")] : [], text: cell)
            }
            return Markup.element("tr", isTotal ? [("class", "total")] : [], cells.joined()) + .line
        }
        return .element(
            "table", table.columns.count > 9 ? [("class", "dense")] : [],
            .element("caption", isVisible ? [] : [("class", "spoken")], text: caption),
            .element("thead", [], .element("tr", [], head.joined())), .line,
            .element("tbody", [], rows.joined()))
    }
}
