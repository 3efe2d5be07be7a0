/// The bytes that give a table its structure, apart from the separator.
enum Mark {
    static let quote = UInt8(ascii: "\"")
    static let lineFeed = UInt8(ascii: "\n")
    static let carriageReturn = UInt8(ascii: "\r")
}

/// A byte machine that finds the fields of one record after the other (RFC 4180); it reads no file and keeps no bytes.
///
/// It is shown the bytes from a record's start, and shown them again with more behind them when they do not suffice; it
/// goes on where it stopped. A quote inside an unquoted field is text, as spreadsheets read it. What it finds and what
/// it refuses depends on the bytes alone, never on how many were shown at a time: of two limits the one passed first in
/// the file is the one reported.
struct RecordScanner {
    enum Outcome: Equatable {
        /// The record goes on behind the bytes shown.
        case needsMore
        case record
        /// The file ended and no record was begun.
        case end
        /// The file ended inside the quoted field that begins here.
        case unclosedQuote(place: Int)
        case exceeds(Limit)
    }

    /// A limit that was passed.
    enum Limit: Equatable {
        case recordBytes
        case fieldBytes(place: Int)
        /// A field too many begins here.
        case fieldCount(place: Int)
    }

    private enum State {
        case fieldStart, plain, quoted, afterQuote
    }

    private let separator: UInt8
    private let limits: TabularLimits
    private var state = State.fieldStart
    private var position = 0
    private var field = Record.Field(start: 0, end: 0, form: .plain)

    init(dialect: Dialect, limits: TabularLimits) {
        separator = dialect.separator.rawValue
        self.limits = limits
    }

    /// Goes on with the record whose first byte is the first of `bytes`.
    ///
    /// - Parameter isLast: The file ends with these bytes.
    /// - Parameter record: Empty at a record's first call, whole after `.record`.
    mutating func scan(_ bytes: Span<UInt8>, isLast: Bool, into record: inout Record) -> Outcome {
        while true {
            let outcome =
                switch state {
                case .fieldStart: openField(bytes, isLast, &record)
                case .plain: passPlainText(bytes, isLast, &record)
                case .quoted: passQuotedText(bytes, isLast, &record)
                case .afterQuote: passTextAfterQuote(bytes, isLast, &record)
                }
            if let outcome { return outcome }
        }
    }

    /// Goes on with the record at the start of a window.
    mutating func scan(_ window: borrowing InputWindow, into record: inout Record) -> Outcome {
        scan(window.storage.span.extracting(window.start..<window.end), isLast: window.isLast, into: &record)
    }

    private mutating func openField(_ bytes: Span<UInt8>, _ isLast: Bool, _ record: inout Record) -> Outcome? {
        passPlainFields(bytes, &record)
        guard record.fields.count < limits.fieldCount else { return .exceeds(.fieldCount(place: position)) }
        if position == bytes.count {
            guard isLast else { return .needsMore }
            if position == 0 { return .end }
        } else if bytes[position] == Mark.quote {
            position += 1
            field = Record.Field(start: position, end: position, form: .quoted)
            state = .quoted
            return nil
        }
        field = Record.Field(start: position, end: position, form: .plain)
        state = .plain
        return nil
    }

    /// Takes the unquoted fields that lie here one behind the other, each with its separator.
    ///
    /// The fast path, and the seam for a vectorised one. It changes no outcome: whatever is not plain, whole and within
    /// the limits it leaves to the states.
    private mutating func passPlainFields(_ bytes: Span<UInt8>, _ record: inout Record) {
        var start = position
        while start < bytes.count, bytes[start] != Mark.quote, record.fields.count < limits.fieldCount {
            let end = plainEnd(bytes, from: start)
            guard end < bytes.count, bytes[end] == separator else { break }
            guard end - start <= limits.fieldBytes, end <= limits.recordBytes else { break }
            record.fields.append(Record.Field(start: start, end: end, form: .plain))
            start = end + 1
        }
        position = start
    }

    private mutating func passPlainText(_ bytes: Span<UInt8>, _ isLast: Bool, _ record: inout Record) -> Outcome? {
        position = plainEnd(bytes, from: position)
        field.end = position
        return closeField(bytes, isLast, &record)
    }

    private mutating func passTextAfterQuote(_ bytes: Span<UInt8>, _ isLast: Bool, _ record: inout Record) -> Outcome? {
        let end = plainEnd(bytes, from: position)
        if end > position, record.textAfterClosingQuote == nil { record.textAfterClosingQuote = position }
        position = end
        return closeField(bytes, isLast, &record)
    }

    /// The first separator or line end at or after `start`, or the end of the bytes.
    ///
    /// The one loop over unquoted text, as `quotedStop` is over quoted.
    private func plainEnd(_ bytes: Span<UInt8>, from start: Int) -> Int {
        // Most text lies above every byte that could end a field: one comparison passes it.
        let highest = max(separator, Mark.carriageReturn)
        var index = start
        while index < bytes.count {
            let byte = unsafe bytes[unchecked: index]
            if byte <= highest, byte == separator || byte == Mark.lineFeed || byte == Mark.carriageReturn { break }
            index += 1
        }
        return index
    }

    private mutating func passQuotedText(_ bytes: Span<UInt8>, _ isLast: Bool, _ record: inout Record) -> Outcome? {
        while true {
            position = quotedStop(bytes, from: position)
            guard position < bytes.count else { break }
            switch bytes[position] {
            case Mark.quote:
                let following = position + 1
                guard following < bytes.count || isLast else { return refusal() ?? .needsMore }
                guard following < bytes.count, bytes[following] == Mark.quote else {
                    field.end = position
                    position = following
                    state = .afterQuote
                    return nil
                }
                field.form = .quotedWithDoubledQuotes
                position += 1
            case Mark.lineFeed where bytes[position - 1] == Mark.carriageReturn: break
            default: record.innerLineEnds += 1
            }
            position += 1
        }
        return refusal() ?? (isLast ? .unclosedQuote(place: field.place) : .needsMore)
    }

    /// The first quote, CR or LF at or after `start`, or the end of the bytes: `plainEnd` for quoted text.
    private func quotedStop(_ bytes: Span<UInt8>, from start: Int) -> Int {
        var index = start
        while index < bytes.count {
            let byte = unsafe bytes[unchecked: index]
            if byte <= Mark.quote, byte == Mark.quote || byte == Mark.lineFeed || byte == Mark.carriageReturn { break }
            index += 1
        }
        return index
    }

    /// Ends the field at a separator, a line end or the end of the file.
    private mutating func closeField(_ bytes: Span<UInt8>, _ isLast: Bool, _ record: inout Record) -> Outcome? {
        if let refusal = refusal() { return refusal }
        let following = position + 1
        if position == bytes.count {
            return isLast ? finish(&record, next: position) : .needsMore
        }
        if bytes[position] == separator {
            record.fields.append(field)
            position = following
            state = .fieldStart
            return nil
        }
        guard bytes[position] == Mark.carriageReturn else { return finish(&record, next: following) }
        guard following < bytes.count || isLast else { return .needsMore }
        let isPair = following < bytes.count && bytes[following] == Mark.lineFeed
        return finish(&record, next: isPair ? following + 1 : following)
    }

    private mutating func finish(_ record: inout Record, next: Int) -> Outcome {
        record.fields.append(field)
        record.end = position
        record.next = next
        position = 0
        state = .fieldStart
        return .record
    }

    /// The limit passed between the field's start and here, the first in the file if there are two.
    private func refusal() -> Outcome? {
        let fieldEnd = field.place + limits.fieldBytes
        guard position > min(fieldEnd, limits.recordBytes) else { return nil }
        return .exceeds(fieldEnd < limits.recordBytes ? .fieldBytes(place: field.place) : .recordBytes)
    }
}
