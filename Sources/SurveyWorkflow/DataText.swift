import ByteInput
import Diagnostics

/// The text of a file of data in UTF-8, held so that it can be written again byte for byte.
struct DataText {
    /// A limit against a file that is no table; many times the size of a survey.
    private static let limit = 1 << 31

    private let path: String
    private let bytes: [UInt8]

    /// Reads a file in any encoding that is read.
    static func read(path: String, encoding: EncodingName?, findings: inout Findings) -> DataText? {
        do throws(ByteInputError) {
            var reader = try ByteReader(path: path, asked: encoding)
            try reader.settle(try reader.knownEncoding() ?? .utf8)
            return DataText(path: path, bytes: try reader.readAll(limit: limit))
        } catch {
            findings.add(error.diagnostic)
            return nil
        }
    }

    /// The text, to be read as a table.
    var reader: ByteReader { ByteReader(path: path, bytes: bytes) }

    /// The text with one more field in each record, every other byte as it is.
    ///
    /// - Parameters:
    ///   - values: For each row its field, in characters that need no quotes.
    ///   - data: The same text as a table; its blank rows get an empty field.
    func adding(column: String, _ values: [String], to data: NamedColumns) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count + 20 * values.count)
        var written = 0
        for (position, end) in data.recordEnds.enumerated() {
            result.append(contentsOf: bytes[written..<end.offset])
            result.append(data.separator)
            if position == 0 {
                result.append(contentsOf: column.utf8)
            } else if let row = end.row {
                result.append(contentsOf: values[row].utf8)
            }
            written = end.offset
        }
        result.append(contentsOf: bytes[written...])
        return result
    }
}
