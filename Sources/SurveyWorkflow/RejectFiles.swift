import ByteInput
import Diagnostics
import FileOutput
import Foundation
import ResponseIngest
import SurveyModel
import TextOutput

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
        return try Array(byteOrderMark.utf8)
            + RejectedRows(file.rejections, round: round, language: round.language).table(open)
    }

    /// `rejects.csv` of `responses/a.csv` is `rejects.a.csv`, of `responses/a.xml` it is `rejects.a.xml`.
    private static func path(_ path: String, of source: String) -> String {
        let url = URL(filePath: path)
        let name =
            source == StandardInput.name ? "stdin" : URL(filePath: source).deletingPathExtension().lastPathComponent
        let own = URL(filePath: source).pathExtension
        let ending = own.lowercased() == "xml" ? ".xml" : url.pathExtension.isEmpty ? "" : "." + url.pathExtension
        let stem = url.deletingPathExtension().lastPathComponent
        return FilePaths.join(FilePaths.folder(of: path), "\(stem).\(name)\(ending)")
    }
}
