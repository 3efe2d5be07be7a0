/// How a table separates its fields; the quote is always `"` and any line end is taken.
package struct Dialect: Hashable, Sendable {
    package enum Separator: UInt8, Sendable, CaseIterable {
        case comma = 0x2C
        case semicolon = 0x3B
        case tab = 0x09
        case pipe = 0x7C
    }

    package var separator: Separator

    package init(separator: Separator) {
        self.separator = separator
    }
}

/// What the first lines of a file tell about its dialect.
struct DialectDetection: Equatable {
    var dialect: Dialect
    /// The file opens with a line such as `sep=;`, which is no part of the table.
    var hasSeparatorLine: Bool

    /// Looks at the header line, or at the `sep=` line that spreadsheets write before it.
    ///
    /// The separator that occurs most outside quotes wins, the earlier in `,` `;` tab `|` if two occur as often; a
    /// header with none of them is a table of one column. Empty lines before the header are passed over.
    ///
    /// - Parameter isWhole: No more bytes can follow, by the end of the file or by a limit.
    /// - Returns: nil when the line goes on behind the bytes.
    static func detect(in bytes: Span<UInt8>, isWhole: Bool) -> DialectDetection? {
        var line = HeaderLine()
        var index = 0
        while index < bytes.count, !line.isComplete {
            line.pass(bytes[index])
            index += 1
        }
        guard line.isComplete || isWhole else { return nil }
        if let separator = separatorLine(bytes) {
            return DialectDetection(dialect: Dialect(separator: separator), hasSeparatorLine: true)
        }
        return DialectDetection(dialect: Dialect(separator: line.commonest), hasSeparatorLine: false)
    }

    /// Looks at the start of a window, and no further than `limit`: a header line longer than a record may be is the
    /// scanner's to refuse.
    static func detect(in window: borrowing InputWindow, limit: Int) -> DialectDetection? {
        let count = min(window.count, limit)
        let bytes = window.storage.span.extracting(window.start..<window.start + count)
        return detect(in: bytes, isWhole: window.isLast || count == limit)
    }

    private static func separatorLine(_ bytes: Span<UInt8>) -> Dialect.Separator? {
        let lead = Array("sep=".utf8)
        guard bytes.count > lead.count else { return nil }
        for index in lead.indices where bytes[index] | 0x20 != lead[index] | 0x20 { return nil }
        let following = lead.count + 1
        guard following == bytes.count || isLineEnd(bytes[following]) else { return nil }
        return Dialect.Separator(rawValue: bytes[lead.count])
    }

    static func isLineEnd(_ byte: UInt8) -> Bool { byte == Mark.lineFeed || byte == Mark.carriageReturn }
}

/// Counts the possible separators of a header line, byte by byte.
private struct HeaderLine {
    private enum State {
        case before, fieldStart, text, quoted, complete
    }

    private var state = State.before
    /// By separator, in their order; a header can have millions.
    private var counts = [Int](repeating: 0, count: Dialect.Separator.allCases.count)

    var isComplete: Bool { state == .complete }

    var commonest: Dialect.Separator {
        let most = counts.max() ?? 0
        return counts.firstIndex(of: most).map { Dialect.Separator.allCases[$0] } ?? .comma
    }

    private static func position(ofSeparator byte: UInt8) -> Int? {
        switch byte {
        case Dialect.Separator.comma.rawValue: 0
        case Dialect.Separator.semicolon.rawValue: 1
        case Dialect.Separator.tab.rawValue: 2
        case Dialect.Separator.pipe.rawValue: 3
        default: nil
        }
    }

    mutating func pass(_ byte: UInt8) {
        if state == .quoted {
            // Behind a quote stands a separator, or the second of a doubled quote, which opens the field again.
            if byte == Mark.quote { state = .fieldStart }
        } else if byte == Mark.quote, state != .text {
            state = .quoted
        } else if let position = Self.position(ofSeparator: byte) {
            counts[position] += 1
            state = .fieldStart
        } else if DialectDetection.isLineEnd(byte) {
            if state != .before { state = .complete }
        } else {
            state = .text
        }
    }
}
