import Foundation
import TestMaterial
import Testing

/// The index as it is handed on, read back by programs of others (`.ci/setup` installs them).
@Suite("parsurvey index")
struct IndexCommandTests {
    private static let hasPoppler = PublicTool.isInstalled("pdftotext")
    private static let hasWriter = FileManager.default.fileExists(atPath: "/usr/lib/libreoffice/program/libswlo.so")

    private static let figures = """
        unit,unit_name,kind,appraisal,survey,satisfaction,maximum,synthetic
        S1,Sở Giả lập Một,sở,70,14.995,,100,true
        S2,Sở Giả lập Hai,sở,69.01,15.99,,100,true
        H1,Huyện Giả lập,huyện,60,9,13.5,97.5,true

        """
    private static let bands = "grade,from\nTốt,85\nKhá,75\nTrung bình,50\nYếu,40\nKém,0\n"

    /// Writes the index of made-up figures into `out`.
    private func write(_ figures: String = figures, in folder: String) throws -> BuiltTool.Run {
        try TestMaterial.write(figures, to: folder + "/totals.csv")
        try TestMaterial.write(Self.bands, to: folder + "/bands.csv")
        return try BuiltTool.run([
            "index", "--totals", folder + "/totals.csv", "--bands", folder + "/bands.csv", "--output", folder + "/out",
        ])
    }

    /// What an annex says, without white space, in which lines and columns leave no trace.
    private static let said = [
        "Phụlục", "KẾTQUẢXÁCĐỊNHCHỈSỐCẢICÁCHHÀNHCHÍNH", "(KèmtheoQuyếtđịnhsố", "/QĐ-UBNDngày",
        "Sốliệugiảlập,khôngdùngđểcôngbố", "I.SỞ", "STT", "Xếploại", "Xếphạng", "SởGiảlậpHai", "II.HUYỆN",
        "HuyệnGiảlập",
    ]

    @Test("prints a table, and writes all of its files", .enabled(if: hasPoppler, "poppler-utils cannot be found"))
    func annexOnPaper() throws {
        try withTemporaryFolder { folder in
            let run = try write(in: folder)
            #expect(run.status == 0, "\(run.messages)")
            #expect(run.output.contains("84.995"))
            #expect(run.output.contains("SYNTHETIC"))
            let text = try PublicTool.run("pdftotext", ["-layout", "out/annex.pdf", "-"], in: folder)
            #expect(text.unicodeScalars.elementsEqual(text.precomposedStringWithCanonicalMapping.unicodeScalars))
            let squeezed = text.filter { !$0.isWhitespace }
            for words in Self.said { #expect(squeezed.contains(words), "\(words)") }
            // STT, name, appraisal, survey, total, maximum, index, grade, rank.
            #expect(squeezed.contains("1SởGiảlậpHai69,0115,9985,00100,0085,00Tốt1"))
            #expect(squeezed.contains("2SởGiảlậpMột70,0014,99584,995100,0084,995Khá2"))
            #expect(squeezed.contains("1HuyệnGiảlập60,009,0013,5082,5097,5084,62Khá1"))
            let proof = try BuiltTool.run(["verify", folder + "/out", "--totals", folder + "/totals.csv"])
            #expect(proof.status == 0 && proof.output.contains("2 inputs, 5 results"), "\(proof.messages)")
            let wrong = try BuiltTool.run(["verify", folder + "/out", "--round", "samples/dien-bien-2024"])
            #expect(wrong.status == 1 && wrong.messages.contains("--totals"), "\(wrong.messages)")
        }
    }

    @Test("repeats the heads of columns on each page", .enabled(if: hasPoppler, "poppler-utils cannot be found"))
    func pages() throws {
        try withTemporaryFolder { folder in
            var figures = "unit,kind,appraisal,survey,satisfaction,maximum,synthetic\n"
            for number in 1...60 { figures += "Sở Giả lập \(number),sở,\(number),10,,100,true\n" }
            let run = try write(figures, in: folder)
            #expect(run.status == 0, "\(run.messages)")
            let pages = try PublicTool.run("pdftotext", ["-layout", "out/annex.pdf", "-"], in: folder).split(
                separator: "\u{C}")
            #expect(pages.count == 3)
            for page in pages {
                #expect(page.contains("STT"))
                #expect(page.contains("Số liệu giả lập"))
            }
            #expect(pages.filter { $0.contains("Phụ lục") }.count == 1)
        }
    }

    @Test("the annex opens in LibreOffice", .enabled(if: hasWriter, "libreoffice-writer cannot be found"))
    func annexInWord() throws {
        try withTemporaryFolder { folder in
            _ = try write(in: folder)
            _ = try PublicTool.run(
                "soffice", ["--headless", "--convert-to", "txt:Text (encoded):UTF8", "out/annex.docx"], in: folder)
            let text = try TestMaterial.text(of: folder + "/annex.txt").filter { !$0.isWhitespace }
            for words in Self.said { #expect(text.contains(words), "\(words)") }
            #expect(text.contains("SởGiảlậpMột70,0014,99584,995100,0084,995Khá2"))
            let document = try PublicTool.run("unzip", ["-p", "out/annex.docx", "word/document.xml"], in: folder)
            #expect(document.contains("<w:tblHeader/>"))
            #expect(document.contains("w:orient=\"landscape\""))
        }
    }

    @Test("openpyxl reads numbers as numbers, with the formats that show them")
    func workbook() throws {
        try withTemporaryFolder { folder in
            _ = try write(in: folder)
            let text = try Openpyxl.run(
                """
                book = openpyxl.load_workbook(args[0])
                print(book.sheetnames)
                sheet = book["sở"]
                print(sheet["A2"].value, sheet.freeze_panes, sheet.print_title_rows)
                for each in book: print(each.print_area, each.oddHeader.center.text[2:], each.page_setup.paperSize)
                print([cell.value for cell in sheet[3]])
                for row in (4, 5):
                    print([cell.value for cell in sheet[row]], sheet.cell(row, 8).number_format)
                """, [folder + "/out/index.xlsx"])
            #expect(
                text == """
                    ['sở', 'huyện', 'Cách tính']
                    Số liệu giả lập, không dùng để công bố A4 $3:$3
                    ['$A$1:$J$5'] Số liệu giả lập, không dùng để công bố 9
                    ['$A$1:$K$4'] Số liệu giả lập, không dùng để công bố 9
                    ['$A$1:$B$6'] Số liệu giả lập, không dùng để công bố 9
                    ['STT', 'Mã', 'Cơ quan, đơn vị', 'Điểm thẩm định', 'Điểm điều tra xã hội học', 'Tổng điểm', 'Điểm tối đa', \
                    'Chỉ số CCHC (%)', 'Xếp loại', 'Xếp hạng']
                    [1, 'S2', 'Sở Giả lập Hai', 69.01, 15.99, 85, 100, 85, 'Tốt', 1] 0.00
                    [2, 'S1', 'Sở Giả lập Một', 70, 14.995, 84.995, 100, 84.995, 'Khá', 2] 0.000

                    """)
        }
    }

    @Test("the sample's appraisal and self-assessment give an index that verify proves")
    func sample() throws {
        try withTemporaryFolder { folder in
            let round = "samples/dien-bien-2024"
            let run = try BuiltTool.run([
                "index", round, "--appraisal", round + "/appraisal.csv", "--self-assessment",
                round + "/self-assessment.csv", "--output", folder + "/out",
            ])
            #expect(run.status == 0, "\(run.messages)")
            let lines = try TestMaterial.text(of: folder + "/out/index.csv").split(separator: "\n")
            #expect(lines.count == 30)
            #expect(lines.dropFirst().allSatisfy { $0.hasSuffix(",true") })
            let proof = try BuiltTool.run(["verify", folder + "/out", "--round", round])
            #expect(proof.status == 0, "\(proof.messages)")
        }
    }

    @Test("on the sample's survey points, 84.995 of 100 is Khá, and 85 is Tốt")
    func bounds() throws {
        try withTemporaryFolder { folder in
            let round = "samples/dien-bien-2024"
            // The survey points of all units, then appraised points that make the wanted sums with them.
            func index(_ appraised: [String: Int]) throws -> [String: [String]] {
                let units = try TestMaterial.text(of: BuiltTool.package.path + "/" + round + "/units.csv")
                let codes = units.split(separator: "\n").dropFirst().map { String($0.prefix { $0 != "," }) }
                let lines = codes.map { "\($0),\(Double(appraised[$0] ?? 400_000) / 10_000)" }
                try TestMaterial.write(
                    (["unit,points"] + lines).joined(separator: "\n") + "\n", to: folder + "/a.csv")
                let run = try BuiltTool.run([
                    "index", round, "--appraisal", folder + "/a.csv", "--output", folder + "/out",
                ])
                #expect(run.status == 0, "\(run.messages)")
                // Of two of the agencies no name has a comma.
                let rows = try TestMaterial.text(of: folder + "/out/index.csv").split(separator: "\n").map {
                    $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
                }
                return Dictionary(rows.map { ($0[1], $0) }, uniquingKeysWith: { first, _ in first })
            }
            let first = try index([:])
            func survey(_ unit: String) throws -> Int {
                let cells = try #require(first[unit])
                return Int((try #require(Double(cells[4])) * 10_000).rounded())
            }
            let second = try index(["SNV": 849_950 - survey("SNV"), "STC": 850_000 - survey("STC")])
            #expect(second["SNV"]?[6...10] == ["84.995", "100.00", "84.995", "Khá", "2"])
            #expect(second["STC"]?[6...10] == ["85.00", "100.00", "85.00", "Tốt", "1"])
        }
    }

    @Test("an error in the points ends with status 1, names its line, and writes nothing")
    func error() throws {
        try withTemporaryFolder { folder in
            try TestMaterial.write("unit,points\nSNV,99\n", to: folder + "/a.csv")
            let run = try BuiltTool.run([
                "index", "samples/dien-bien-2024", "--appraisal", folder + "/a.csv", "--output", folder + "/out",
                "--language", "vi",
            ])
            #expect(run.status == 1)
            #expect(run.messages.contains("a.csv:2:5: lỗi: vượt điểm tối đa 81 của SNV"), "\(run.messages)")
            #expect(try entries(of: folder) == ["a.csv"])
        }
    }

    @Test(
        "wrong usage ends with status 64",
        arguments: [
            ["index", "--output", "x"], ["index", "samples/dien-bien-2024", "--output", "x"],
            ["index", "samples/dien-bien-2024", "--totals", "t.csv", "--output", "x"],
            ["index", "samples/dien-bien-2024", "--appraisal", "a.csv", "--bands", "b.csv", "--output", "x"],
            ["verify", "x"], ["verify", "x", "--round", "samples/dien-bien-2024", "--totals", "t.csv"],
            ["verify", "x", "--round", "samples/dien-bien-2024", "--bands", "b.csv"],
            ["verify", "x", "--totals", "t.csv", "--from", "a.csv"],
        ])
    func usage(arguments: [String]) throws {
        #expect(try BuiltTool.run(arguments).status == 64)
    }
}
