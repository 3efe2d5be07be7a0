import Diagnostics
import Scoring
import SurveyModel

/// The report of a round: one page of HTML with its figures in it, for those who decide on the results and for all who
/// want to see how these came about.
///
/// The page asks for nothing, runs no script and says when it was made nowhere: the same material gives the same bytes.
package struct ResultReport: Sendable {
    let contents: ReportContents

    package init(_ material: ReportMaterial) {
        contents = ReportContents(material)
    }

    var words: ReportWords { contents.words }
    var round: Round { contents.round }

    /// The page.
    package var html: String {
        var page = ReportPage(words: words, isSynthetic: round.isSynthetic)
        let sections = self.sections(&page)
        let head = Markup.element(
            "head", [],
            .void("meta", [("charset", "utf-8")]), .line,
            .void(
                "meta",
                [
                    ("http-equiv", "Content-Security-Policy"),
                    (
                        "content",
                        "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
                    ),
                ]), .line,
            .void("meta", [("name", "viewport"), ("content", "width=device-width, initial-scale=1")]), .line,
            .void("meta", [("name", "referrer"), ("content", "no-referrer")]), .line,
            .void("meta", [("name", "format-detection"), ("content", "telephone=no")]), .line,
            .element("title", text: "\(title): \(round.title)"), .line, .style(page.css))
        let body = Markup.element(
            "body", [],
            .element("a", [("class", "skip"), ("href", "#main")], text: words("To the text", vi: "Đến nội dung")),
            header, .line, navigation(sections), .line,
            .element(
                "main", [("id", "main")],
                sections.enumerated().map { index, section in
                    .element(
                        "section", [("id", section.id), ("aria-labelledby", section.id + "-h")],
                        .element("h2", [("id", section.id + "-h")], text: "\(index + 1). \(section.title)"),
                        section.content) + .line
                }.joined()), .line, footer)
        return "<!DOCTYPE html>\n"
            + Markup.element("html", [("lang", words.language.rawValue)], .line, head, .line, body).source + "\n"
    }

    private var title: String { words("Report on the survey", vi: "Báo cáo kết quả điều tra") }

    private var header: Markup {
        let letterhead = round.letterhead
        let agency = [letterhead.authority, letterhead.agency].filter { !$0.isEmpty }
        return .element(
            "header", [],
            agency.isEmpty ? .empty : .element("p", [("class", "agency")], text: agency.joined(separator: " – ")),
            .element(
                "h1", [], .element("span", text: title + " "), Markup(round.title)),
            .element("p", [("class", "source")], text: round.criteriaSet.source), synthetic)
    }

    /// A line that says that answers are made up, which is on every printed page as well; nothing where they are not.
    private var synthetic: Markup {
        if !round.isSynthetic { return .empty }
        return .element(
            "p", [("class", "synthetic")],
            text: words(
                "SYNTHETIC: the answers are made up; these results mean nothing.",
                vi:
                    "DỮ LIỆU GIẢ LẬP (synthetic): câu trả lời được tạo ra để chạy thử, kết quả không có giá trị thực tế."
            ))
    }

    private func navigation(_ sections: [ReportSection]) -> Markup {
        .element(
            "nav", [("aria-label", words("Contents", vi: "Mục lục"))],
            .element(
                "ol", [],
                sections.map { section in
                    .element("li", [], .element("a", [("href", "#" + section.id)], text: section.title))
                }.joined()))
    }

    private var footer: Markup {
        .element(
            "footer", [],
            .element(
                "p",
                text: words(
                    "Made by parsurvey \(contents.material.toolVersion). Points and what they are made from: `parsurvey export`.",
                    vi:
                        "Lập bằng parsurvey \(contents.material.toolVersion). Bảng điểm và căn cứ tính điểm: lệnh `parsurvey export`."
                )))
    }
}

/// A part of the report under a heading of its own.
struct ReportSection {
    var id: String
    var title: String
    var content: Markup
}
