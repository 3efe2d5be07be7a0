import Diagnostics

/// What every printed form says, whatever the round: the head of an administrative document and the labels of a form.
enum PaperWording {
    static let state = Wording("SOCIALIST REPUBLIC OF VIET NAM", vi: "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    static let motto = Wording("Independence - Freedom - Happiness", vi: "Độc lập - Tự do - Hạnh phúc")
    static let ratedUnit = Wording("Unit rated:", vi: "Đơn vị được đánh giá:")
    static let employer = Wording("Where you work:", vi: "Cơ quan, đơn vị công tác của Ông/Bà:")
    static let instructions = Wording("How to answer", vi: "Hướng dẫn trả lời")
    static let units = Wording("Unit", vi: "Đơn vị được đánh giá")
    static let continued = Wording("(continued)", vi: "(tiếp theo)")
    static let ownUnit = Wording("Own unit, not to be rated", vi: "Không đánh giá đơn vị nơi mình công tác")
    static let form = Wording("Form:", vi: "Mã phiếu:")
    static let version = Wording("version:", vi: "phiên bản:")
    static let serial = Wording("Number:", vi: "Số phiếu:")
    static let synthetic = Wording("Rehearsal, not a real survey", vi: "Phiếu chạy thử, không phải điều tra thật")

    static func date(place: String, year: Int) -> Wording {
        Wording("\(place), …… / …… / \(year)", vi: "\(place), ngày …… tháng …… năm \(year)")
    }
    static func page(_ number: Int, of count: Int) -> Wording {
        Wording("Page \(number)/\(count)", vi: "Trang \(number)/\(count)")
    }
    static func question(_ number: Int) -> Wording { Wording("\(number).", vi: "Câu \(number).") }
    static func part(_ number: Int, of count: Int) -> Wording {
        Wording("Part \(number)/\(count)", vi: "Phần \(number)/\(count)")
    }
    static func partUnits(_ part: Int, of count: Int, from first: String, to last: String) -> Wording {
        Wording(
            "Part \(part)/\(count): from \(first) to \(last)", vi: "Phần \(part)/\(count): từ \(first) đến \(last)")
    }
}
