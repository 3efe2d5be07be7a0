/// The texts that cells of a workbook share, one behind the other.
struct SharedStrings {
    private var bytes: [UInt8] = []
    private var ends: [Int] = []

    private enum Name: String, CaseIterable {
        case si, t, rPh
    }

    init() {}

    init(_ archive: ZipArchive, part: String) throws(WorkbookError) {
        var (bytes, ends) = ([UInt8](), [Int]())
        var (isText, isReading) = (false, false)
        try PackedXML(archive, Name.self).read(part) { (event) throws(WorkbookError) in
            switch event {
            case .start(.t, _): isText = !isReading
            case .end(.t): isText = false
            // How a text is to be pronounced is no part of it.
            case .start(.rPh, _): isReading = true
            case .end(.rPh): isReading = false
            case .text(let text): if isText { bytes += unescaped(text).utf8 }
            case .end(.si): ends.append(bytes.count)
            default: return
            }
        }
        (self.bytes, self.ends) = (bytes, ends)
    }

    /// A text by its number, from 0; nil where there is no such text.
    func text(_ number: Int) -> [UInt8]? {
        guard ends.indices.contains(number) else { return nil }
        return Array(bytes[(number == 0 ? 0 : ends[number - 1])..<ends[number]])
    }
}

/// A text without the escapes `_x000D_` by which the format writes characters that XML does not allow.
func unescaped(_ text: String) -> String {
    guard text.utf8.count >= 7, text.contains("_x") else { return text }
    var (result, rest) = ("", text[...])
    while let start = rest.firstRange(of: "_x") {
        result += rest[..<start.lowerBound]
        let digits = rest[start.upperBound...].prefix(4)
        let behind = rest[digits.endIndex...]
        if digits.count == 4, behind.first == "_", let code = UInt32(digits, radix: 16),
            let character = UnicodeScalar(code)
        {
            result.unicodeScalars.append(character)
            rest = behind.dropFirst()
        } else {
            result += "_x"
            rest = rest[start.upperBound...]
        }
    }
    return result + rest
}

/// The number formats of cells, by the number that a cell gives its format.
struct CellFormats {
    private var formats: [NumberFormat] = []

    private enum Name: String, CaseIterable {
        case numFmt, numFmtId, formatCode, cellXfs, xf
    }

    init() {}

    init(_ archive: ZipArchive, part: String) throws(WorkbookError) {
        var (own, formats, isCells) = ([Int: NumberFormat](), [NumberFormat](), false)
        try PackedXML(archive, Name.self).read(part) { (event) throws(WorkbookError) in
            switch event {
            case .start(.numFmt, let attributes):
                guard let id = attributes[.numFmtId].flatMap({ Int($0) }), let code = attributes[.formatCode] else {
                    throw .malformedPart(part)
                }
                own[id] = NumberFormat(code: code)
            case .start(.cellXfs, _): isCells = true
            case .end(.cellXfs): isCells = false
            case .start(.xf, let attributes):
                let id = attributes[.numFmtId].flatMap { Int($0) } ?? 0
                if isCells { formats.append(own[id] ?? .builtIn(id) ?? .plain) }
            default: return
            }
        }
        self.formats = formats
    }

    subscript(number: Int) -> NumberFormat { formats.indices.contains(number) ? formats[number] : .plain }
}
