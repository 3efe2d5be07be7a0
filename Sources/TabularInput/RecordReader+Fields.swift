import ByteInput
package import Diagnostics

// The current record: empty before the first and after the last.
extension RecordReader {
    /// How many fields the record has.
    @inlinable
    package var fieldCount: Int { record.fields.count }

    /// Whether all fields are empty, as in the rows a spreadsheet leaves at the end of a sheet.
    package var isBlank: Bool {
        record.textAfterClosingQuote == nil && record.fields.allSatisfy { $0.start == $0.end }
    }

    /// What is wrong with the way the record is written; its fields are then not to be trusted.
    package var fault: RecordFault? {
        if let cell = faultyCell {
            return .cell(cell.fault, sheet: sheet ?? "", row: startLine, column: cell.column)
        }
        guard let offset = record.textAfterClosingQuote else { return nil }
        let (line, column) = lineAndColumn(at: offset)
        return .textAfterClosingQuote(line: line, column: column)
    }

    /// Lends the bytes of a field's text, without its quotes and with doubled quotes made single.
    ///
    /// Costs no allocation unless the field holds a doubled quote.
    @inlinable
    package func withField<Result: ~Copyable, Failure: Error>(
        _ index: Int, _ body: (Span<UInt8>) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        let field = record.fields[index]
        if field.form == .quotedWithDoubledQuotes {
            let text = undoubled(field)
            return try body(text.span)
        }
        return try body(window.storage.span.extracting(window.start + field.start..<window.start + field.end))
    }

    /// The text of a field as it stands, untrimmed; nil when its bytes are not UTF-8.
    package func text(_ index: Int) -> String? {
        withField(index) { bytes -> String? in
            guard let valid = try? UTF8Span(validating: bytes) else { return nil }
            return String(copying: valid)
        }
    }

    /// Lends the bytes of the record from a field on, as they stand in the file, quotes included, without the line end.
    package func withBytes(from field: Int, _ body: (Span<UInt8>) -> Void) {
        let start = field < record.fields.count ? record.fields[field].place : record.end
        body(window.storage.span.extracting(window.start + start..<window.start + record.end))
    }

    @usableFromInline
    func undoubled(_ field: Record.Field) -> [UInt8] {
        var text: [UInt8] = []
        var index = window.start + field.start
        while index < window.start + field.end {
            let byte = window.storage[index]
            text.append(byte)
            index += byte == Mark.quote ? 2 : 1
        }
        return text
    }
}

// MARK: - Places, computed when asked for

extension RecordReader {
    /// Where a field begins: at its opening quote if it has one, at the record's end if there is no such field.
    package func location(ofField index: Int) -> SourceLocation {
        if let sheet {
            return SourceLocation(file: path, sheet: sheet, line: startLine, column: firstColumn + index)
        }
        return location(at: index < fieldCount ? record.fields[index].place : record.end)
    }

    /// Where the record begins; of a row in a sheet, the row.
    package var startLocation: SourceLocation {
        SourceLocation(file: path, sheet: sheet, line: startLine, column: sheet == nil ? 1 : nil)
    }

    /// Where the record ends, behind its last field.
    package var endLocation: SourceLocation {
        sheet == nil ? location(at: record.end) : location(ofField: fieldCount)
    }

    /// How many bytes of the text in UTF-8, a byte order mark included, lie before the end of the record: the place to add
    /// a field.
    package var endOffset: Int { window.dropped + record.end }

    /// Where the first byte of a field lies that is not UTF-8; nil when it can be decoded.
    package func locationOfUndecodableByte(inField index: Int) -> SourceLocation? {
        let field = record.fields[index]
        let bytes = window.storage.span.extracting(window.start + field.start..<window.start + field.end)
        return TextEncoding.firstInvalidByte(in: bytes).map { location(at: field.start + $0) }
    }

    private func location(at offset: Int) -> SourceLocation {
        let (line, column) = lineAndColumn(at: offset)
        return SourceLocation(file: path, line: line, column: column)
    }

    /// The line and column of a byte of the record, both counted from 1.
    ///
    /// A column counts Unicode scalars; bytes that are not UTF-8 count as an editor shows them, one for each mark of
    /// replacement.
    func lineAndColumn(at offset: Int) -> (line: Int, column: Int) {
        var line = startLine
        var lineStart = window.start
        let end = window.start + offset
        for index in window.start..<end {
            switch window.storage[index] {
            case Mark.lineFeed:
                if index == lineStart, index > window.start, window.storage[index - 1] == Mark.carriageReturn {
                    lineStart = index + 1
                    continue
                }
            case Mark.carriageReturn: break
            default: continue
            }
            line += 1
            lineStart = index + 1
        }
        return (line, 1 + String(decoding: window.storage[lineStart..<end], as: UTF8.self).unicodeScalars.count)
    }
}
