import Diagnostics
import SurveyModel

extension TemplateFileReader {
    /// How a file is written: separator, encoding, decimals, and what stands for points that are not there.
    func readForm(_ map: inout DefinitionMap, into file: inout TemplateFile, findings: inout Findings) {
        let isText = file.format == .csv
        for key in ["separator", "encoding", "line-end", "decimal-mark"] where !isText && map.has(key) {
            findings.add(Self.onlyIn(.csv, key, at: map.keyPlace(key)))
        }
        if isText, map.has("sheet") { findings.add(Self.onlyIn(.xlsx, "sheet", at: map.keyPlace("sheet"))) }
        file.separator = map.optionalChoice("separator", TemplateFile.Separator.self, &findings) ?? .comma
        file.encoding = map.optionalChoice("encoding", TemplateFile.Encoding.self, &findings) ?? .utf8WithMark
        file.lineEnd = map.optionalChoice("line-end", TemplateFile.LineEnd.self, &findings) ?? .lf
        file.decimalMark = map.optionalChoice("decimal-mark", TemplateFile.DecimalMark.self, &findings) ?? .point
        file.decimals = map.optionalInteger("decimals", in: 0...4, &findings)
        file.sheet = map.optionalText("sheet", &findings)
        if let sheet = file.sheet,
            sheet.utf16.count > 31 || sheet.isEmpty || sheet.contains(where: { "[]:*?/\\'".contains($0) })
        {
            findings.add(
                .badValue(
                    at: map.place("sheet"),
                    Wording("this cannot be the name of a sheet", vi: "tên trang tính này không dùng được"),
                    hint: Wording(
                        "use 1 to 31 characters without [ ] : * ? / \\ and '",
                        vi: "dùng 1 đến 31 ký tự, không có [ ] : * ? / \\ và '")))
        }
        file.notAssessed = map.optionalText("not-assessed", &findings) ?? ""
        file.pending = map.optionalText("pending", &findings) ?? ""
        if file.layout == .wide, map.has("rows-without-points") {
            findings.add(
                .badValue(
                    at: map.keyPlace("rows-without-points"),
                    Wording(
                        "\"rows-without-points\" belongs to long files",
                        vi: "\"rows-without-points\" chỉ dùng cho tệp dạng long")))
        }
        let kept = map.optionalChoice("rows-without-points", RowsWithoutPoints.self, &findings)
        file.keepsRowsWithoutPoints = kept != .leaveOut
    }

    private enum RowsWithoutPoints: String, CaseIterable {
        case keep
        case leaveOut = "leave-out"
    }

    private static func onlyIn(_ format: TemplateFile.Format, _ key: String, at place: SourceLocation) -> Diagnostic {
        .badValue(
            at: place,
            Wording(
                "\"\(key)\" belongs to \(format.rawValue) files", vi: "\"\(key)\" chỉ dùng cho tệp \(format.rawValue)"))
    }
}
