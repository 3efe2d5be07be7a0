package import Diagnostics
package import SurveyModel
import TextOutput

/// How the report writes words and numbers: in the round's language, with the decimal mark of its readers.
package struct ReportWords: Sendable {
    package let language: Language

    package init(language: Language) {
        self.language = language
    }

    /// The sentence in the round's language.
    package func callAsFunction(_ english: String, vi vietnamese: String) -> String {
        Wording(english, vi: vietnamese)[language]
    }

    private var mark: String { language == .vietnamese ? "," : "." }
    private var separator: String { language == .vietnamese ? "." : "," }

    /// A whole number, in groups of three digits.
    package func count(_ value: Int) -> String {
        let digits = String(value.magnitude)
        var text = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index) % 3 == 0 { text += separator }
            text.append(digit)
        }
        return value < 0 ? "−" + text : text
    }

    /// A count, or the sign that it is not shown.
    package func count(_ value: PublishedCount) -> String { value.value.map(count) ?? Self.hidden }

    /// What stands for a number that is not shown.
    package static let hidden = "*"

    /// A number with so many decimals.
    package func number(_ value: Double, decimals: Int) -> String {
        let text = fixedText(abs(value), decimals: decimals)
        let isZero = !text.contains { ("1"..."9").contains($0) }
        return (value < 0 && !isZero ? "−" : "") + digits(text)
    }

    /// Digits as they stand in data, with the reader's decimal mark.
    package func digits(_ text: String) -> String { text.replacing(".", with: mark) }

    /// A share as percent.
    package func percent(_ share: Double, decimals: Int = 1) -> String { number(share * 100, decimals: decimals) + "%" }

    /// Points with the step's decimals.
    package func points(_ points: Points, step: Points) -> String {
        digits(points.text(decimals: step.decimals))
    }

    /// An instant as people write it, given as ISO 8601 with an offset; any other text as it stands.
    package func time(_ text: String) -> String {
        guard let parts = text.wholeMatch(of: /(\d{4})-(\d\d)-(\d\d)[T ](\d\d:\d\d)[^Z+-]*(Z|[+-].*)/) else {
            return text
        }
        let (_, year, month, day, hour, offset) = parts.output
        return self(
            "\(hour) on \(year)-\(month)-\(day) (\(offset))", vi: "\(hour) ngày \(day)/\(month)/\(year) (\(offset))")
    }

    /// Words one behind the other, with "and" before the last.
    package func list(_ parts: [String]) -> String {
        guard let last = parts.last, parts.count > 1 else { return parts.first ?? "" }
        return parts.dropLast().joined(separator: ", ") + self(" and ", vi: " và ") + last
    }
}
