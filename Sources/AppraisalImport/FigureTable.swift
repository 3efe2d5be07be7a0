import ByteInput
import Diagnostics
import SurveyModel
import TabularInput
import WorkbookInput

/// A table of figures that somebody keeps: CSV, or the sheet of an Excel workbook, told apart by what is in the file.
enum FigureTable {
    /// Reads a table to its end.
    ///
    /// - Returns: Nil, with errors among the findings, where no row can be trusted; rows with a fault are left out, each
    ///   with an error.
    static func read(path: String, required: [String], optional: [String], findings: inout Findings) -> Table? {
        var found: [Diagnostic] = []
        defer { found.forEach { findings.add($0) } }
        do throws(ByteInputError) {
            var bytes = try ByteReader(path: path)
            guard WorkbookFile.isWorkbook(try bytes.peek(WorkbookFile.signatureBytes)) else {
                return Table.read(bytes, required: required, optional: optional) { found.append($0) }
            }
            do throws(WorkbookError) {
                let sheet = try WorkbookFile().read(&bytes)
                return Table.read(RecordReader(sheet, path: path), required: required, optional: optional) {
                    found.append($0)
                }
            } catch {
                found.append(error.diagnostic(file: path))
                return nil
            }
        } catch {
            found.append(error.diagnostic)
            return nil
        }
    }
}

extension TableRow {
    /// Whether the row says of itself that its figures are made up.
    var isMarkedSynthetic: Bool { ["true", "1"].contains(self["synthetic"].comparisonKey) }
}
