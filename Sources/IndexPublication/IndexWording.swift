package import Diagnostics

/// What every publication of the index says, whatever the round.
package enum IndexWording {
    /// The title of a year's index.
    package static func title(year: Int) -> Wording {
        Wording(
            "Results of the public administration reform index \(year)",
            vi: "Kết quả xác định Chỉ số cải cách hành chính năm \(year)")
    }

    /// The title where the year is not known.
    package static let titleWithoutYear = Wording(
        "Results of the public administration reform index", vi: "Kết quả xác định Chỉ số cải cách hành chính")

    /// The first line: small letters, bold, size 14; numbered only where a document has several annexes (Decree
    /// 30/2020/NĐ-CP, appendix I).
    static let annex = Wording("Annex", vi: "Phụ lục")

    /// The line below the title, as that decree words it; number and date are filled in when the decision is signed.
    static func issued(authority: String) -> Wording {
        let by = authority.isEmpty ? ("", "") : (" of \(authority)", " của \(authority)")
        return Wording(
            "(Issued with Decision No. ……/QĐ-UBND of …… / …… / ………\(by.0))",
            vi: "(Kèm theo Quyết định số ………/QĐ-UBND ngày …… tháng …… năm ………\(by.1))")
    }

    static let synthetic = Wording(
        "Made-up figures, not to be published", vi: "Số liệu giả lập, không dùng để công bố")
    static let note = Wording(
        "Index = total ÷ maximum × 100. The maximum is without criteria that are not assessed. Grades and ranks are "
            + "decided before rounding; equal units share the better rank.",
        vi:
            "Chỉ số CCHC = tổng điểm ÷ điểm tối đa × 100. Điểm tối đa không tính các tiêu chí không đánh giá. Xếp loại và "
            + "xếp hạng theo tỷ lệ chưa làm tròn; các đơn vị bằng nhau cùng nhận thứ hạng cao hơn.")

    // MARK: The workbook

    static let difference = Wording("Self-assessment", vi: "Tự đánh giá")
    static let differenceByRow = Wording("Self-assessment by criterion", vi: "Tự đánh giá theo tiêu chí")
    static let method = Wording("Method", vi: "Cách tính")
    static let kind = Wording("Kind", vi: "Loại")
    static let unit = Wording("Unit", vi: "Mã")
    static let name = Wording("Name", vi: "Cơ quan, đơn vị")
    static let criterion = Wording("Criterion", vi: "Tiêu chí")
    static let printedCode = Wording("Printed code", vi: "Mã in")
    static let criterionTitle = Wording("Title", vi: "Tên tiêu chí, tiêu chí thành phần")
    static let maximum = Wording("Maximum", vi: "Điểm tối đa")
    static let selfAssessed = Wording("Self-assessed", vi: "Tự đánh giá")
    static let appraised = Wording("Appraised", vi: "Thẩm định")
    static let differenceOfPoints = Wording("Difference", vi: "Chênh lệch")
    static let rules = Wording("Rules", vi: "Căn cứ")
    static let index = Wording("Index", vi: "Chỉ số CCHC")
    static let sum = Wording("Total", vi: "Tổng điểm")
    static let sumRule = Wording(
        "the exact sum of the appraised points and of the rounded survey and satisfaction points as exported",
        vi:
            "tổng chính xác của điểm thẩm định và điểm điều tra xã hội học, điểm hài lòng đã làm tròn như khi xuất kết quả"
    )
    static let bandsOf = Wording("Grades", vi: "Xếp loại")
    static let differenceRule = Wording(
        "self-assessed less appraised points", vi: "điểm tự đánh giá trừ điểm thẩm định")

    /// A band of grades, such as `Khá: from 75 % to below 85 %`.
    ///
    /// - Parameters:
    ///   - bound: Its lower bound; nil for the lowest band.
    ///   - next: The lower bound of the band above; nil for the highest band.
    static func band(_ grade: String, from bound: String?, below next: String?) -> Wording {
        switch (bound, next) {
        case (let bound?, let next?):
            Wording(
                "\(grade): from \(bound) % to below \(next) %", vi: "\(grade): từ \(bound)% đến dưới \(next)%")
        case (let bound?, nil): Wording("\(grade): from \(bound) %", vi: "\(grade): từ \(bound)% trở lên")
        case (nil, let next?): Wording("\(grade): below \(next) %", vi: "\(grade): dưới \(next)%")
        case (nil, nil): Wording("\(grade)", vi: "\(grade)")
        }
    }
}
