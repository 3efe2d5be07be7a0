import ByteInput
import Diagnostics
import Foundation

extension DiagnosticCode {
    static let noResponses = DiagnosticCode("responses.none")
    static let unreadableFolder = DiagnosticCode("responses.unreadable-folder")
    static let unknownFormat = DiagnosticCode("responses.unknown-format")
}

/// The files of responses that a job reads.
struct ResponseFiles {
    /// Endings of files that are read; anything else in a folder is named, not read in silence nor passed over in it.
    private static let endings: Set<String> = ["csv", "tsv", "txt", "xlsx", "xml"]

    /// The files, each once, ordered by where they lie as seen from the round, however they were named.
    let sources: [ResponseSource]

    /// - Parameters:
    ///   - sources: Files, folders whose files are taken, and `-` for standard input.
    ///   - folder: The round's.
    init(sources: [String], round folder: String, findings: inout Findings) {
        var paths: [String] = []
        for source in sources where source != StandardInput.name {
            let path = FilePaths.shortened(source)
            var isFolder: ObjCBool = false
            if unsafe FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue {
                paths += Self.files(in: path, findings: &findings)
            } else {
                paths.append(path)
            }
        }
        let byPlace = Dictionary(
            paths.map { (FilePaths.relative($0, to: folder), $0) }, uniquingKeysWith: { first, _ in first })
        var found = byPlace.sorted { $0.key < $1.key }.map { ResponseSource(path: $0.value) }
        if sources.contains(StandardInput.name) {
            do throws(ByteInputError) { found.insert(try .standardInput(), at: 0) } catch {
                findings.add(error.diagnostic)
            }
        }
        self.sources = found
        if found.isEmpty, !findings.hasErrors {
            findings.add(
                Diagnostic(
                    .error, .noResponses, at: SourceLocation(file: sources.first ?? "."),
                    Wording("there is no file of responses here", vi: "chưa có tệp phiếu trả lời nào ở đây"),
                    hint: Wording(
                        "put CSV, Excel (.xlsx) or XML files there, or name them with --from",
                        vi: "đặt tệp CSV, Excel (.xlsx) hoặc XML vào thư mục này, hoặc chỉ tệp bằng --from")))
        }
    }

    private static func files(in folder: String, findings: inout Findings) -> [String] {
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
            findings.add(
                Diagnostic(
                    .error, .unreadableFolder, at: SourceLocation(file: folder),
                    Wording("the folder cannot be read", vi: "không đọc được thư mục này"),
                    hint: Wording("check that you may read it", vi: "kiểm tra quyền đọc thư mục")))
            return []
        }
        return names.sorted().compactMap { name in
            if name.hasPrefix(".") || name.hasPrefix("~$") { return nil }
            let path = FilePaths.join(folder, name)
            if endings.contains(URL(filePath: name).pathExtension.lowercased()) { return path }
            findings.add(
                Diagnostic(
                    .warning, .unknownFormat, at: SourceLocation(file: path),
                    Wording(
                        "this is not a CSV, Excel (.xlsx) or XML file and is not read",
                        vi: "đây không phải tệp CSV, Excel (.xlsx) hay XML nên không được đọc"),
                    hint: Wording(
                        "save it as .xlsx or CSV UTF-8, or move it out of the folder",
                        vi: "lưu thành .xlsx hoặc CSV UTF-8, hoặc chuyển ra khỏi thư mục")))
            return nil
        }
    }
}
