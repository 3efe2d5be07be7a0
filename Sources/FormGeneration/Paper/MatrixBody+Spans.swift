import Diagnostics

extension MatrixBody {
    /// Neighbours of one section, under one heading.
    struct Span {
        var section: FormSection
        /// Of the band's questions.
        var range: Range<Int>
        /// Whether earlier bands have questions of the section.
        var isContinued: Bool

        func heading(in language: Language) -> String {
            section.heading + (isContinued ? " " + PaperWording.continued[language] : "")
        }
    }

    static func spans(_ band: [Entry]) -> [Span] {
        var spans: [Span] = []
        for (index, entry) in band.enumerated() {
            if let last = spans.last, last.section.code == entry.section.code {
                spans[spans.count - 1].range = last.range.lowerBound..<(index + 1)
            } else {
                let isContinued = entry.section.questions.first?.number != entry.question.number
                spans.append(Span(section: entry.section, range: index..<(index + 1), isContinued: isContinued))
            }
        }
        return spans
    }
}
