import Crypto
import Diagnostics
import Foundation
import SurveyModel
import TestMaterial
import Testing

@testable import FormGeneration

@Suite("WebForm")
struct WebFormTests {
    private static let hostile = "</script><script>alert(1)</script><!-- \"'&{{title}}\u{2028}\\u003c]]>"

    private func form(
        _ questionnaire: Int = 1, layout: FormLayout = .matrix, texts: String? = nil, language: Language = .vietnamese,
        copy: FormCopy? = nil
    ) -> WebForm {
        var round = SmallRound.make(isSynthetic: true, language: language)
        round.questionnaires[questionnaire].layout = layout
        if let texts {
            for index in round.units.indices { round.units[index].name = texts }
            round.questionnaires[questionnaire].form = texts
            round.questionnaires[questionnaire].title = texts
            round.questionnaires[questionnaire].introduction = texts
            round.questionnaires[questionnaire].questions[0].text = texts
            round.scales[1].levels[0].label = texts
            round.letterhead.agency = texts
        }
        let kind = round.questionnaires[questionnaire].kind
        return WebForm(
            round: round, questionnaire: questionnaire, units: round.units.filter { $0.kind == kind }, copy: copy)
    }

    /// What stands in the element with the data, as the page's script sees it.
    private func data(_ page: String) throws -> [String: Any] {
        let open = try #require(page.range(of: "<script type=\"application/json\" id=\"form-data\">"))
        let close = try #require(page[open.upperBound...].range(of: "</script>"))
        let json = Data(page[open.upperBound..<close.lowerBound].utf8)
        return try #require(try JSONSerialization.jsonObject(with: json) as? [String: Any])
    }

    private func contents(_ page: String, of tag: String) throws -> String {
        let open = try #require(page.range(of: "<\(tag)>"))
        let close = try #require(page[open.upperBound...].range(of: "</\(tag)>"))
        return String(page[open.upperBound..<close.lowerBound])
    }

    @Test("no text of the definitions becomes markup, and every one arrives as it is")
    func escaping() throws {
        let plain = form().html()
        let page = form(texts: Self.hostile).html()
        for tag in ["<script", "</script", "<!--", "<title", "<style"] {
            #expect(page.ranges(of: tag).count == plain.ranges(of: tag).count, "\(tag)")
        }
        #expect(!page.contains("alert(1)</script>"))
        let data = try data(page)
        let unit = try #require((data["units"] as? [[String: Any]])?.first)
        let question = try #require((data["questions"] as? [[String: Any]])?.first)
        let level = try #require(((data["scales"] as? [[String: Any]])?[0]["levels"] as? [[String: Any]])?[0])
        for text in [unit["name"], question["text"], level["label"], data["introduction"]] {
            #expect(text as? String == Self.hostile)
        }
        let title = try contents(page, of: "h1")
        #expect(
            title
                == "&lt;/script&gt;&lt;script&gt;alert(1)&lt;/script&gt;&lt;!-- &quot;&#39;&amp;{{title}}\u{2028}\\u003c]]&gt;"
        )
    }

    @Test("the policy allows this script and this style, by their hashes, and nothing else")
    func policy() throws {
        let page = form().html()
        for (tag, directive) in [("script", "script-src"), ("style", "style-src")] {
            let hash = Data(SHA256.hash(data: Data(try contents(page, of: tag).utf8))).base64EncodedString()
            #expect(page.contains("\(directive) &#39;sha256-\(hash)&#39;;"))
        }
        #expect(page.contains("content=\"default-src &#39;none&#39;;"))
        #expect(!page.contains("unsafe-"))
    }

    @Test("nothing comes from anywhere else")
    func isAlone() {
        let page = form().html()
        for word in [
            "http:", "https:", "src=", "@import", "url(", "fetch(", "XMLHttpRequest", "WebSocket", "sendBeacon",
        ] {
            #expect(!page.contains(word), "\(word)")
        }
        for word in ["innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval("] {
            #expect(!page.contains(word), "\(word)")
        }
    }

    @Test("every text that the page or its script names is there, in both languages", arguments: Language.allCases)
    func texts(language: Language) throws {
        let page = form(language: language).html()
        #expect(page.contains("<html lang=\"\(language.rawValue)\">"))
        #expect(!page.contains("{{"))
        let texts = try #require(try data(page)["texts"] as? [String: String])
        let named = try contents(page, of: "script").matches(of: /say\('(\w+)'/).map { String($0.1) }
        #expect(named.count > 40)
        for name in named { #expect(texts[name]?.isEmpty == false, "\(name)") }
        for case (let name, let text) in texts {
            #expect(text == text.precomposedStringWithCanonicalMapping, "\(name)")
            let other = try #require(WebText(rawValue: name)).wording
            #expect(
                Set(other.english.matches(of: /\{\w+\}/).map(\.output))
                    == Set(other.vietnamese.matches(of: /\{\w+\}/).map(\.output)),
                "\(name)")
        }
        #expect(Set(texts.values).count == texts.count, "two texts are the same: one falls to a default")
    }

    @Test("a matrix has a page for each question, a single-unit form one for each area")
    func pages() {
        #expect(form(0, layout: .matrix).pages.map(\.questions) == [[0], [1]])
        #expect(form(0, layout: .singleUnit).pages.map(\.questions) == [[0, 1]])
    }

    @Test("what is not assessed for a unit is not asked about it")
    func notAssessed() throws {
        var round = SmallRound.make()
        round.units[1].notAssessed = ["1"]
        let page = WebForm(round: round, questionnaire: 2, units: [round.units[1], round.units[2]]).html()
        let units = try #require(try data(page)["units"] as? [[String: Any]])
        #expect(units.map { $0["skips"] as? [String] } == [["1.1"], []])
    }

    @Test("a form for one respondent carries their number, and their employer as a unit's code")
    func copies() throws {
        let copy = form(copy: FormCopy(serial: "R/7", employer: "sở một"))
        #expect(copy.fileName == "O-S.R_7.html")
        let data = try data(copy.html())
        #expect(data["respondent"] as? String == "R/7")
        #expect(data["employer"] as? String == "S1")
        #expect(data["forbidsOwnUnit"] as? Bool == true)
        // The round says nothing of this group: it is not asked where it works, and may not rate it either.
        #expect(try self.data(form(0).html())["asksEmployer"] as? Bool == false)
        #expect(try self.data(form(0).html())["forbidsOwnUnit"] as? Bool == true)
    }

    @Test("the same form gives the same bytes; a marked page says that it is a rehearsal")
    func bytes() {
        #expect(form().html() == form().html())
        #expect(form().html().contains("Phiếu chạy thử"))
        let round = SmallRound.make(isSynthetic: false, language: .vietnamese)
        #expect(
            !WebForm(round: round, questionnaire: 1, units: round.units).html().contains("class=\"notice synthetic\""))
    }
}
