/// The sheet that an annex is set on: A4 lying, with the margins of administrative documents (Decree 30/2020/NĐ-CP, appendix I);
/// all in millimetres.
enum AnnexSheet {
    static let width = 297.0
    static let height = 210.0
    static let top = 20.0
    static let bottom = 20.0
    /// Where the sheets are bound together.
    static let left = 30.0
    static let right = 15.0
    /// From the edge to the number of the page, and to the mark at the foot.
    static let edge = 10.0

    static let contentWidth = width - left - right
}
