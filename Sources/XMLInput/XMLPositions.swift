package import Diagnostics
import Glibc

/// A place in the file as an editor shows it.
///
/// Lines count line feeds, columns count Unicode scalars; both start at 1. A byte order mark takes no column.
package struct XMLPosition: Hashable, Sendable, CustomStringConvertible {
    package var line: Int
    package var column: Int

    package init(line: Int, column: Int) {
        self.line = line
        self.column = column
    }

    /// `line:column`.
    package var description: String { "\(line):\(column)" }

    package func location(in file: String) -> SourceLocation {
        SourceLocation(file: file, line: line, column: column)
    }
}

/// The last raw bytes of the file, with the line and column of the first of them.
///
/// Offsets count bytes from the start of the document, after a byte order mark. Only what the window still holds can
/// be placed; ``drop(before:)`` decides what that is. Memory does not grow with the file.
@unsafe struct RawWindow: ~Copyable {
    /// A place whose line and column are known.
    private struct Mark {
        var offset = 0
        var line = 1
        /// Unicode scalars of the line before the offset.
        var scalars = 0
    }

    private let bytes: UnsafeMutablePointer<UInt8>
    private let capacity: Int
    private var front = Mark()
    /// A place at or after the front from which counting may start; spares counting the window for each finding.
    private var anchor = Mark()
    /// The offset of the end of what was read.
    private(set) var end = 0

    init(capacity: Int) {
        unsafe bytes = .allocate(capacity: capacity)
        unsafe self.capacity = capacity
    }

    deinit { unsafe bytes.deallocate() }

    /// The offset of the first byte held.
    var start: Int { unsafe front.offset }
    var room: Int { unsafe capacity - (end - front.offset) }

    /// The place in memory of an offset between `start` and `end`.
    func address(of offset: Int) -> UnsafePointer<UInt8> { unsafe UnsafePointer(bytes + (offset - front.offset)) }

    /// The byte at an offset; nil outside the window.
    subscript(offset: Int) -> UInt8? {
        unsafe offset >= front.offset && offset < end ? bytes[offset - front.offset] : nil
    }

    /// The free bytes after the end, `count` of them at most.
    func tail(_ count: Int) -> UnsafeMutableRawBufferPointer {
        unsafe UnsafeMutableRawBufferPointer(start: bytes + (end - front.offset), count: min(count, room))
    }

    /// Takes into the window what was written to ``tail(_:)``.
    mutating func append(_ count: Int) { unsafe end += count }

    /// Forgets a byte order mark, as if the file began after it.
    mutating func dropByteOrderMark(_ count: Int) {
        unsafe memmove(bytes, bytes + count, end - count)
        unsafe end -= count
    }

    /// Forgets all bytes before an offset, keeping count of their lines.
    mutating func drop(before offset: Int) {
        guard unsafe offset > front.offset else { return }
        let mark = unsafe advance(offset >= anchor.offset ? anchor : front, to: offset)
        unsafe memmove(bytes, bytes + (offset - front.offset), end - offset)
        unsafe front = mark
        if unsafe anchor.offset < offset { unsafe anchor = mark }
    }

    /// Lets later positions be counted from here on; offsets before it stay right, but cost more.
    mutating func settle(at offset: Int) {
        guard unsafe offset > anchor.offset else { return }
        unsafe anchor = advance(anchor, to: offset)
    }

    /// The line and column of an offset; one outside the window counts as the window's nearest end.
    func position(of offset: Int) -> XMLPosition {
        let offset = unsafe min(max(offset, front.offset), end)
        let mark = unsafe advance(offset >= anchor.offset ? anchor : front, to: offset)
        return XMLPosition(line: mark.line, column: mark.scalars + 1)
    }

    private func advance(_ mark: Mark, to offset: Int) -> Mark {
        var mark = mark
        var first = unsafe address(of: mark.offset)
        let end = unsafe address(of: offset)
        while let feed = unsafe memchr(first, 0x0A, end - first) {
            unsafe first = UnsafePointer(feed.assumingMemoryBound(to: UInt8.self)) + 1
            mark.line += 1
            mark.scalars = 0
        }
        mark.scalars += unsafe countScalars(first, end - first)
        mark.offset = offset
        return mark
    }

    /// The offset of the last `byte` before an offset; nil where the window holds none.
    func last(_ byte: UInt8, before offset: Int) -> Int? {
        unsafe lastIndex(of: byte, address(of: start), offset - start).map { unsafe start + $0 }
    }
}

private func lastIndex(of byte: UInt8, _ bytes: UnsafePointer<UInt8>, _ count: Int) -> Int? {
    var index = count
    while index > 0 {
        index -= 1
        if unsafe bytes[index] == byte { return index }
    }
    return nil
}

/// All bytes but the continuation bytes of UTF-8.
private func countScalars(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> Int {
    var result = 0
    for index in 0..<count { unsafe result &+= bytes[index] & 0xC0 != 0x80 ? 1 : 0 }
    return result
}
