import Diagnostics
import Scoring
import SurveyModel
import Testing
import WorkbookOutput

@testable import IndexPublication

@Suite("IndexPublication")
struct IndexPublicationTests {
    private static let bands = [
        GradeBand(grade: "Tốt", lowerBound: 85), GradeBand(grade: "Khá", lowerBound: 62.5),
        GradeBand(grade: "Kém", lowerBound: 0),
    ]

    private func publication(
        kinds titles: [String] = ["Sở"], unit: String = "Sở Giả lập", bands: [GradeBand] = bands,
        satisfaction: Points? = nil
    ) -> IndexPublication {
        let kinds = titles.map { title in
            IndexOfKind(
                code: title, title: title, bands: bands,
                parts: [
                    IndexParts(
                        unit: "S1", unitName: unit, appraisal: Points("70"), survey: Points("14.995"),
                        satisfaction: satisfaction, maximum: Points(tenThousandths: 100_0000))
                ])
        }
        return IndexPublication(
            language: .vietnamese, title: "Chỉ số", authority: "UBND tỉnh X", date: "2024-01-01", isSynthetic: true,
            sheet: IndexSheet(kinds: kinds), decimals: 2)
    }

    @Test("a name that the font cannot set, or that fills more than a page, is a fault that says which")
    func faults() throws {
        #expect(throws: AnnexFault.noGlyph(text: "Sở 🙂")) { try publication(unit: "Sở 🙂").annexPDF() }
        let long = String(repeating: "Sở Giả lập ", count: 2_000)
        #expect(throws: AnnexFault.tooLarge(text: long)) { try publication(unit: long).annexPDF() }
    }

    @Test("the same index is the same bytes, on paper and in Word")
    func bytes() throws {
        let (first, second) = (publication(), publication())
        #expect(try first.annexPDF() == second.annexPDF())
        #expect(try first.annexWord() == second.annexWord())
    }

    @Test("columns without anything in them are left out")
    func columns() {
        let plain = publication(bands: []).sheet.kinds[0]
        #expect(
            IndexColumn.used(in: plain) == [.number, .unit, .appraisal, .survey, .total, .maximum, .percent, .rank])
        let whole = publication(satisfaction: Points("1")).sheet.kinds[0]
        #expect(IndexColumn.used(in: whole) == IndexColumn.allCases)
        // What is left of the width is the unit's.
        let widths = IndexColumn.widths(IndexColumn.allCases, filling: 252)
        #expect(widths.reduce(0, +) == 252)
        #expect(widths[1] >= 45)
    }

    @Test("numbers have the decimal mark of the language, kinds are numbered where there are several")
    func shown() {
        let publication = publication(kinds: ["Sở", "Huyện"])
        #expect(publication.shown(Points("84.995")) == "84,995")
        #expect(publication.shown(Points("70")) == "70,00")
        #expect(publication.shown(nil as Points?) == "–")
        #expect(publication.heading(ofKind: 1) == "II. HUYỆN")
        #expect(self.publication().heading(ofKind: 0) == "SỞ")
    }

    @Test("sheets are named after kinds, cut to what a workbook allows, and unlike each other")
    func sheetNames() {
        let titles = [
            "Cơ quan chuyên môn thuộc UBND tỉnh", "Cơ quan chuyên môn thuộc UBND tỉnh khác", "Xã [1]/phường",
            "cách tính",
        ]
        let names = IndexWorkbook(publication(kinds: titles)).workbook.sheets.map(\.name)
        #expect(
            names == [
                "Cơ quan chuyên môn thuộc UBND…", "Cơ quan chuyên môn thuộc… (2)", "Xã 1phường", "cách tính",
                "Cách tính (2)",
            ])
        #expect(names.allSatisfy { $0.utf16.count <= 31 })
    }

    @Test("the method gives each grade its range")
    func bands() {
        let rows = IndexWorkbook(publication()).workbook.sheets.last?.rows ?? []
        let texts = rows.joined().compactMap { cell -> String? in
            if case .text(let text) = cell.content { text } else { nil }
        }
        #expect(texts.contains("Tốt: từ 85% trở lên; Khá: từ 62,5% đến dưới 85%; Kém: dưới 62,5%"))
        #expect(texts.contains("Số liệu giả lập, không dùng để công bố"))
    }
}
