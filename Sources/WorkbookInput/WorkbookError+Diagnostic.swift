import ByteInput
package import Diagnostics
import TabularInput

extension DiagnosticCode {
    static let noUnpacker = DiagnosticCode("workbook.library-missing")
    static let oldFormat = DiagnosticCode("workbook.old-format")
    static let noWorkbook = DiagnosticCode("workbook.no-workbook")
    static let encrypted = DiagnosticCode("workbook.encrypted")
    static let damaged = DiagnosticCode("workbook.damaged")
    static let tooManyEntries = DiagnosticCode("workbook.too-many-entries")
    static let entryTooLarge = DiagnosticCode("workbook.entry-too-large")
    static let compressedTooMuch = DiagnosticCode("workbook.compressed-too-much")
    static let workbookTooLarge = DiagnosticCode("workbook.too-large")
    static let tooManySheets = DiagnosticCode("workbook.too-many-sheets")
    static let tooManyCells = DiagnosticCode("workbook.too-many-cells")
    static let noSuchSheet = DiagnosticCode("workbook.no-such-sheet")
    static let noVisibleSheet = DiagnosticCode("workbook.no-visible-sheet")
    static let mergedCells = DiagnosticCode("workbook.merged-cells")
}

extension WorkbookError {
    /// The fault in words.
    package func diagnostic(file: String) -> Diagnostic {
        func fault(_ code: DiagnosticCode, _ message: Wording, _ hint: Wording) -> Diagnostic {
            Diagnostic(.error, code, at: SourceLocation(file: file), message, hint: hint)
        }
        return switch self {
        case .unreadable(let error): error.diagnostic
        case .noLibrary(let reason): fault(.noUnpacker, Self.cannotUnpack(reason), Self.installLibrary)
        case .oldFormat: fault(.oldFormat, Self.isOld, Self.saveAsWorkbook)
        case .noWorkbook: fault(.noWorkbook, Self.holdsNone, Self.saveAsWorkbook)
        case .encrypted(let part): fault(.encrypted, Self.wantsPassword(part), Self.removePassword)
        case .damaged(let part): fault(.damaged, Self.isDamaged(part), Self.saveAgain)
        case .malformedPart(let part): fault(.damaged, Self.isMalformed(part), Self.saveAgain)
        case .missingPart(let part): fault(.damaged, Self.lacks(part), Self.saveAgain)
        case .tooManyEntries(let limit): fault(.tooManyEntries, Self.entriesExceed(limit), Self.copySheet)
        case .entryTooLarge(let part, let limit):
            fault(.entryTooLarge, Self.entryExceeds(part, limit), Self.useCSV)
        case .compressedTooMuch(let part, let limit):
            fault(.compressedTooMuch, Self.ratioExceeds(part, limit), Self.copySheet)
        case .tooLarge(let limit): fault(.workbookTooLarge, Self.totalExceeds(limit), Self.useCSV)
        case .tooManySheets(let limit): fault(.tooManySheets, Self.sheetsExceed(limit), Self.copySheet)
        case .tooManyCells(let sheet, let limit):
            fault(.tooManyCells, Self.cellsExceed(sheet, limit), Self.clearBeyond)
        case .noSuchSheet(let name, let sheets):
            fault(.noSuchSheet, Self.lacksSheet(name), Self.offer(name, sheets))
        case .noVisibleSheet: fault(.noVisibleSheet, Self.allHidden, Self.unhide)
        case .noFormulaResults(let sheet, let row, let column):
            RecordFault.cell(.formulaWithoutValue, sheet: sheet, row: row, column: column).diagnostic(file: file)
        case .mergedCells(let sheet, let range, let row, let column, let isHeading):
            Diagnostic(
                .error, .mergedCells, at: SourceLocation(file: file, sheet: sheet, line: row, column: column),
                isHeading ? Self.headingIsMerged(range) : Self.cellsAreMerged(range), hint: Self.unmerge)
        }
    }
}

// MARK: - Messages

extension WorkbookError {
    private static let isOld = Wording(
        "this is a workbook in the format before Excel 2007 (.xls), or one behind a password",
        vi: "đây là sổ tính định dạng cũ, trước Excel 2007 (.xls), hoặc sổ tính có đặt mật khẩu")
    private static let holdsNone = Wording(
        "this is a packed file without an Excel workbook (.xlsx) in it",
        vi: "đây là tệp nén nhưng bên trong không có sổ tính Excel (.xlsx)")
    private static let allHidden = Wording(
        "every sheet of the workbook is hidden", vi: "mọi trang tính trong sổ tính đều bị ẩn")

    private static func cannotUnpack(_ reason: String) -> Wording {
        Wording(
            "workbooks cannot be read: a library of the system cannot be loaded (\(reason))",
            vi: "không đọc được sổ tính: không nạp được thư viện của hệ thống (\(reason))")
    }
    private static func wantsPassword(_ part: String) -> Wording {
        Wording("“\(part)” in the workbook is encrypted", vi: "phần “\(part)” trong sổ tính bị mã hóa")
    }
    private static func isDamaged(_ part: String?) -> Wording {
        guard let part else {
            return Wording("the workbook is damaged or incomplete", vi: "sổ tính bị hỏng hoặc không đầy đủ")
        }
        return Wording(
            "the workbook is damaged: “\(part)” in it cannot be unpacked",
            vi: "sổ tính bị hỏng: không giải nén được phần “\(part)”")
    }
    private static func isMalformed(_ part: String) -> Wording {
        Wording(
            "the workbook is damaged: “\(part)” in it is not what it should be",
            vi: "sổ tính bị hỏng: nội dung phần “\(part)” không đúng quy cách")
    }
    private static func lacks(_ part: String) -> Wording {
        Wording("the workbook is damaged: “\(part)” is missing in it", vi: "sổ tính bị hỏng: thiếu phần “\(part)”")
    }
    private static func entriesExceed(_ limit: Int) -> Wording {
        Wording(
            "the workbook is packed from more than \(limit) files", vi: "sổ tính gồm quá \(limit) tệp nén bên trong")
    }
    private static func entryExceeds(_ part: String, _ limit: Int) -> Wording {
        Wording(
            "“\(part)” in the workbook unpacks to more than \(limit) bytes",
            vi: "phần “\(part)” trong sổ tính khi giải nén lớn hơn \(limit) byte")
    }
    private static func ratioExceeds(_ part: String, _ limit: Int) -> Wording {
        Wording(
            "“\(part)” in the workbook unpacks to more than \(limit) times its size, as nothing typed by people does",
            vi: "phần “\(part)” trong sổ tính khi giải nén lớn gấp hơn \(limit) lần, bất thường với dữ liệu nhập tay")
    }
    private static func totalExceeds(_ limit: Int) -> Wording {
        Wording(
            "the workbook unpacks to more than \(limit) bytes", vi: "sổ tính khi giải nén lớn hơn \(limit) byte")
    }
    private static func sheetsExceed(_ limit: Int) -> Wording {
        Wording("the workbook has more than \(limit) sheets", vi: "sổ tính có quá \(limit) trang tính")
    }
    private static func cellsExceed(_ sheet: String, _ limit: Int) -> Wording {
        Wording(
            "the table on sheet “\(sheet)” has more than \(limit) cells",
            vi: "bảng trên trang tính “\(sheet)” có quá \(limit) ô")
    }
    private static func lacksSheet(_ name: String) -> Wording {
        Wording("the workbook has no sheet “\(name)”", vi: "sổ tính không có trang tính “\(name)”")
    }
    private static func headingIsMerged(_ range: String) -> Wording {
        Wording(
            "the headings \(range) are merged into one cell, so that columns have no name of their own",
            vi: "các ô tiêu đề \(range) bị trộn làm một nên có cột không có tên riêng")
    }
    private static func cellsAreMerged(_ range: String) -> Wording {
        Wording(
            "the cells \(range) are merged into one, so that rows or columns lack what belongs to them",
            vi: "các ô \(range) bị trộn làm một nên có dòng hoặc cột thiếu dữ liệu")
    }
}

// MARK: - Advice

extension WorkbookError {
    private static let installLibrary = Wording(
        "install it (apt install libzip4), or save the sheet as “CSV UTF-8”",
        vi: "cài đặt thư viện (apt install libzip4), hoặc lưu trang tính thành “CSV UTF-8”")
    private static let saveAsWorkbook = Wording(
        "open it in Excel and save it as “Excel Workbook (.xlsx)” without a password, or as “CSV UTF-8”",
        vi: "mở tệp bằng Excel, lưu lại theo định dạng “Excel Workbook (.xlsx)” không đặt mật khẩu, hoặc “CSV UTF-8”")
    private static let removePassword = Wording(
        "save the workbook without a password", vi: "lưu lại sổ tính không đặt mật khẩu")
    private static let saveAgain = Wording(
        "ask for the file again, or open it in Excel, save it under another name and try that",
        vi: "xin lại tệp, hoặc mở tệp bằng Excel, lưu với tên khác rồi thử lại")
    private static let copySheet = Wording(
        "copy the sheet into a new workbook, or save it as “CSV UTF-8”",
        vi: "chép trang tính sang sổ tính mới, hoặc lưu thành “CSV UTF-8”")
    private static let useCSV = Wording(
        "save the sheet as “CSV UTF-8”, which may be of any size",
        vi: "lưu trang tính thành “CSV UTF-8”, định dạng này không giới hạn như vậy")
    private static let clearBeyond = Wording(
        "delete the rows and columns beyond the table, or save the sheet as “CSV UTF-8”",
        vi: "xóa các dòng và cột nằm ngoài bảng, hoặc lưu trang tính thành “CSV UTF-8”")
    private static let unhide = Wording(
        "unhide the sheet, or name it with --sheet", vi: "bỏ ẩn trang tính, hoặc chỉ tên trang tính bằng --sheet")
    private static let unmerge = Wording(
        "unmerge the cells: one row of headings, a name for each column, a value in each cell",
        vi: "bỏ trộn ô: một dòng tiêu đề, mỗi cột một tên, mỗi ô một giá trị")

    private static func offer(_ name: String, _ sheets: [String]) -> Wording {
        if let nearest = nearestName(to: name, among: sheets) {
            return Wording("did you mean “\(nearest)”?", vi: "có phải ý bạn là “\(nearest)”?")
        }
        let shown = sheets.prefix(10).map { "“\($0)”" }.joined(separator: ", ") + (sheets.count > 10 ? ", …" : "")
        return Wording("it has \(shown)", vi: "sổ tính có \(shown)")
    }
}
