import Foundation
import TestMaterial
import Testing

/// Forms in Word, opened by LibreOffice (`.ci/setup` installs its writer).
@Suite("Forms in Word")
struct WordFormsTests {
    /// Of LibreOffice only the writer opens documents; it brings a library of this name.
    private static let hasWriter = FileManager.default.fileExists(atPath: "/usr/lib/libreoffice/program/libswlo.so")

    @Test(
        "opens in LibreOffice with every question and label of the questionnaire in order",
        .enabled(if: hasWriter, "libreoffice-writer cannot be found"),
        arguments: [("district.official", "district.official.HDB"), ("department.delegate", "department.delegate")])
    func text(questionnaire: String, file: String) throws {
        try withTemporaryFolder { folder in
            let run = try BuiltTool.run([
                "forms", "samples/dien-bien-2024", "--questionnaire", questionnaire, "--format", "docx", "--output",
                folder + "/forms",
            ])
            #expect(run.status == 0)
            _ = try PublicTool.run(
                "soffice", ["--headless", "--convert-to", "txt:Text (encoded):UTF8", "forms/\(file).docx"], in: folder)
            let text = try TestMaterial.text(of: folder + "/\(file).txt").filter { !$0.isWhitespace }
            #expect(text.unicodeScalars.elementsEqual(text.precomposedStringWithCanonicalMapping.unicodeScalars))
            let path = "questionnaires/dien-bien-2024/questionnaire.\(questionnaire).yaml"
            let yaml = try String(contentsOf: BuiltTool.package.appending(path: path), encoding: .utf8)
            let questions = yaml.matches(of: /(?m)^    text: (.+)$/).map { String($0.1) }
            #expect(questions.count > 20)
            var rest = text[...]
            for question in questions {
                let found = rest.range(of: question.filter { !$0.isWhitespace })
                #expect(found != nil, "\(question)")
                if let found { rest = rest[found.upperBound...] }
            }
            for words in [
                "CỘNGHÒAXÃHỘICHỦNGHĨAVIỆTNAM", "Kínhgửi", "Hướngdẫntrảlời", "Khôngbiết/Khôngcóýkiến", "trântrọngcảmơn",
            ] {
                #expect(text.contains(words), "\(words)")
            }
        }
    }

    @Test(
        "has a box to tick for each question, unit and level, tables that repeat their heads, and styles that exist",
        .enabled(if: PublicTool.isInstalled("unzip"), "unzip cannot be found"))
    func structure() throws {
        try withTemporaryFolder { folder in
            let run = try BuiltTool.run([
                "forms", "samples/dien-bien-2024", "--questionnaire", "department.delegate", "--format", "docx",
                "--output", folder + "/forms",
            ])
            #expect(run.status == 0)
            func part(_ name: String) throws -> String {
                try PublicTool.run("unzip", ["-p", "forms/department.delegate.docx", name], in: folder)
            }
            let document = try part("word/document.xml")
            // 19 questions of six choices and two of four, about 19 units.
            let tags = document.matches(of: /<w:tag w:val="([^"]+)"\/>/).map { String($0.1) }
            #expect(tags.count == (19 * 6 + 2 * 4) * 19)
            #expect(Set(tags).count == tags.count)
            #expect(document.contains("<w:tblHeader/>"))
            let styles = try part("word/styles.xml")
            let used = Set(document.matches(of: /<w:(?:pStyle|tblStyle) w:val="(\w+)"/).map { String($0.1) })
            #expect(used.count > 5)
            for style in used { #expect(styles.contains("w:styleId=\"\(style)\""), "\(style)") }
        }
    }
}
