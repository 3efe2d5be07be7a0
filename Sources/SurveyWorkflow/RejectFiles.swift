import ByteInput
import Diagnostics
import FileOutput
import Foundation
import ResponseIngest
import SurveyModel
import TextOutput
import WorkbookOutput

/// The rejected responses of one file.
struct RejectsOfFile: Sendable {
    let source: ResponseSource
    let layout: ResponseLayout
    let isWorkbook: Bool
    var rejections: [RejectedResponse]
}

/// A file of rejected responses that was written.
package struct RejectFile: Sendable {
    package var path: String
    package var responses: Int
}

/// Writes the rejected responses as they came, with the reasons, so that they can be mended and loaded again.
struct RejectFiles {
    let round: Round
    let request: RoundRequest

    /// Writes a file for each file of responses that has rejected ones.
    ///
    /// - Parameter path: The file's where one file of responses was read; of several, each has its own name put into it.
    /// - Returns: Nil, with an error among the findings, where one could not be written.
    func write(_ rejects: [RejectsOfFile], to path: String, findings: inout Findings) -> [RejectFile]? {
        var written: [RejectFile] = []
        for file in rejects where !file.rejections.isEmpty {
            let target = rejects.count == 1 ? path : Self.path(path, of: file.source.path)
            do {
                try OutputFile.write(try text(of: file), to: target)
                written.append(RejectFile(path: target, responses: file.rejections.count))
            } catch let error as OutputError {
                findings.add(error.diagnostic)
                return nil
            } catch let error as WorkbookOutputError {
                findings.add(error.diagnostic(file: target))
                return nil
            } catch {
                findings.add(readingFault(error, file: file.source.path))
                return nil
            }
        }
        return written
    }

    private func text(of file: RejectsOfFile) throws -> [UInt8] {
        let open = { () throws(ByteInputError) in try file.source.reader(for: request, isHashed: false) }
        if file.layout == .xml {
            return try RejectedElements(file.rejections, language: round.language).document(open)
        }
        let rows = RejectedRows(file.rejections, round: round, language: round.language)
        if file.isWorkbook { return try workbook(rows.rows(ofSheet: request.sheet, open)) }
        return try Array(byteOrderMark.utf8)
            + rows.table(open)
    }

    /// A workbook of texts, the headings in view: whatever stood in a cell stands there again as it was read.
    private func workbook(_ rows: [[String]]) throws(WorkbookOutputError) -> [UInt8] {
        var sheet = SheetText(name: Wording("Rejected", vi: "Phiếu bị loại")[round.language])
        let style = CellStyle().with { $0.format = .text }
        sheet.rows = rows.enumerated().map { index, row in
            row.map { SheetCell($0, index == 0 ? style.with { $0.isBold = true } : style) }
        }
        sheet.widths = [50] + (rows.first ?? []).dropFirst().map { _ in 12 }
        (sheet.frozenRows, sheet.frozenColumns) = (1, 1)
        return try WorkbookText(title: sheet.name, sheets: [sheet]).bytes()
    }

    /// `rejects.csv` of `responses/a.csv` is `rejects.a.csv`, of `responses/a.xml` it is `rejects.a.xml`, and likewise for
    /// workbooks.
    private static func path(_ path: String, of source: String) -> String {
        let url = URL(filePath: path)
        let name =
            source == StandardInput.name ? "stdin" : URL(filePath: source).deletingPathExtension().lastPathComponent
        let own = URL(filePath: source).pathExtension
        let ending =
            ["xml", "xlsx"].contains(own.lowercased())
            ? "." + own.lowercased() : url.pathExtension.isEmpty ? "" : "." + url.pathExtension
        let stem = url.deletingPathExtension().lastPathComponent
        return FilePaths.join(FilePaths.folder(of: path), "\(stem).\(name)\(ending)")
    }
}
