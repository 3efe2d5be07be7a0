import ByteInput
import Diagnostics

@testable import TabularInput

/// `SourceLocation`, which is also a name of the test library's.
typealias Place = SourceLocation

/// Everything a table read to its end or to its error shows, in a form that compares and prints.
struct Trace: Equatable {
    struct Row: Equatable {
        var line: Int
        /// nil where a field is not UTF-8.
        var texts: [String?]
        /// `line:column` of each field.
        var places: [String]
        var end: String
        var undecodable: [String?]
        var isBlank: Bool
        var fault: RecordFault?
    }

    var rows: [Row] = []
    var error: TabularError?
    var fingerprint: InputFingerprint?

    var texts: [[String?]] { rows.map(\.texts) }

    init(
        _ bytes: [UInt8], chunk: Int = .max, asked: EncodingName? = nil, dialect: Dialect? = nil,
        limits: TabularLimits = .standard
    ) {
        var reader = RecordReader(
            ByteReader(path: "t.csv", bytes: bytes, chunk: chunk, asked: asked), dialect: dialect, limits: limits)
        do throws(TabularError) {
            while try reader.next() { rows.append(Self.row(reader)) }
            fingerprint = reader.fingerprint
        } catch {
            self.error = error
        }
    }

    init(_ text: String, chunk: Int = .max, dialect: Dialect? = nil, limits: TabularLimits = .standard) {
        self.init(Array(text.utf8), chunk: chunk, dialect: dialect, limits: limits)
    }

    private static func row(_ reader: borrowing RecordReader) -> Row {
        var row = Row(
            line: reader.startLine, texts: [], places: [], end: short(reader.endLocation), undecodable: [],
            isBlank: reader.isBlank, fault: reader.fault)
        for index in 0..<reader.fieldCount {
            row.texts.append(reader.text(index))
            row.places.append(short(reader.location(ofField: index)))
            row.undecodable.append(reader.locationOfUndecodableByte(inField: index).map(short))
        }
        return row
    }

    private static func short(_ location: Place) -> String {
        "\(location.line ?? 0):\(location.column ?? 0)"
    }
}

extension TabularLimits {
    /// Limits small enough to reach in a test.
    static func small(record: Int = 1000, field: Int = 1000, fields: Int = 1000) -> TabularLimits {
        var limits = TabularLimits()
        limits.recordBytes = record
        limits.fieldBytes = field
        limits.fieldCount = fields
        return limits
    }
}
