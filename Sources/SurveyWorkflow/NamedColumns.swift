import ByteInput
import Diagnostics
import SurveyModel
import TabularInput

extension DiagnosticCode {
    static let unknownDataColumn = DiagnosticCode("data.no-such-column")
    static let notANumber = DiagnosticCode("data.not-a-number")
    static let blankCell = DiagnosticCode("data.blank-cell")
    static let noRows = DiagnosticCode("data.no-rows")
}

/// Some columns of any CSV, by the names that somebody gave for them, with the place of every cell.
///
/// Rows that are blank throughout are passed over. Any fault of a row is an error: a statistic without it would be another.
struct NamedColumns {
    fileprivate struct Column {
        var texts: [String] = []
        var places: [(line: Int32, column: Int32)] = []
    }

    /// Every column of the file.
    let header: Header
    /// How many rows there are, blank ones left out.
    let count: Int
    /// Where each record ends in the text, the header's first; blank rows are among them.
    let recordEnds: [(offset: Int, row: Int?)]
    /// What stands between fields.
    let separator: UInt8
    /// The cells of the first column, which may be without a name; trimmed and in NFC.
    let firstTexts: [String]
    private let path: String
    private let columns: [String: Column]

    /// Reads the columns that are chosen once the header is known.
    ///
    /// - Parameters:
    ///   - missing: Texts that stand for a blank cell, trimmed and in NFC.
    ///   - needsFirst: Whether the first column is wanted as well, whatever its name.
    ///   - choose: Gives the names of the columns wanted, all of them in the header; nil where one is not.
    /// - Returns: Nil, with errors among the findings, where the file cannot be read or a row is faulty.
    static func read(
        _ bytes: consuming ByteReader, missing: Set<String> = [], needsFirst: Bool = false, findings: inout Findings,
        choose: (_ header: Header, _ findings: inout Findings) -> [String]?
    ) -> NamedColumns? {
        var reader = RecordReader(bytes)
        let before = findings.count(.error)
        do throws(TabularError) {
            let header = try Header(from: &reader)
            guard let names = choose(header, &findings) else { return nil }
            // A column that stands there twice could be the wrong one.
            for case .repeated(let name, let place, let first) in header.faults(required: header.names)
            where names.contains(name) {
                findings.add(HeaderFault.repeated(name, at: place, first: first).diagnostic(.error))
            }
            let result = try NamedColumns(
                &reader, header: header, names: names, missing: missing, needsFirst: needsFirst, findings: &findings)
            guard findings.count(.error) == before else { return nil }
            if result.count == 0 {
                findings.add(Self.noRows(path: reader.path))
                return nil
            }
            return result
        } catch {
            findings.add(error.diagnostic(file: reader.path))
            return nil
        }
    }

    private init(
        _ reader: inout RecordReader, header: Header, names: [String], missing: Set<String>, needsFirst: Bool,
        findings: inout Findings
    ) throws(TabularError) {
        self.header = header
        path = reader.path
        let wanted = Set(names).sorted().compactMap { name in header.index(of: name).map { (name: name, index: $0) } }
        var columns = [Column](repeating: Column(), count: wanted.count)
        var first = Column()
        var ends: [(offset: Int, row: Int?)] = [(reader.endOffset, nil)]
        var count = 0
        while try reader.next() {
            if reader.isBlank {
                ends.append((reader.endOffset, nil))
                continue
            }
            do throws(RecordFault) {
                if let fault = reader.fault { throw fault }
                guard reader.fieldCount == header.columns.count else { throw reader.raggedness(header.columns.count) }
                if needsFirst { try first.take(0, of: reader, missing: []) }
                for (position, column) in wanted.enumerated() {
                    try columns[position].take(column.index, of: reader, missing: missing)
                }
                ends.append((reader.endOffset, count))
                count += 1
            } catch {
                findings.add(error.diagnostic(file: reader.path))
            }
        }
        self.count = count
        firstTexts = first.texts
        recordEnds = ends
        separator = reader.dialect?.separator.rawValue ?? UInt8(ascii: ",")
        self.columns = Dictionary(uniqueKeysWithValues: zip(wanted.map(\.name), columns))
    }

    /// The cells of a column that was chosen, trimmed and in NFC.
    func texts(_ name: String) -> [String] { columns[name]?.texts ?? [] }

    /// For each row its place among all, were they sorted by the texts of some columns; of equal ones, which cannot be told
    /// apart, the first comes first.
    func ranks(by names: [String]) -> [Int] {
        let codes = names.map { TextCodes(texts($0)).codes }
        let order = (0..<count).sorted { left, right in
            for column in codes where column[left] != column[right] { return column[left] < column[right] }
            return left < right
        }
        var ranks = [Int](repeating: 0, count: count)
        for (rank, row) in order.enumerated() { ranks[row] = rank }
        return ranks
    }

    /// Where a cell stands.
    func location(row: Int, _ name: String) -> SourceLocation {
        guard let place = columns[name]?.places[row] else { return SourceLocation(file: path) }
        return SourceLocation(file: path, line: Int(place.line), column: Int(place.column))
    }

    /// The numbers of a column that was chosen; every cell that is none is an error.
    ///
    /// - Parameter areBlanksAllowed: Whether a blank cell is NaN instead of an error.
    /// - Returns: Nil where a cell was an error.
    func numbers(_ name: String, areBlanksAllowed: Bool = false, findings: inout Findings) -> [Double]? {
        var values: [Double] = []
        values.reserveCapacity(count)
        for (row, text) in texts(name).enumerated() {
            if let value = number(in: text) {
                values.append(value)
            } else if text.isEmpty {
                if !areBlanksAllowed { findings.add(Self.blank(name, at: location(row: row, name))) }
                values.append(.nan)
            } else {
                findings.add(
                    Self.notANumber(name, isBlankAllowed: areBlanksAllowed, at: location(row: row, name)))
            }
        }
        let isWhole = values.count == count && (areBlanksAllowed || !values.contains(where: \.isNaN))
        return isWhole ? values : nil
    }
}

extension NamedColumns.Column {
    fileprivate mutating func take(
        _ index: Int, of reader: borrowing RecordReader, missing: Set<String>
    ) throws(RecordFault) {
        guard let text = reader.text(index) else { throw reader.undecodable(inField: index) }
        let place = reader.location(ofField: index)
        let tidy = text.normalizedText
        texts.append(missing.contains(tidy) ? "" : tidy)
        places.append((Int32(clamping: place.line ?? 0), Int32(clamping: place.column ?? 0)))
    }
}

// MARK: Findings

extension NamedColumns {
    /// A column that an option or a file names and the table does not have.
    static func unknownColumn(_ name: String, in header: Header, at place: SourceLocation) -> Diagnostic {
        let names = header.names.filter { !$0.isEmpty }
        let nearest = nearestName(to: name, among: names)
        let list = names.prefix(12).joined(separator: ", ") + (names.count > 12 ? ", …" : "")
        return Diagnostic(
            .error, .unknownDataColumn, at: place,
            Wording("there is no column “\(name)”", vi: "không có cột “\(name)”"),
            hint: nearest.map { Wording("did you mean “\($0)”?", vi: "có phải ý bạn là “\($0)”?") }
                ?? Wording("the columns are: \(list)", vi: "các cột hiện có: \(list)"))
    }

    private static func notANumber(_ name: String, isBlankAllowed: Bool, at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            .error, .notANumber, at: place,
            Wording("the cell of “\(name)” is no number", vi: "ô của cột “\(name)” không phải là số"),
            hint: isBlankAllowed
                ? Wording(
                    "write digits with at most one decimal mark, such as 44.21; leave a missing value empty, or say how it "
                        + "is written: --missing NA",
                    vi:
                        "ghi chữ số với nhiều nhất một dấu thập phân, ví dụ 44.21; giá trị thiếu thì để trống ô, hoặc cho "
                        + "biết cách ghi: --missing NA")
                : Wording(
                    "write digits with at most one decimal mark, such as 44.21",
                    vi: "ghi chữ số với nhiều nhất một dấu thập phân, ví dụ 44.21"))
    }

    private static func blank(_ name: String, at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            .error, .blankCell, at: place,
            Wording("the cell of “\(name)” is blank", vi: "ô của cột “\(name)” để trống"),
            hint: Wording("every row needs a number here", vi: "dòng nào cũng cần có số ở cột này"))
    }

    private static func noRows(path: String) -> Diagnostic {
        Diagnostic(
            .error, .noRows, at: SourceLocation(file: path),
            Wording("the table has a header and no rows", vi: "bảng chỉ có dòng tiêu đề, không có dòng dữ liệu"))
    }
}
