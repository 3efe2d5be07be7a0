import Foundation
import Testing

@testable import SurveyModel

@Suite("NormalizedText")
struct NormalizedTextTests {
    /// "Rất kịp thời" with every mark a scalar of its own.
    private let decomposed = "Ra\u{302}\u{301}t ki\u{323}p tho\u{31B}\u{300}i"

    // Swift's == takes composed and decomposed for the same, so scalars are compared.
    private func scalars(_ text: String) -> [Unicode.Scalar] { Array(text.unicodeScalars) }

    @Test("composes and trims")
    func composes() {
        #expect(scalars(decomposed).count > 12)
        #expect(scalars(" \t\(decomposed)\u{A0}\r\n".normalizedText) == scalars("Rất kịp thời"))
        #expect(scalars("  S 1 ".normalizedText) == scalars("S 1"))
        #expect(" \n".normalizedText == "")
    }

    @Test("gives what Foundation gives, for every scalar of the first planes beside Vietnamese letters and white space")
    func equalsFoundation() {
        for value in (UInt32(1)...0x33FF) where Unicode.Scalar(value) != nil {
            let scalar = Unicode.Scalar(value).map(Character.init) ?? " "
            for text in [
                "\(scalar)", "ệ\(scalar)", "\(scalar)Ộ", " \(scalar)a", "a\(scalar)\u{A0}", "e\u{302}\(scalar)",
            ] {
                let expected = text.trimmingCharacters(in: .whitespacesAndNewlines)
                    .precomposedStringWithCanonicalMapping
                #expect(scalars(text.normalizedText) == scalars(expected), "U+\(String(value, radix: 16))")
            }
        }
    }

    @Test("compares labels in any form, case and spacing")
    func comparesLabels() {
        let expected = scalars("rất kịp thời")
        for text in ["Rất kịp thời", decomposed, "RẤT KỊP THỜI", decomposed.uppercased(), " Rất\u{A0} kịp\n thời "] {
            #expect(scalars(text.comparisonKey) == expected)
        }
        // The order of marks above and below does not matter either.
        #expect(scalars("ki\u{323}p".comparisonKey) == scalars("kịp"))
        #expect(scalars("MỨC ĐỘ".comparisonKey) == scalars("mức độ"))
    }

    @Test("keeps different labels apart", arguments: [("Kém", "Kem"), ("Tốt", "Tót"), ("a b", "ab"), ("đ", "d")])
    func keepsLabelsApart(left: String, right: String) {
        #expect(left.comparisonKey != right.comparisonKey)
    }
}
