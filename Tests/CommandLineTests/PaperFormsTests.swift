import Foundation
import TestMaterial
import Testing

/// Forms on paper, read back by programs of others: poppler and zbar (`.ci/setup` installs them).
@Suite("Forms on paper")
struct PaperFormsTests {
    private static let round = "samples/dien-bien-2024"
    private static let hasPoppler = PublicTool.isInstalled("pdftotext") && PublicTool.isInstalled("pdftoppm")
    private static let hasZBar = PublicTool.isInstalled("zbarimg")

    private static func write(_ arguments: [String], round: String = round, to folder: String) throws {
        let run = try BuiltTool.run(["forms", round, "--output", folder + "/forms"] + arguments)
        try #require(run.status == 0, "\(run.messages)")
    }

    /// The questions of a questionnaire in their order, as they stand in its file.
    private static func questions(_ questionnaire: String) throws -> [String] {
        let path = BuiltTool.package.appending(
            path: "questionnaires/dien-bien-2024/questionnaire.\(questionnaire).yaml")
        let yaml = try String(contentsOf: path, encoding: .utf8)
        return yaml.matches(of: /(?m)^    text: (.+)$/).map { String($0.1) }
    }

    /// Text without white space, in which lines and columns leave no trace.
    private static func squeezed(_ text: String) -> String { text.filter { !$0.isWhitespace } }

    @Test(
        "has every question in NFC and in order",
        .enabled(if: hasPoppler, "poppler-utils cannot be found"),
        arguments: [
            ("district.official", "district.official.HDB", 26), ("department.official", "department.official.SNV", 28),
        ])
    func text(questionnaire: String, file: String, count: Int) throws {
        try withTemporaryFolder { folder in
            try Self.write(["--questionnaire", questionnaire, "--format", "pdf"], to: folder)
            let text = try PublicTool.run("pdftotext", ["-layout", "forms/\(file).pdf", "-"], in: folder)
            #expect(text.unicodeScalars.elementsEqual(text.precomposedStringWithCanonicalMapping.unicodeScalars))
            let squeezed = Self.squeezed(text)
            let questions = try Self.questions(questionnaire)
            #expect(questions.count == count)
            var rest = squeezed[...]
            for question in questions {
                let found = rest.range(of: Self.squeezed(question))
                #expect(found != nil, "\(question)")
                if let found { rest = rest[found.upperBound...] }
            }
            for words in ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "SỞ NỘI VỤ", "Căn cứ"] {
                #expect(text.contains(words), "\(words)")
            }
        }
    }

    @Test(
        "spares the page that a question or two would have for themselves",
        .enabled(if: hasPoppler, "poppler-utils cannot be found"), arguments: [("SNV", 28, 3), ("HDB", 26, 3)])
    func pages(unit: String, questions: Int, pages: Int) throws {
        try withTemporaryFolder { folder in
            try Self.write(["--unit", unit, "--format", "pdf"], to: folder)
            let files = try entries(of: folder + "/forms").filter { $0.hasSuffix("official.\(unit).pdf") }
            let file = try #require(files.first)
            let text = try PublicTool.run("pdftotext", ["forms/" + file, "-"], in: folder)
            #expect(text.matches(of: /Câu \d+\./).count == questions)
            #expect(text.matches(of: /Trang \d\/(\d)/).map(\.1) == Array(repeating: "\(pages)", count: pages))
        }
    }

    @Test(
        "numbers every question of a matrix once, in order, and names every unit on each of its pages",
        .enabled(if: hasPoppler, "poppler-utils cannot be found"),
        arguments: [("department.delegate", 21, "Sở Ngoại vụ"), ("district.delegate", 21, "Huyện Tuần Giáo")])
    func matrix(questionnaire: String, count: Int, unit: String) throws {
        try withTemporaryFolder { folder in
            try Self.write(["--questionnaire", questionnaire, "--format", "pdf"], to: folder)
            // In the order of drawing: a question in a narrow column stays together.
            let text = try PublicTool.run("pdftotext", ["-raw", "forms/\(questionnaire).pdf", "-"], in: folder)
            let squeezed = Self.squeezed(text)
            var rest = squeezed[...]
            for question in try Self.questions(questionnaire).prefix(count) {
                let found = rest.range(of: Self.squeezed(question))
                #expect(found != nil, "\(question)")
                if let found { rest = rest[found.upperBound...] }
            }
            for page in text.split(separator: "\u{C}").dropFirst() where page.contains("Câu") {
                #expect(page.contains(unit))
            }
        }
    }

    @Test("embeds its fonts, all of one family", .enabled(if: hasPoppler, "poppler-utils cannot be found"))
    func fonts() throws {
        try withTemporaryFolder { folder in
            try Self.write(["--format", "pdf", "--unit", "SNV", "HDB"], to: folder)
            for file in try entries(of: folder + "/forms") where file.hasSuffix(".pdf") {
                let lines = try PublicTool.run("pdffonts", ["forms/" + file], in: folder).split(separator: "\n")
                    .dropFirst(2)
                #expect(!lines.isEmpty)
                for line in lines {
                    #expect(line.contains("+LiberationSerif") || line.contains("+Tinos"), "\(line)")
                    // Columns: embedded, subset, with a table back to Unicode.
                    #expect(line.contains(" yes yes yes "), "\(line)")
                }
            }
        }
    }

    @Test(
        "bears form, version, page and number in a QR code on every page, read at 150 dpi",
        .enabled(if: hasPoppler && hasZBar, "poppler-utils and zbar-tools cannot be found"))
    func codes() throws {
        try withTemporaryFolder { folder in
            try Self.write(
                ["--questionnaire", "department.delegate", "--copies", "2", "--format", "pdf"], to: folder)
            _ = try PublicTool.run(
                "pdftoppm", ["-r", "150", "-gray", "forms/department.delegate.pdf", "page"], in: folder)
            let pages = try entries(of: folder).filter { $0.hasSuffix(".pgm") }
            let text = try PublicTool.run(
                "pdftotext", ["forms/department.delegate.pdf", "-"], in: folder)
            let version = try #require(text.firstMatch(of: /phiên bản: ([0-9a-f]{12})/)).1
            let count = pages.count / 2
            #expect(count > 1)
            for (index, page) in pages.enumerated() {
                let code = try PublicTool.run("zbarimg", ["-q", "--raw", page], in: folder)
                #expect(
                    code == "PS1|department.delegate|\(version)|\(index % count + 1)/\(count)|000\(index / count + 1)\n"
                )
            }
        }
    }

    /// A box of a layout file.
    private struct Box: Decodable {
        var question: String?
        var unit: String?
        var level: String?
        var x: Double
        var y: Double
        var width: Double
        var height: Double
    }

    private struct Layout: Decodable {
        struct Page: Decodable {
            var corners: [Box]
            var boxes: [Box]
            var width: Double
            var height: Double
        }
        struct Row: Decodable, Equatable {
            var serial: String
            var unit: String
        }
        var struckOut: [Row]
        var pages: [Page]

        enum CodingKeys: String, CodingKey {
            case struckOut = "struck_out"
            case pages
        }
    }

    @Test(
        "has a box on the page wherever the layout file says, once for each question, unit and level",
        .enabled(if: hasPoppler, "poppler-utils cannot be found"),
        arguments: [
            // 21 questions about 19 units; two of the questions have four choices, the others six.
            ("department.delegate", "department.delegate", (19 * 6 + 2 * 4) * 19),
            ("district.official", "district.official.HDB", 24 * 6 + 2 * 4),
        ])
    func boxes(questionnaire: String, file: String, count: Int) throws {
        try withTemporaryFolder { folder in
            try Self.write(["--questionnaire", questionnaire, "--format", "pdf"], to: folder)
            let layout = try JSONDecoder().decode(
                Layout.self, from: try Data(contentsOf: URL(filePath: "\(folder)/forms/\(file).layout.json")))
            _ = try PublicTool.run("pdftoppm", ["-r", "150", "-gray", "forms/\(file).pdf", "page"], in: folder)
            let images = try entries(of: folder).filter { $0.hasSuffix(".pgm") }
            #expect(images.count == layout.pages.count)
            var seen: Set<[String?]> = []
            var misplaced: [Box] = []
            for (page, name) in zip(layout.pages, images) {
                let image = try #require(try PageImage(path: folder + "/" + name, dotsPerInch: 150))
                for corner in page.corners {
                    #expect(image.darkest(x: corner.x + corner.width / 2, y: corner.y + corner.height / 2) < 40)
                }
                for box in page.boxes {
                    seen.insert([box.question, box.unit, box.level])
                    #expect(box.width >= 4.5 && box.height >= 4.5)
                    let middle = (x: box.x + box.width / 2, y: box.y + box.height / 2)
                    let sides = [
                        (box.x, middle.y), (box.x + box.width, middle.y), (middle.x, box.y),
                        (middle.x, box.y + box.height),
                    ]
                    let isThere =
                        sides.allSatisfy { image.darkest(x: $0.0, y: $0.1) < 128 }
                        && image.darkest(x: middle.x, y: middle.y) > 200
                    if !isThere { misplaced.append(box) }
                }
            }
            #expect(misplaced.isEmpty, "\(misplaced.count), first \(String(describing: misplaced.first))")
            #expect(seen.count == count)
            #expect(layout.pages.map(\.boxes.count).reduce(0, +) == count)
        }
    }

    @Test("makes the same bytes of the same round, whatever the clock, the locale and the time zone")
    func sameBytes() throws {
        try withTemporaryFolder { folder in
            for (name, environment) in [
                ("one", ["LC_ALL": "C.UTF-8", "TZ": "UTC"]), ("two", ["LC_ALL": "vi_VN.UTF-8", "TZ": "Asia/Tokyo"]),
            ] {
                let run = try BuiltTool.run(
                    [
                        "forms", Self.round, "--unit", "HDB", "--format", "pdf,docx", "--copies", "3", "--output",
                        folder + name,
                    ], environment: environment)
                #expect(run.status == 0)
            }
            let files = try entries(of: folder + "one")
            #expect(files.count == 6)
            for file in files {
                let pair = try ["one", "two"].map { try Data(contentsOf: URL(filePath: folder + $0 + "/" + file)) }
                #expect(pair[0] == pair[1], "\(file)")
            }
        }
    }

    @Test(
        "prints one form for each rater and none about the unit that employs them",
        .enabled(if: hasPoppler, "poppler-utils cannot be found"))
    func raters() throws {
        try withTemporaryFolder { folder in
            let raters = folder + "/raters.csv"
            try TestMaterial.write(
                "respondent,employer,group\nR01,Huyện Điện Biên,official\nR02,Sở Nội vụ,official\nR03,,delegate\n",
                to: raters)
            try Self.write(
                ["--unit", "HDB", "HMN", "--format", "pdf", "--raters", raters, "--split"], to: folder)
            let pdfs = try entries(of: folder + "/forms").filter { $0.hasSuffix(".pdf") }
            #expect(
                pdfs == [
                    "district.delegate.R03.pdf", "district.official.HDB.R02.pdf", "district.official.HMN.R01.pdf",
                    "district.official.HMN.R02.pdf",
                ])
            let text = try PublicTool.run(
                "pdftotext", ["forms/district.official.HMN.R01.pdf", "-"], in: folder)
            #expect(text.contains("R01"))
            #expect(text.contains("Huyện Điện Biên"))
        }
    }

    @Test(
        "strikes out in a matrix the unit that employs the rater, in that copy only, and says so in the layout file",
        .enabled(if: hasPoppler, "poppler-utils cannot be found"))
    func ownUnitStruckOut() throws {
        try withTemporaryFolder { folder in
            let raters = folder + "/raters.csv"
            try TestMaterial.write(
                "respondent,employer,group\nR01,Sở Nội vụ,delegate\nR02,Cơ quan khác,delegate\nR03,,delegate\n",
                to: raters)
            try Self.write(
                ["--questionnaire", "department.delegate", "--format", "pdf", "--raters", raters], to: folder)
            let layout = try JSONDecoder().decode(
                Layout.self,
                from: try Data(contentsOf: URL(filePath: "\(folder)/forms/department.delegate.layout.json")))
            #expect(layout.struckOut == [Layout.Row(serial: "R01", unit: "SNV")])
            _ = try PublicTool.run(
                "pdftoppm", ["-r", "150", "-gray", "forms/department.delegate.pdf", "page"], in: folder)
            let images = try entries(of: folder).filter { $0.hasSuffix(".pgm") }
            #expect(images.count == 3 * layout.pages.count)
            var wrong: [Box] = []
            for (index, name) in images.enumerated() {
                let image = try #require(try PageImage(path: folder + "/" + name, dotsPerInch: 150))
                for box in layout.pages[index % layout.pages.count].boxes {
                    let isStruckOut = index < layout.pages.count && box.unit == "SNV"
                    let inside = image.darkest(x: box.x + box.width / 2, y: box.y + box.height / 2)
                    if isStruckOut != (inside <= 200) { wrong.append(box) }
                }
            }
            #expect(wrong.isEmpty, "\(wrong.count), first \(String(describing: wrong.first))")
            let text = try PublicTool.run("pdftotext", ["forms/department.delegate.pdf", "-"], in: folder)
            #expect(text.matches(of: /Không đánh giá đơn vị nơi mình công tác/).count == layout.pages.count - 1)
        }
    }

    @Test(
        "refuses a list of raters that would put a name on a form, or that it cannot use",
        arguments: [
            ("respondent\nTên Nào Đó\n", "raters.no-code"), ("group\nofficial\n", "raters.no-column"),
            ("respondent,group\nR1,nobody\n", "raters.unknown-group"), ("respondent\nR1\nR1\n", "raters.repeated"),
            ("respondent,employer\n0002,\n,SNV\n", "raters.repeated"),
            ("respondent,employer\n,\nR1,\n", nil), ("respondent,group\n,official\n", "raters.blank"),
            ("respondent,group\n", "raters.nobody"),
        ])
    func badRaters(table: String, code: String?) throws {
        try withTemporaryFolder { folder in
            try TestMaterial.write(table, to: folder + "/raters.csv")
            let run = try BuiltTool.run([
                "forms", Self.round, "--unit", "HDB", "--format", "pdf", "--raters", folder + "/raters.csv", "--output",
                folder + "/forms",
            ])
            #expect(run.status == (code == nil ? 0 : 1))
            if let code { #expect(run.messages.contains("[\(code)]")) }
            #expect(FileManager.default.fileExists(atPath: folder + "/forms") == (code == nil))
        }
    }

    @Test(
        "splits 45 to 126 units into parts, each headed on every page",
        .enabled(if: hasPoppler, "poppler-utils cannot be found"), arguments: [45, 126])
    func parts(units: Int) throws {
        try withTemporaryFolder { folder in
            let home = BuiltTool.package
            for name in ["samples/dien-bien-2024", "questionnaires/dien-bien-2024"] {
                let target = URL(filePath: folder).appending(path: name)
                try FileManager.default.createDirectory(
                    at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
                try FileManager.default.copyItem(at: home.appending(path: name), to: target)
            }
            let rows = (1...units).map { "X\($0),district,Xã Thử \($0)," }.joined(separator: "\n")
            try TestMaterial.write(
                "code,kind,name,not_assessed\nS1,department,Sở Một,\n\(rows)\n",
                to: folder + "/samples/dien-bien-2024/units.csv")
            try Self.write(
                ["--questionnaire", "district.delegate", "--format", "pdf"],
                round: folder + "/samples/dien-bien-2024", to: folder)
            let text = try PublicTool.run("pdftotext", ["-layout", "forms/district.delegate.pdf", "-"], in: folder)
            let pages = text.split(separator: "\u{C}").map(String.init)
            let headings = pages.compactMap { $0.firstMatch(of: /Phần (\d+)\/(\d+): từ Xã Thử (\d+) đến Xã Thử (\d+)/) }
            #expect(headings.count == pages.filter { $0.contains("Câu") }.count)
            #expect(headings.first?.3 == "1")
            #expect(headings.last?.4 == "\(units)")
            for (index, heading) in headings.enumerated() where index > 0 && headings[index - 1].1 != heading.1 {
                #expect(Int(headings[index - 1].4).map { $0 + 1 } == Int(heading.3))
            }
        }
    }

    @Test("says which character the font lacks, and writes nothing")
    func foreignCharacter() throws {
        try withTemporaryFolder { folder in
            let home = BuiltTool.package
            for name in ["samples/dien-bien-2024", "questionnaires/dien-bien-2024"] {
                let target = URL(filePath: folder).appending(path: name)
                try FileManager.default.createDirectory(
                    at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
                try FileManager.default.copyItem(at: home.appending(path: name), to: target)
            }
            let path = folder + "/questionnaires/dien-bien-2024/questionnaire.district.official.yaml"
            let yaml = try TestMaterial.text(of: path)
            try TestMaterial.write(yaml.replacing("Kính gửi", with: "🙂 Kính gửi"), to: path)
            let run = try BuiltTool.run([
                "forms", folder + "/samples/dien-bien-2024", "--format", "pdf", "--output", folder + "/forms",
            ])
            #expect(run.status == 1)
            #expect(run.messages.contains("[forms.glyph]"))
            #expect(!FileManager.default.fileExists(atPath: folder + "/forms"))
        }
    }
}
