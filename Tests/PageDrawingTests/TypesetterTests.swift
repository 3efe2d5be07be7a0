import Testing

@testable import PageDrawing

@Suite("Setting text")
struct TypesetterTests {
    @Test("breaks lines at a width, and a larger size takes more room")
    func lines() throws {
        let typesetter = try Typesetter()
        let text = "Công tác tuyên truyền cải cách hành chính năm 2024 của từng cơ quan"
        let line = try typesetter.shape(text, TextStyle(size: 12))
        #expect(line.lines == 1)
        let broken = try typesetter.shape(text, TextStyle(size: 12), width: line.width / 2 + 1)
        #expect(broken.lines >= 2)
        #expect(broken.width <= line.width / 2 + 1)
        #expect(broken.height > 1.9 * line.height)
        let large = try typesetter.shape(text, TextStyle(size: 24))
        // Without rounding of positions and hinting, widths go with the size.
        #expect(abs(large.width / line.width - 2) < 0.001)
    }

    @Test("has every letter of Vietnamese, composed")
    func vietnamese() throws {
        let typesetter = try Typesetter()
        let vowels = "aàảãáạăằẳẵắặâầẩẫấậeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵđ"
        for letters in [vowels, vowels.uppercased()] {
            for (isBold, isItalic) in [(false, false), (true, false), (false, true)] {
                _ = try typesetter.shape(letters, TextStyle(size: 12, isBold: isBold, isItalic: isItalic))
            }
        }
    }

    @Test("takes no glyph from another font") func fallback() throws {
        let typesetter = try Typesetter()
        #expect(throws: DrawingFault.noGlyph(text: "ngày 🙂")) {
            try typesetter.shape("ngày 🙂", TextStyle(size: 12))
        }
    }
}

@Suite("QR codes")
struct QRCodeTests {
    @Test("is a square of an odd number of modules with three finders")
    func finders() throws {
        let code = try QRCode("PS1|district.official.HDB|0123456789ab|1/4|0001")
        // ISO/IEC 18004: version v has 17 + 4v modules on a side.
        #expect((code.side - 17) % 4 == 0)
        let dark = Set(code.runs.flatMap { run in run.columns.map { [run.row, $0] } })
        for (row, column) in [(0, 0), (0, code.side - 7), (code.side - 7, 0)] {
            for step in 0..<7 { #expect(dark.contains([row, column + step])) }
            #expect(!dark.contains([row + 1, column + 1]))
            #expect(dark.contains([row + 3, column + 3]))
        }
    }

    @Test("refuses more than a code can hold") func tooMuch() {
        #expect(throws: DrawingFault.self) { try QRCode(String(repeating: "x", count: 3_000)) }
    }
}
