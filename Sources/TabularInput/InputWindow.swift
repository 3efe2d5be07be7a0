import ByteInput
import Glibc

/// The bytes of a file that were read and are not yet done with, in one buffer that grows to the longest record.
@usableFromInline
struct InputWindow: ~Copyable {
    static let initialBytes = 1 << 16
    /// Bytes that can always be read behind the last one; what they are says nothing.
    static let slack = 64

    @usableFromInline private(set) var storage: [UInt8]
    /// The first byte still needed.
    @usableFromInline private(set) var start = 0
    /// The byte after the last one read.
    private(set) var end = 0
    /// The file has no bytes behind these.
    private(set) var isLast = false
    /// How many bytes were given up so far.
    private(set) var dropped = 0
    private var reader: ByteReader

    init(_ reader: consuming ByteReader) {
        self.init(reader, storage: [UInt8](repeating: 0, count: Self.initialBytes))
    }

    /// - Parameter storage: Memory to read into, whatever is in it.
    init(_ reader: consuming ByteReader, storage: consuming [UInt8]) {
        self.storage = storage
        self.reader = reader
    }

    /// Holds bytes that were read elsewhere, of a file called `path`; there are none behind them.
    init(holding bytes: consuming [UInt8], path: String) {
        end = bytes.count
        isLast = true
        storage = bytes
        reader = ByteReader(path: path, bytes: [])
    }

    /// Lends the bytes that were read and are still needed.
    func lend<Result>(_ body: (Span<UInt8>) -> Result) -> Result { body(storage.span.extracting(start..<end)) }

    /// Gives up the memory.
    mutating func takeStorage() -> [UInt8] {
        var taken: [UInt8] = []
        swap(&taken, &storage)
        (start, end) = (0, 0)
        return taken
    }

    var path: String { reader.path }
    var fingerprint: InputFingerprint { reader.fingerprint() }
    var encoding: TextEncoding? { reader.encoding }
    var count: Int { end - start }

    /// A copy of the first bytes, fewer if there are not so many.
    func prefix(_ maximum: Int) -> [UInt8] { Array(storage[start..<start + min(maximum, count)]) }

    /// The first bytes as they stand in the file; nothing is read by this.
    mutating func peek(_ count: Int) throws(ByteInputError) -> [UInt8] { try reader.peek(count) }

    /// Settles the encoding of a file about which nobody has said more than it says itself or was asked for.
    mutating func settleEncoding() throws(ByteInputError) {
        if reader.encoding == nil { try reader.settle(try reader.knownEncoding() ?? .utf8) }
    }

    /// Says that the bytes, none of which was read yet, are in an encoding.
    mutating func settle(_ encoding: TextEncoding) throws(ByteInputError) { try reader.settle(encoding) }

    /// Gives up the first bytes.
    mutating func drop(_ count: Int) {
        start += count
        dropped += count
    }

    /// Reads until there are `minimum` bytes or the file ends.
    mutating func fill(_ minimum: Int) throws(ByteInputError) {
        while count < minimum, !isLast { try refill() }
    }

    /// Moves what is needed to the front and reads more behind it.
    mutating func refill() throws(ByteInputError) {
        makeRoom()
        let count = try Self.read(&reader, into: &storage, at: end)
        isLast = count == 0
        end += count
    }

    private mutating func makeRoom() {
        let kept = start..<end
        if kept.lowerBound > 0 {
            unsafe storage.withUnsafeMutableBytes { bytes in
                unsafe bytes.copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[kept]))
            }
        }
        start = 0
        end = kept.count
        if end > (storage.count - Self.slack) / 2 { storage.append(contentsOf: repeatElement(0, count: storage.count)) }
    }

    private static func read(
        _ reader: inout ByteReader, into storage: inout [UInt8], at offset: Int
    ) throws(ByteInputError) -> Int {
        try unsafe storage.withUnsafeMutableBufferPointer { (bytes) throws(ByteInputError) -> Int in
            try unsafe reader.read(
                into: UnsafeMutableRawBufferPointer(
                    UnsafeMutableBufferPointer(rebasing: bytes[offset..<bytes.count - slack])))
        }
    }

    /// The first NUL among the next `count` bytes, counted from the first still needed; nil where there is none.
    func firstNUL(within count: Int) -> Int? {
        unsafe storage.withUnsafeBytes { bytes in
            guard let first = bytes.baseAddress, count > 0 else { return nil }
            return unsafe memchr(first + start, 0, count).map { unsafe UnsafeRawPointer($0) - (first + start) }
        }
    }
}
