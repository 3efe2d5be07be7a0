import ByteInput
import Diagnostics
import Yams

/// Reads YAML files and keeps the fingerprints of what it read.
struct DefinitionReader {
    /// The most bytes a YAML definition may have: a hundred times a real one.
    static let sizeLimit = 1 << 20
    /// The most levels that lists and mappings may nest; the YAML library's own limit, which it does not let out.
    static let nestingLimit = 1000

    private(set) var inputs: [InputFingerprint] = []

    mutating func record(_ fingerprint: InputFingerprint) { inputs.append(fingerprint) }

    /// The mapping at the top of a YAML file; nil, with a finding, where the file cannot be read as one.
    mutating func mapping(path: String, findings: inout Findings) -> DefinitionMap? {
        do {
            var reader = try ByteReader(path: path)
            let bytes = try reader.readAll(limit: Self.sizeLimit)
            inputs.append(reader.fingerprint())
            guard let text = String(validating: bytes, as: UTF8.self) else {
                findings.add(Self.notUTF8(path))
                return nil
            }
            return try Self.mapping(text: text, path: path, findings: &findings)
        } catch let error as ByteInputError {
            findings.add(error.diagnostic)
        } catch {
            findings.add(Self.syntaxError(error, path: path))
        }
        return nil
    }

    private static func mapping(text: String, path: String, findings: inout Findings) throws -> DefinitionMap? {
        let withoutMark = text.hasPrefix("\u{feff}") ? String(text.dropFirst()) : text
        if let place = AliasScan.firstAlias(in: withoutMark) {
            findings.add(alias(at: SourceLocation(file: path, line: place.line, column: place.column)))
            return nil
        }
        guard let node = try Parser(yaml: withoutMark, resolver: .basic, encoding: .utf8).singleRoot() else {
            findings.add(
                Diagnostic(
                    .error, .syntax, at: SourceLocation(file: path),
                    Wording("the file is empty", vi: "tệp không có nội dung")))
            return nil
        }
        return DefinitionMap(node, file: path, findings: &findings)
    }

    private static func alias(at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            .error, .alias, at: place,
            Wording(
                "aliases of YAML (*name for what stands at &name) are not read",
                vi: "không dùng được bí danh của YAML (*tên thay cho nội dung tại &tên)"),
            hint: Wording(
                "write out what is meant; if it is plain text, put a space behind the *",
                vi: "ghi đầy đủ nội dung; nếu chỉ là chữ thường, thêm dấu cách sau dấu *"))
    }

    private static func notUTF8(_ path: String) -> Diagnostic {
        Diagnostic(
            .error, .syntax, at: SourceLocation(file: path),
            Wording("the file is not UTF-8 text", vi: "tệp không phải văn bản UTF-8"),
            hint: Wording("save it as UTF-8", vi: "hãy lưu tệp ở bảng mã UTF-8"))
    }

    /// How the YAML library words that its limit is passed.
    private static let nestingProblem = "Maximum nesting level"

    private static func tooDeep(at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            .error, .nesting, at: place,
            Wording(
                "lists and mappings nest more than \(nestingLimit) levels deep",
                vi: "danh sách và các cặp khóa lồng nhau quá \(nestingLimit) cấp"),
            hint: Wording(
                "look for brackets that open and never close",
                vi: "kiểm tra xem có dấu ngoặc nào mở mà không đóng không"))
    }

    private static func syntaxError(_ error: any Error, path: String) -> Diagnostic {
        var location = SourceLocation(file: path)
        var problem = "\(error)"
        switch error {
        case YamlError.scanner(_, let text, let mark, _), YamlError.parser(_, let text, let mark, _),
            YamlError.composer(_, let text, let mark, _):
            location = SourceLocation(file: path, line: mark.line, column: mark.column)
            if text.hasPrefix(nestingProblem) { return tooDeep(at: location) }
            problem = text
        case YamlError.duplicatedKeysInMapping(let duplicates, let context):
            location = SourceLocation(file: path, line: context.mark.line, column: context.mark.column)
            let keys = duplicates.joined(separator: ", ")
            return Diagnostic(
                .error, .repeatedKey, at: location,
                Wording("a key stands twice in one mapping: \(keys)", vi: "một khóa xuất hiện hai lần: \(keys)"),
                hint: Wording("keep one of them", vi: "chỉ giữ lại một"))
        case YamlError.reader(let text, _, _, _): problem = text
        default: break
        }
        return Diagnostic(
            .error, .syntax, at: location,
            Wording("this is not valid YAML: \(problem)", vi: "sai cú pháp YAML: \(problem)"),
            hint: Wording(
                "check indentation (spaces, no tabs), colons and quotes",
                vi: "kiểm tra thụt đầu dòng (dấu cách, không dùng tab), dấu hai chấm và dấu nháy"))
    }
}
