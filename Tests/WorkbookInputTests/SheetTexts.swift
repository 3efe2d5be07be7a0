import ByteInput
import TabularInput
import TestMaterial

@testable import WorkbookInput

/// The rows of a sheet as texts, a number in front, or why there are none.
struct SheetTexts {
    var rows: [[String]] = []
    var numbers: [Int] = []
    var error: WorkbookError?

    init(_ bytes: [UInt8], sheet: String? = nil, limits: WorkbookLimits = .standard) {
        var bytes = ByteReader(path: "b.xlsx", bytes: bytes)
        do throws(WorkbookError) {
            var records = RecordReader(
                try WorkbookFile(sheet: sheet, limits: limits).read(&bytes), path: "b.xlsx")
            while (try? records.next()) == true {
                numbers.append(records.startLine)
                rows.append((0..<records.fieldCount).map { records.text($0) ?? "?" })
            }
        } catch {
            self.error = error
        }
    }

    init(_ workbook: HandmadeWorkbook, sheet: String? = nil, limits: WorkbookLimits = .standard) {
        self.init(workbook.bytes, sheet: sheet, limits: limits)
    }
}
