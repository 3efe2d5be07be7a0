package import ByteInput

/// Reads a table of any size, one record at a time, from text that separates fields as RFC 4180 says.
///
/// Memory is bounded by the longest record. A byte order mark is skipped and not counted in columns, `sep=;` on the
/// first line is obeyed and skipped, lines with nothing on them are skipped. Fields stay bytes until their text is asked
/// for. However the bytes arrive, the records, positions and errors are the same.
package struct RecordReader: ~Copyable {
    private enum Stage {
        case unopened, reading, ended
        case failed(TabularError)
    }

    /// Where in the file the window began.
    private let origin: Int
    /// The byte of the file at and behind which no record may begin: those are another reader's.
    package var limit = Int.max
    @usableFromInline var window: InputWindow
    @usableFromInline private(set) var record = Record()
    /// The dialect given or, from the first record on, detected.
    package private(set) var dialect: Dialect?
    /// The line on which the current record starts.
    package private(set) var startLine = 1

    private let limits: TabularLimits
    private var scanner: RecordScanner
    private var stage = Stage.unopened
    /// What gives the records in place of text; nil where text does.
    private var cursor: SheetCursor?

    /// Prepares to read; nothing is read before the first record is asked for.
    ///
    /// - Parameter dialect: Detected from the header line when nil.
    package init(_ bytes: consuming ByteReader, dialect: Dialect? = nil, limits: TabularLimits = .standard) {
        window = InputWindow(bytes)
        origin = 0
        self.dialect = dialect
        self.limits = limits
        scanner = RecordScanner(dialect: dialect ?? Dialect(separator: .comma), limits: limits)
    }

    /// Goes on in the middle of a file in UTF-8, where a record begins; lines count from 1 there.
    ///
    /// - Parameters:
    ///   - offset: The place in the file that the bytes begin at.
    ///   - memory: What another reader gave up; it need hold nothing.
    package init(
        continuing bytes: consuming ByteReader, at offset: Int, dialect: Dialect, limits: TabularLimits = .standard,
        memory: consuming [UInt8] = []
    ) throws(TabularError) {
        window = InputWindow(
            bytes, storage: memory.isEmpty ? [UInt8](repeating: 0, count: Self.segmentBytes) : memory)
        do throws(ByteInputError) { try window.settle(.utf8) } catch { throw TabularError.unreadable(error) }
        origin = offset
        self.dialect = dialect
        self.limits = limits
        scanner = RecordScanner(dialect: dialect, limits: limits)
        stage = .reading
    }

    /// Reads the rows of a sheet; a record is a row, and a field is a cell.
    package init(_ sheet: consuming SheetRecords, path: String) {
        window = InputWindow(holding: sheet.bytes, path: path)
        origin = 0
        limits = .standard
        scanner = RecordScanner(dialect: Dialect(separator: .comma), limits: .standard)
        cursor = SheetCursor(sheet)
        stage = .reading
    }

    /// How much of a long file is held at a time: enough to call the system seldom, and it stays in the cache.
    private static let segmentBytes = 1 << 18

    /// The path of the file, as it was opened.
    package var path: String { window.path }

    /// The name of the sheet whose rows are read; nil for a text file.
    package var sheet: String? { cursor?.records.sheet }

    /// The cell of the current row of a sheet of which nobody can say what stands in it.
    var faultyCell: (column: Int, fault: SheetRecords.CellFault)? {
        cursor.flatMap { $0.records.faults[$0.rowNumber] }
    }

    /// The column of a sheet that the first field stands in.
    var firstColumn: Int { cursor?.records.columns.lowerBound ?? 1 }

    /// The encoding of the file; nil before the first record is asked for.
    package var encoding: TextEncoding? { window.encoding }

    /// The fingerprint of the bytes read so far, of the whole file once `next()` has returned false.
    package var fingerprint: InputFingerprint { cursor?.records.fingerprint ?? window.fingerprint }

    /// Moves to the next record.
    ///
    /// A record with a `fault` is a record, too: look at it before using the fields. An error is thrown again by every
    /// later call.
    ///
    /// - Returns: false when there is none left.
    package mutating func next() throws(TabularError) -> Bool {
        do throws(TabularError) {
            return try advance()
        } catch {
            record.clear()
            stage = .failed(error)
            throw error
        }
    }

    private mutating func advance() throws(TabularError) -> Bool {
        switch stage {
        case .reading: break
        case .ended: return false
        case .failed(let error): throw error
        case .unopened:
            try open()
            stage = .reading
        }
        if cursor != nil { return advanceInSheet() }
        repeat {
            guard try readRecord() else {
                stage = .ended
                return false
            }
        } while record.isEmptyLine
        return true
    }

    private mutating func advanceInSheet() -> Bool {
        dropRecord()
        guard let row = cursor?.advance(into: &record) else {
            record.clear()
            stage = .ended
            return false
        }
        startLine = row
        return true
    }

    /// Gives up the current record.
    private mutating func dropRecord() {
        if record.next == 0 { return }
        window.drop(record.next)
        startLine += record.innerLineEnds + 1
        record.clear()
    }

    /// Gives up the memory for another reader; there is no record any more.
    package mutating func takeMemory() -> [UInt8] {
        record.clear()
        stage = .ended
        return window.takeStorage()
    }

    /// Whether the current record ends in CR and LF.
    package var endsInPair: Bool { record.next - record.end == 2 }

    /// How many lines the current record has.
    package var currentLines: Int { record.innerLineEnds + 1 }

    /// The place in the file where the next record begins.
    package var nextOffset: Int { origin + window.dropped + record.next }

    /// Lends the bytes ahead to somebody who takes whole records off their front faster than field by field.
    ///
    /// Nothing is lent before the first record and after the last. ``InputWindow/slack`` bytes behind those lent can be
    /// read as well; what they are says nothing.
    ///
    /// - Parameter take: Says what it took of the bytes from the front, of which no record may begin at or behind the
    ///   count that it is given besides; and whether it met a record that it leaves to `next()`.
    package mutating func takeAhead(
        _ take: (_ bytes: Span<UInt8>, _ limit: Int) -> TakenRecords
    ) throws(TabularError) {
        guard case .reading = stage else { return }
        dropRecord()
        while true {
            let start = nextOffset
            if start >= limit { return }
            let taken = window.lend { bytes in take(bytes, limit - start) }
            window.drop(taken.bytes)
            startLine += taken.lines
            if taken.hasMetOther || window.isLast || nextOffset >= limit { return }
            try refill()
        }
    }

    private mutating func readRecord() throws(TabularError) -> Bool {
        dropRecord()
        if nextOffset >= limit { return false }
        while true {
            switch scanner.scan(window, into: &record) {
            case .needsMore: try refill()
            case .end: return false
            case .record:
                try refuseNUL(before: record.end)
                return true
            case .unclosedQuote(let place):
                try refuseNUL(before: window.count)
                let (line, column) = lineAndColumn(at: place)
                throw TabularError.unclosedQuote(openedAtLine: line, column: column)
            case .exceeds(let limit): throw error(for: limit)
            }
        }
    }
}

// MARK: - The start of the file

extension RecordReader {
    /// Enough to hold a byte order mark.
    private static let prefixBytes = 4

    private mutating func open() throws(TabularError) {
        let signature: [UInt8]
        do throws(ByteInputError) { signature = try window.peek(Workbook.signatureBytes) } catch {
            throw TabularError.unreadable(error)
        }
        if Workbook.isSigned(signature) { throw TabularError.workbook }
        do throws(ByteInputError) {
            try window.settleEncoding()
            try window.fill(Self.prefixBytes)
        } catch {
            throw TabularError.unreadable(error)
        }
        window.drop(TextEncoding.markLength(window.prefix(Self.prefixBytes)))

        let detection = try detectDialect()
        let chosen = dialect ?? detection.dialect
        dialect = chosen
        scanner = RecordScanner(dialect: chosen, limits: limits)
        if detection.hasSeparatorLine { _ = try readRecord() }
    }

    private mutating func detectDialect() throws(TabularError) -> DialectDetection {
        while true {
            if let detection = DialectDetection.detect(in: window, limit: limits.recordBytes) { return detection }
            try refill()
        }
    }

    private mutating func refill() throws(TabularError) {
        do throws(ByteInputError) { try window.refill() } catch { throw TabularError.unreadable(error) }
    }
}

// MARK: - Refusals

extension RecordReader {
    /// The error for a limit, unless a NUL byte before it shows that the file is no text at all.
    private func error(for limit: RecordScanner.Limit) -> TabularError {
        do throws(TabularError) {
            switch limit {
            case .recordBytes:
                try refuseNUL(before: limits.recordBytes)
                return .recordTooLong(line: startLine, limit: limits.recordBytes)
            case .fieldBytes(let place):
                try refuseNUL(before: place + limits.fieldBytes)
                let (line, column) = lineAndColumn(at: place)
                return .fieldTooLong(line: line, column: column, limit: limits.fieldBytes)
            case .fieldCount(let place):
                try refuseNUL(before: place)
                return .tooManyFields(line: startLine, limit: limits.fieldCount)
            }
        } catch {
            return error
        }
    }

    private func refuseNUL(before end: Int) throws(TabularError) {
        guard let index = window.firstNUL(within: end) else { return }
        let (line, column) = lineAndColumn(at: index)
        throw TabularError.notText(line: line, column: column)
    }
}

/// What was taken off the front of bytes without a look at every field.
package struct TakenRecords {
    package var bytes = 0
    package var lines = 0
    /// Whether a record follows that has to be read field by field; without one, more bytes are needed.
    package var hasMetOther = false

    package init() {}
}
