import Foundation

extension String {
    /// The text in Unicode form NFC without white space around it: how text enters from a file, once.
    package var normalizedText: String {
        if isTidyASCII { return self }
        let trimmed = trimmingCharacters(in: .whitespacesAndNewlines)
        return trimmed.utf8.allSatisfy { $0 < 0x80 } ? trimmed : trimmed.precomposedStringWithCanonicalMapping
    }

    /// The form in which labels are compared: NFC, lower case, white space between words folded to one space.
    package var comparisonKey: String {
        if isTidyASCII, utf8.allSatisfy({ $0 > 0x20 }) { return lowercased() }
        return normalizedText.lowercased().precomposedStringWithCanonicalMapping
            .split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    /// Whether nothing needs to be done: ASCII without white space or control characters at its ends.
    ///
    /// Nearly all codes are so, and Foundation's way through UTF-16 costs a hundred times as much.
    private var isTidyASCII: Bool {
        guard let first = utf8.first, let last = utf8.last else { return true }
        return first > 0x20 && last > 0x20 && utf8.allSatisfy { $0 < 0x7F }
    }
}
