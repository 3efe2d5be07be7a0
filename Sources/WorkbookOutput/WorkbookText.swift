import Foundation
import SystemLibraries

/// A workbook that is to be written (.xlsx).
package struct WorkbookText: Sendable {
    package var title: String
    package var sheets: [SheetText]
    /// Areas with names that hold in the whole workbook: what each stands for, such as `='Trang 1'!$A$1:$C$9`.
    package var names: [(name: String, formula: String)] = []

    package init(title: String, sheets: [SheetText]) {
        self.title = title
        self.sheets = sheets
    }

    /// The file. The same workbook gives the same bytes.
    ///
    /// The library writes to a path, hence the folder in between, which goes away again.
    package func bytes() throws(WorkbookOutputError) -> [UInt8] {
        do throws(MissingLibrary) {
            try SystemLibrary.xlsxWriter.load()
        } catch {
            throw .noLibrary(reason: error.reason)
        }
        let folder = FileManager.default.temporaryDirectory.appending(path: "parsurvey-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        } catch {
            throw .temporaryFile(reason: error.localizedDescription)
        }
        let file = folder.appending(path: "workbook.xlsx")
        guard let writer = WorkbookWriter(path: file.path, folder: folder.path) else {
            throw .refused(reason: "out of memory")
        }
        writer.setTitle(title)
        for sheet in sheets { try writer.add(sheet) }
        for (name, formula) in names { try writer.define(name, formula) }
        try writer.close()
        do {
            return Array(try Data(contentsOf: file))
        } catch {
            throw .temporaryFile(reason: error.localizedDescription)
        }
    }
}

/// A link to an area of a sheet, as formulas have it: `'Danh mục'!$A$2:$A$20`.
package func areaName(_ area: CellArea, sheet: String) -> String {
    "'\(sheet.replacing("'", with: "''"))'!\(area.name)"
}
