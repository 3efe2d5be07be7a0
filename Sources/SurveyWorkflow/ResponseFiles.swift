import Diagnostics
import Foundation
import SystemPackage

extension DiagnosticCode {
    static let noResponses = DiagnosticCode("responses.none")
    static let unknownFormat = DiagnosticCode("responses.unknown-format")
}

/// The files of responses that a job reads.
struct ResponseFiles {
    /// Endings of files that are read; anything else in a folder is named, not read in silence nor passed over in it.
    private static let endings: Set<String> = ["csv", "tsv", "txt", "xml"]

    /// The files in an order that does not depend on how they were named, each once.
    let paths: [String]

    /// - Parameter sources: Files, and folders whose files are taken.
    init(sources: [String], findings: inout Findings) {
        var paths: Set<String> = []
        for source in sources {
            let path = FilePath(source).lexicallyNormalized().string
            var isFolder: ObjCBool = false
            if unsafe FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue {
                paths.formUnion(Self.files(in: path, findings: &findings))
            } else {
                paths.insert(path)
            }
        }
        self.paths = paths.sorted()
        if paths.isEmpty {
            findings.add(
                Diagnostic(
                    .error, .noResponses, at: SourceLocation(file: sources.first ?? "."),
                    Wording("there is no file of responses here", vi: "chưa có tệp phiếu trả lời nào ở đây"),
                    hint: Wording(
                        "put CSV or XML files there, or name them with --from",
                        vi: "đặt tệp CSV hoặc XML vào thư mục này, hoặc chỉ tệp bằng --from")))
        }
    }

    private static func files(in folder: String, findings: inout Findings) -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.sorted().compactMap { name in
            if name.hasPrefix(".") || name.hasPrefix("~$") { return nil }
            let path = FilePath(folder).appending(name)
            if endings.contains(path.extension?.lowercased() ?? "") { return path.string }
            findings.add(
                Diagnostic(
                    .warning, .unknownFormat, at: SourceLocation(file: path.string),
                    Wording(
                        "this is neither CSV nor XML and is not read",
                        vi: "tệp này không phải CSV hay XML nên không được đọc"),
                    hint: Wording(
                        "save it as CSV UTF-8, or move it out of the folder",
                        vi: "lưu thành CSV UTF-8, hoặc chuyển ra khỏi thư mục")))
            return nil
        }
    }
}
