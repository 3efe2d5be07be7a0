import Diagnostics
import Scoring

/// A column of the table that the index is published in.
enum IndexColumn: CaseIterable {
    case number, unit, appraisal, survey, satisfaction, total, maximum, percent, grade, rank

    /// The columns that have something in them, for one kind of unit.
    static func used(in kind: IndexOfKind) -> [IndexColumn] {
        allCases.filter { column in
            switch column {
            case .appraisal: kind.rows.contains { $0.parts.appraisal != nil }
            case .survey: kind.hasSurvey
            case .satisfaction: kind.hasSatisfaction
            case .grade: !kind.bands.isEmpty
            case .number, .unit, .total, .maximum, .percent, .rank: true
            }
        }
    }

    var heading: Wording {
        switch self {
        case .number: Wording("No.", vi: "STT")
        case .unit: Wording("Unit", vi: "Cơ quan, đơn vị")
        case .appraisal: Wording("Appraisal", vi: "Điểm thẩm định")
        case .survey: Wording("Survey", vi: "Điểm điều tra xã hội học")
        case .satisfaction: Wording("Satisfaction", vi: "Điểm khảo sát hài lòng")
        case .total: Wording("Total", vi: "Tổng điểm")
        case .maximum: Wording("Out of", vi: "Điểm tối\u{A0}đa")
        case .percent: Wording("Index (%)", vi: "Chỉ số CCHC (%)")
        case .grade: Wording("Grade", vi: "Xếp loại")
        case .rank: Wording("Rank", vi: "Xếp hạng")
        }
    }

    /// In millimetres; nil for the column that takes what is left.
    private var width: Double? {
        switch self {
        case .number: 12
        case .unit: nil
        case .appraisal: 23
        case .survey: 29
        case .satisfaction: 29
        case .total: 20
        case .maximum: 19
        case .percent: 23
        case .grade: 26
        case .rank: 23
        }
    }

    /// The widths of columns that fill a width, all in millimetres.
    static func widths(_ columns: [IndexColumn], filling width: Double) -> [Double] {
        let fixed = columns.compactMap(\.width).reduce(0, +)
        return columns.map { $0.width ?? width - fixed }
    }

    var isText: Bool { self == .unit }

    /// What stands in the column of a row.
    ///
    /// - Parameter number: The row's place in its table, from 1.
    func text(_ row: IndexRow, number: Int, of kind: IndexOfKind, in publication: IndexPublication) -> String {
        switch self {
        case .number: "\(number)"
        case .unit: row.parts.unitName
        case .appraisal: publication.shown(row.parts.appraisal)
        case .survey: publication.shown(row.parts.survey)
        case .satisfaction: publication.shown(row.parts.satisfaction)
        case .total: publication.shown(row.parts.total)
        case .maximum: publication.shown(row.parts.maximum)
        case .percent: row.percent.map { publication.shown($0.text(among: kind.bands)) } ?? "–"
        case .grade: row.grade ?? "–"
        case .rank: row.rank.map { "\($0)" } ?? "–"
        }
    }
}

extension IndexPublication {
    /// What stands above the table of a kind; numbered where there are several.
    func heading(ofKind index: Int) -> String {
        let title = sheet.kinds[index].title.uppercased()
        return sheet.kinds.count > 1 ? "\(Self.roman(index + 1)). \(title)" : title
    }

    private static func roman(_ number: Int) -> String {
        var (text, rest) = ("", number)
        for (value, letters) in [(10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")] {
            while rest >= value {
                text += letters
                rest -= value
            }
        }
        return text
    }
}
