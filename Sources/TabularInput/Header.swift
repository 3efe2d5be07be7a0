package import Diagnostics
import Foundation

/// The names of a table's columns and where each stands.
///
/// Names are trimmed and in NFC, so that they compare equal however they were typed. Every column of the first record is
/// kept, named or not, so that positions are those of the fields.
package struct Header: Hashable, Sendable {
    package struct Column: Hashable, Sendable {
        /// Empty when the column has no name.
        package var name: String
        package var location: SourceLocation
    }

    package let columns: [Column]
    /// Where the header ends: the place to add a column.
    package let endLocation: SourceLocation
    private let positions: [String: Int]

    /// Reads the header from the next record.
    package init(from reader: inout RecordReader) throws(TabularError) {
        guard try reader.next() else { throw TabularError.emptyTable }
        if let fault = reader.fault { throw TabularError.faultyHeader(fault) }
        var columns: [Column] = []
        for index in 0..<reader.fieldCount {
            let location = reader.location(ofField: index)
            guard let name = reader.text(index) else {
                throw TabularError.faultyHeader(reader.undecodable(inField: index))
            }
            columns.append(Column(name: name.tidied, location: location))
        }
        self.columns = columns
        endLocation = reader.endLocation
        positions = Dictionary(
            columns.enumerated().map { ($1.name, $0) }.filter { !$0.0.isEmpty }, uniquingKeysWith: { first, _ in first }
        )
    }

    /// The names in the order of the columns.
    package var names: [String] { columns.map(\.name) }

    /// The position of a column, the first if the name is repeated; nil when there is none.
    ///
    /// Look it up once a table, not once a record.
    package func index(of name: String) -> Int? { positions[name] }

    /// What the columns lack or have too many of, in the order of the file, the missing ones at the end.
    ///
    /// A column that is neither required nor optional is unknown, as often as it stands there.
    package func faults(required: [String], optional: [String] = []) -> [HeaderFault] {
        let known = required + optional
        let isKnown = Set(known)
        let found = columns.enumerated().compactMap { index, column -> HeaderFault? in
            if column.name.isEmpty { return .unnamed(at: column.location) }
            guard isKnown.contains(column.name) else {
                return .unknown(column.name, at: column.location, nearest: nearest(to: column.name, in: known))
            }
            guard let first = positions[column.name], first != index else { return nil }
            return .repeated(column.name, at: column.location, first: columns[first].location)
        }
        return found + required.filter { index(of: $0) == nil }.map { .missing($0, at: endLocation) }
    }

    /// The known name that was probably meant; one that has its own column was not.
    private func nearest(to name: String, in known: [String]) -> String? {
        nearestName(to: name, among: known.filter { index(of: $0) == nil })
    }
}

extension RecordReader {
    /// The fault of a field whose text is nil.
    package func undecodable(inField index: Int) -> RecordFault {
        let location = locationOfUndecodableByte(inField: index) ?? self.location(ofField: index)
        return .undecodableText(line: location.line ?? startLine, column: location.column ?? 1)
    }
}

extension String {
    /// Without white space around it, in NFC.
    var tidied: String {
        // As nearly all names are; Foundation's way is long.
        if utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) { return self }
        return trimmingCharacters(in: .whitespacesAndNewlines).precomposedStringWithCanonicalMapping
    }
}
