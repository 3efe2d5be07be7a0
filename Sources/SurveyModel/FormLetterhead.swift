/// What the forms of a round say besides what their questionnaires say: who asks, on what grounds, and what is kept secret.
package struct FormLetterhead: Hashable, Sendable {
    /// The authority above the agency that asks, such as "UBND tỉnh …"; empty where there is none.
    package var authority = ""
    /// The agency that asks.
    package var agency = ""
    /// Where the form is issued, before the date; empty where no date is printed.
    package var place = ""
    /// The decisions and plans that the survey rests on, a sentence each.
    package var grounds: [String] = []
    /// What becomes of the answers, and who sees them.
    package var confidentiality = ""

    package init() {}
}
