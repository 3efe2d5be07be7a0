import Diagnostics
import Scoring
import SurveyModel
import TestMaterial
import Testing

@testable import ResultReport

@Suite("Report")
struct ResultReportTests {
    private func html(_ answered: AnsweredRound) -> String { ResultReport(answered.material).html }

    @Test("text of a round never becomes a tag")
    func escaping() {
        let hostile = #"<script>alert("1")</script> & 'Sở' -->"#
        var units = SmallRound.units
        units[0].name = hostile
        var groups = SmallRound.groups
        groups[1].label = "</svg><b>x</b>"
        var round = SmallRound.make(groups: groups, units: units)
        round.title = "<img src=x>"
        let page = html(
            AnsweredRound.random(seed: 3, departments: 1, districts: 1, people: [[20], [30]], round: round))
        #expect(!page.contains("<script") && !page.contains("<img") && !page.contains("<b>x"))
        #expect(page.contains("&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; 'Sở' --&gt;"))
        #expect(page.contains("&lt;img src=x&gt;"))
    }

    @Test("the same material gives the same bytes, and nothing is asked for from elsewhere")
    func bytes() {
        let answered = AnsweredRound.random(seed: 4, departments: 4, districts: 3, people: [[20], [30, 12]])
        let page = html(answered)
        #expect(page == html(answered))
        #expect(page.contains("default-src 'none'"))
        for word in ["http://", "https://", "src=", "@import", "<link", "<script", "url(http"] {
            #expect(!page.contains(word), "\(word)")
        }
    }

    @Test(
        "has its parts for every kind of round",
        arguments: [
            (people: [[60], [90, 50]], name: "two groups"), (people: [[], [30]], name: "one group"),
            (people: [[], []], name: "nobody"), (people: [[2], [2]], name: "few"),
        ])
    func parts(people: [[Int]], name: String) {
        let answered = AnsweredRound.random(seed: 6, departments: 3, districts: 2, people: people, silence: 30)
        let page = html(answered)
        for part in [
            "summary", "responses", "points", "criteria", "answers", "groups", "choices", "settings", "protection",
        ] {
            #expect(page.contains("<section id=\"\(part)\""), "\(part), \(name)")
        }
        let figures = page.matches(of: #/<figure /#).count
        #expect(page.matches(of: /role="img"/).count == figures)
        #expect(page.matches(of: /<details>/).count == figures)
        #expect(figures >= 4, "\(name)")
        // Two groups of which one is asked about one kind only are compared there.
        #expect(page.contains("There are no two groups") == (name != "two groups"), "\(name)")
        for word in ["nan", "inf", "Optional"] { #expect(!page.contains(">\(word)"), "\(word), \(name)") }
    }

    @Test("questions that nobody answered are named and have no bar")
    func unanswered() {
        let page = html(
            AnsweredRound.random(seed: 6, departments: 3, districts: 2, people: [[20], [30]], silence: 100))
        #expect(page.contains("no answers"))
        #expect(page.contains("no points yet"))
    }

    @Test("made-up answers are marked above, at each figure and at each table")
    func synthetic() {
        let round = SmallRound.make(isSynthetic: true, language: .vietnamese)
        let page = html(
            AnsweredRound.random(seed: 3, departments: 1, districts: 1, people: [[20], [30]], round: round))
        let figures = page.matches(of: #/<figure /#).count
        #expect(page.contains("DỮ LIỆU GIẢ LẬP (synthetic)"))
        #expect(page.matches(of: /DỮ LIỆU GIẢ LẬP/).count > 2 * figures)
        #expect(page.contains("<html lang=\"vi\">"))
        let real = html(AnsweredRound.random(seed: 3, departments: 1, districts: 1, people: [[20], [30]]))
        #expect(!real.lowercased().contains("synthetic: the answers"))
        #expect(real.contains("<html lang=\"en\">"))
    }

    @Test("a time is written as people write it")
    func times() {
        #expect(
            ReportWords(language: .vietnamese).time("2024-12-31T23:59:59+07:00") == "23:59 ngày 31/12/2024 (+07:00)")
        #expect(ReportWords(language: .english).time("2024-12-31 23:59Z") == "23:59 on 2024-12-31 (Z)")
        #expect(ReportWords(language: .english).time("soon") == "soon")
    }

    @Test("scales of figures hold their values, with round ticks")
    func axes() {
        let axis = Axis([9.3, 17.2], limit: 0...19, start: 0, end: 100)
        // A spread of 7.9 in five parts is 1.58, so ticks stand at every 2: from 8 to 18.
        #expect(axis.ticks == [8, 10, 12, 14, 16, 18])
        #expect(axis.place(8) == 0 && axis.place(18) == 100 && axis.place(13) == 50)
        #expect(Axis([], limit: 0...10, start: 0, end: 1).ticks.first == 0)
        #expect(Axis([5, 5], limit: 0...10, start: 0, end: 1).high > 5 - 1e-9)
    }

    @Test("long names are broken into lines, and cut where there is no room")
    func lines() {
        let lines = TextLines.broken("Sở Nông nghiệp và Phát triển nông thôn", width: 150)
        #expect(lines.count == 2)
        #expect(lines.joined(separator: " ") == "Sở Nông nghiệp và Phát triển nông thôn")
        #expect(TextLines.cut("Sở Nông nghiệp và Phát triển nông thôn", width: 100).hasSuffix("…"))
        #expect(TextLines.broken("", width: 100) == [""])
    }

    @Test("shapes and filling tell groups apart, not only the hue")
    func signs() {
        let drawn = (0..<8).map { number in
            var drawing = Drawing(height: 20)
            drawing.sign(number, x: 0, y: 0)
            return drawing.svg(name: "x", title: "", description: "").source
        }
        #expect(Set(drawn).count == 8)
    }
}
