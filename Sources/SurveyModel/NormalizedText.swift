import Foundation

extension String {
    /// The text in Unicode form NFC without white space around it: how text enters from a file, once.
    package var normalizedText: String {
        if isTidyASCII { return self }
        if isPlainlyComposed { return withoutWhiteSpaceAround }
        return trimmingCharacters(in: .whitespacesAndNewlines).precomposedStringWithCanonicalMapping
    }

    /// The form in which labels are compared: NFC, lower case, white space between words folded to one space.
    package var comparisonKey: String {
        if isTidyASCII, utf8.allSatisfy({ $0 > 0x20 }) { return lowercased() }
        let lowercase = normalizedText.lowercased()
        return (lowercase.isPlainlyComposed ? lowercase : lowercase.precomposedStringWithCanonicalMapping)
            .split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    /// Whether nothing needs to be done: ASCII without white space or control characters at its ends.
    ///
    /// Nearly all codes are so, and Foundation's way through UTF-16 costs a hundred times as much.
    private var isTidyASCII: Bool {
        guard let first = utf8.first, let last = utf8.last else { return true }
        return first > 0x20 && last > 0x20 && utf8.allSatisfy { $0 < 0x7F }
    }

    /// Whether the text is in NFC because each of its scalars is, whatever stands beside it: Latin letters, those of
    /// Vietnamese with their marks, and usual punctuation.
    ///
    /// Source: Unicode, `DerivedNormalizationProps` (NFC_Quick_Check) and canonical combining classes.
    private var isPlainlyComposed: Bool {
        unicodeScalars.allSatisfy {
            $0.value < 0x300 || (0x1E00...0x1EFF).contains($0.value) || (0x2010...0x2027).contains($0.value)
        }
    }

    /// The text from its first to its last scalar that is no white space; right for what ``isPlainlyComposed`` allows.
    private var withoutWhiteSpaceAround: String {
        let scalars = unicodeScalars
        guard let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
            let last = scalars.lastIndex(where: { !$0.properties.isWhitespace })
        else { return "" }
        return String(scalars[first...last])
    }
}
