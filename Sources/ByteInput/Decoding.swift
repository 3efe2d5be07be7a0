/// A decoder at work: the bytes it takes in and the text that was not given out yet, each no more than a chunk.
struct Decoding {
    static let chunkBytes = 1 << 16

    private(set) var decoder: TextDecoder
    /// The file has no bytes behind these.
    private(set) var hasEnded = false
    private var chunk: [UInt8] = []
    private var text: [UInt8] = []
    /// How much of the text was given out.
    private var given = 0

    init(_ decoder: TextDecoder) { self.decoder = decoder }

    /// Fills the front of the buffer with text; returns how many bytes of it, 0 where there is none left.
    mutating func give(_ buffer: UnsafeMutableRawBufferPointer) -> Int {
        let count = min(text.count - given, buffer.count)
        unsafe buffer.copyBytes(from: text[given..<given + count])
        given += count
        return count
    }

    /// Memory for the next bytes, which `decode` takes back.
    mutating func takeChunk() -> [UInt8] {
        var taken: [UInt8] = []
        swap(&taken, &chunk)
        return taken.isEmpty ? [UInt8](repeating: 0, count: Self.chunkBytes) : taken
    }

    /// Decodes the first bytes of a chunk; none say that the file has ended.
    mutating func decode(_ bytes: [UInt8], _ count: Int) {
        text.removeAll(keepingCapacity: true)
        given = 0
        decoder.decode(bytes[..<count], into: &text)
        hasEnded = count == 0
        if hasEnded { decoder.finish() }
        chunk = bytes
    }
}
