import Foundation

extension String {
    /// The text in Unicode form NFC without white space around it: how text enters from a file, once.
    package var normalizedText: String {
        let trimmed = trimmingCharacters(in: .whitespacesAndNewlines)
        return trimmed.utf8.allSatisfy { $0 < 0x80 } ? trimmed : trimmed.precomposedStringWithCanonicalMapping
    }

    /// The form in which labels are compared: NFC, lower case, white space between words folded to one space.
    package var comparisonKey: String {
        normalizedText.lowercased().precomposedStringWithCanonicalMapping
            .split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
