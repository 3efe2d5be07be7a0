import AppraisalImport
import ByteInput
package import Diagnostics
import FileOutput
import Foundation
import IndexPublication
import ResultExport
package import Scoring
import SurveyDefinitions
import SurveyModel
import TextOutput

/// What published figures are to be graded by.
package struct TotalsRequest: Sendable {
    /// The figures, CSV or Excel.
    package var file: String
    /// A table of grade bands, or a round whose bands and names of kinds are taken; nil where nothing is graded.
    package var bands: String?
    /// The title of the annex; nil for the usual one.
    package var title: String?

    package init(file: String) {
        self.file = file
    }
}

/// The index of published figures.
package struct TotalsResult: Sendable {
    package var sheet: IndexSheet
    package var title: String
    /// The language of the files.
    package var language: Language
    package var isSynthetic: Bool
}

/// Takes published figures of any province to grades and ranks.
package struct TotalsJob {
    var request: TotalsRequest

    package init(_ request: TotalsRequest) {
        self.request = request
    }

    /// Writes the folder of the index, whole or not at all.
    ///
    /// - Returns: What was written; nil, with an error among the findings, where nothing was.
    package func run(to folder: String, findings: inout Findings) -> TotalsResult? {
        guard let (result, files) = files(for: folder, findings: &findings) else { return nil }
        return IndexFolder(path: folder).write(files, findings: &findings) ? result : nil
    }

    /// Everything that belongs into a folder of published figures, the manifest last.
    ///
    /// - Parameter folder: Where findings about the index as a whole are placed.
    /// - Returns: Nil, with an error among the findings, where there is no index.
    func files(for folder: String, findings: inout Findings) -> (TotalsResult, [OutputFile])? {
        guard let bands = Bands(request.bands, findings: &findings),
            let totals = TotalsFile.read(path: request.file, scheme: bands.scheme, findings: &findings)
        else { return nil }
        let language = bands.round?.language ?? .vietnamese
        let result = TotalsResult(
            sheet: totals.sheet, title: request.title ?? IndexWording.titleWithoutYear[language], language: language,
            isSynthetic: totals.isSynthetic)
        let publication = IndexPublication(
            language: language, title: result.title, authority: bands.round?.letterhead.authority ?? "",
            // The first day of nobody's year: such figures say none.
            date: "2000-01-01", source: bands.round?.criteriaSet.source ?? "", isSynthetic: totals.isSynthetic,
            sheet: totals.sheet, decimals: Self.decimals)
        let table = IndexTables(decimals: Self.decimals, isSynthetic: totals.isSynthetic).index(totals.sheet)
        var files = IndexFolder.tables(table)
        let documents = IndexFolder.documents(
            publication, IndexWorkbook(publication), folder: folder, findings: &findings)
        guard let documents else { return nil }
        files += documents
        files.append(manifest(totals, bands, title: result.title, files: files, findings: findings))
        return (result, files)
    }

    /// Points are published with two decimals, or with more.
    private static let decimals = 2

    private func manifest(
        _ totals: TotalsFile, _ bands: Bands, title: String, files: [OutputFile], findings: Findings
    ) -> OutputFile {
        let home = FilePaths.folder(of: request.file)
        func relative(_ path: String) -> String { FilePaths.relative(path, to: home) }
        func file(_ file: InputFingerprint, role: String?, path: String) -> JSONValue {
            .object(
                (role.map { [("role", .string($0))] } ?? []) + [
                    ("path", .string(path)), ("bytes", .integer(file.bytes)),
                    ("sha256", file.sha256.map { .string($0) } ?? .null),
                ])
        }
        let kinds = totals.sheet.kinds.map { kind -> (String, JSONValue) in
            let bands = kind.bands.map { band -> JSONValue in
                let from = Points(tenThousandths: band.exactLowerBound).description
                return .object([("grade", .string(band.grade)), ("from", .number(from))])
            }
            return (kind.code, .array(bands))
        }
        let inputs = [("totals", totals.fingerprint)] + bands.inputs.map { ("bands", $0) }
        let json = JSONValue.object([
            ("tool", .object([("name", .string("parsurvey")), ("version", .string(toolVersion))])),
            ("synthetic", .bool(totals.isSynthetic)), ("title", .string(title)), ("grade_bands", .object(kinds)),
            ("inputs", .array(inputs.map { file($1, role: $0, path: relative($1.path)) })),
            (
                "outputs",
                .array(
                    files.map {
                        file(
                            InputFingerprint(path: $0.name, bytes: $0.bytes.count, sha256: sha256(of: $0.bytes)),
                            role: nil, path: $0.name)
                    })
            ),
            (
                "findings",
                findings.json(in: bands.round?.language ?? .vietnamese, path: relative)
            ), ("findings_omitted", findings.omittedJSON),
        ])
        return OutputFile(name: "manifest.json", text: json.serialized())
    }
}

/// Where grade bands come from.
private struct Bands {
    var scheme = GradeScheme.none
    /// The round whose bands they are.
    var round: Round?
    var inputs: [InputFingerprint] = []

    /// - Parameter path: A round's folder or `round.yaml`, or a table.
    /// - Returns: Nil, with an error among the findings, where there are no bands there.
    init?(_ path: String?, findings: inout Findings) {
        guard let path else { return }
        var isFolder: ObjCBool = false
        let exists = unsafe FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
        if exists, isFolder.boolValue || path.hasSuffix("/" + LoadedRound.fileName) || path == LoadedRound.fileName {
            let loaded = LoadedRound(folder: path)
            guard let round = loaded.round else {
                findings.add(loaded.findings)
                return nil
            }
            self.round = round
            inputs = loaded.inputs
            scheme = .byKind(
                round.criteriaSet.kinds.map { ($0.code.description, $0.title, $0.gradeBands) })
            return
        }
        guard let file = BandsFile.read(path: path, findings: &findings) else { return nil }
        scheme = file.scheme
        inputs = [file.fingerprint]
    }
}
