package import Diagnostics
package import Scoring
package import SurveyModel

/// The index of units as it is published: what the annex to the publishing decision and the workbook say.
package struct IndexPublication: Sendable {
    package var language: Language
    /// The title of the annex, set in capitals.
    package var title: String
    /// The authority whose decision it belongs to, such as "UBND tỉnh …"; empty where that is not known.
    package var authority: String
    /// The day that files say they were made, `2024-01-01`, so that the same index is the same bytes.
    package var date: String
    /// Where the rules come from; empty where that is not known.
    package var source: String
    package var isSynthetic: Bool
    package var sheet: IndexSheet
    /// How many decimals points are shown with at least.
    package var decimals: Int

    package init(
        language: Language, title: String, authority: String = "", date: String, source: String = "",
        isSynthetic: Bool, sheet: IndexSheet, decimals: Int
    ) {
        self.language = language
        self.title = title
        self.authority = authority
        self.date = date
        self.source = source
        self.isSynthetic = isSynthetic
        self.sheet = sheet
        self.decimals = decimals
    }

    /// The publication of a round's index.
    package init(round: Round, sheet: IndexSheet) {
        self.init(
            language: round.language, title: IndexWording.title(year: round.year)[round.language],
            authority: round.letterhead.authority, date: "\(round.year)-01-01", source: round.criteriaSet.source,
            isSynthetic: round.isSynthetic, sheet: sheet, decimals: round.settings.roundingStep.decimals)
    }

    /// A number as people of the language write it.
    func shown(_ digits: String) -> String { language == .vietnamese ? digits.replacing(".", with: ",") : digits }

    func shown(_ points: Points?) -> String { points.map { shown($0.text(decimals: decimals)) } ?? "–" }
}
