package import ByteInput
package import Diagnostics

/// A small table read whole, such as a file of definitions: hundreds of rows, every cell a text.
///
/// For files of responses use `RecordReader`, which makes no text and keeps no rows.
package struct Table: Sendable {
    package let header: Header
    /// The rows without a fault; blank ones are left out.
    package let rows: [TableRow]
    /// Of the whole file.
    package let fingerprint: InputFingerprint

    /// Opens and reads a file; see `read(_:dialect:required:optional:report:)`.
    package static func read(
        path: String, dialect: Dialect? = nil, required: [String], optional: [String] = [],
        report: (Diagnostic) -> Void
    ) -> Table? {
        do throws(ByteInputError) {
            let bytes = try ByteReader(path: path)
            return read(bytes, dialect: dialect, required: required, optional: optional, report: report)
        } catch {
            report(error.diagnostic)
            return nil
        }
    }

    /// Reads a table to its end and reports everything that is wrong with it.
    ///
    /// A faulty row is reported and left out. A column that is not known is an error, for it may be a known one
    /// mistyped; one without a name is a warning.
    ///
    /// - Returns: nil when the file cannot be read to its end, or a known column is missing or repeated, so that no row
    ///   can be trusted.
    package static func read(
        _ bytes: consuming ByteReader, dialect: Dialect? = nil, required: [String], optional: [String] = [],
        report: (Diagnostic) -> Void
    ) -> Table? {
        read(RecordReader(bytes, dialect: dialect), required: required, optional: optional, report: report)
    }

    /// Reads a table, of text or of a sheet, to its end.
    package static func read(
        _ records: consuming RecordReader, required: [String], optional: [String] = [], report: (Diagnostic) -> Void
    ) -> Table? {
        var reader = records
        do throws(TabularError) {
            let header = try Header(from: &reader)
            let faults = header.faults(required: required, optional: optional)
            for fault in faults { report(fault.diagnostic(fault.severityInTable)) }
            let rows = try rows(of: &reader, header: header, report: report)
            guard !faults.contains(where: \.spoilsRows) else { return nil }
            return Table(header: header, rows: rows, fingerprint: reader.fingerprint)
        } catch {
            report(error.diagnostic(file: reader.path))
            return nil
        }
    }

    private static func rows(
        of reader: inout RecordReader, header: Header, report: (Diagnostic) -> Void
    ) throws(TabularError) -> [TableRow] {
        var rows: [TableRow] = []
        while try reader.next() {
            if reader.isBlank { continue }
            do throws(RecordFault) {
                rows.append(try TableRow(reader, header: header))
            } catch {
                report(error.diagnostic(file: reader.path))
            }
        }
        return rows
    }
}

extension HeaderFault {
    fileprivate var severityInTable: Severity {
        if case .unnamed = self { .warning } else { .error }
    }

    /// Whether a cell could be looked up in vain, or in the wrong column.
    fileprivate var spoilsRows: Bool {
        switch self {
        case .missing, .repeated: true
        case .unknown, .unnamed: false
        }
    }
}
