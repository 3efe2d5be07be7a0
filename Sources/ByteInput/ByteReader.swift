import Crypto
import Glibc

/// What was read: enough to prove later that a result came from these bytes.
package struct InputFingerprint: Hashable, Sendable {
    /// The path as it was opened.
    package var path: String
    package var bytes: Int
    /// SHA-256 of all bytes, 64 lower-case hexadecimal digits; nil where it was not asked for.
    package var sha256: String?

    package init(path: String, bytes: Int, sha256: String?) {
        self.path = path
        self.bytes = bytes
        self.sha256 = sha256
    }
}

/// Reads a file once, in chunks, and keeps the size and SHA-256 of what it gave out.
///
/// The fingerprint is taken from the very bytes that were parsed, never from a second look at the file; who does not
/// need it says so, and reading is then faster. Text in another
/// encoding than UTF-8 is given out in UTF-8 once ``settle(_:)`` has said so; the size and fingerprint stay those of the
/// file's own bytes. UTF-8 passes through untouched and is not checked here.
package struct ByteReader: ~Copyable {
    private enum Source {
        /// A pipe, a terminal: what comes next is what there is.
        case stream(Int32)
        /// A file with places; reading moves `position`.
        case file(Int32, position: Int)
        case memory([UInt8], chunk: Int, position: Int)
        /// What somebody else unpacks.
        case supply((Int) throws(ByteInputError) -> [UInt8])
    }

    package let path: String
    /// The size of a regular file when it was opened; nil for anything else.
    package let fileSize: Int?
    /// How many of the file's own bytes were read.
    package private(set) var bytesRead = 0
    /// The encoding that was asked for from outside the file.
    package let asked: EncodingName?
    /// The encoding of what is read; nil until it is settled.
    package private(set) var encoding: TextEncoding?

    private var source: Source
    /// Nil where nobody needs it.
    private var hash: SHA256?
    /// Bytes that were peeked at and not read yet.
    private var lookahead: [UInt8] = []
    /// What turns the bytes into UTF-8; nil where they are.
    private var decoding: Decoding?
    let progress: (@Sendable (_ bytes: Int) -> Void)?

    /// Opens a file for reading.
    ///
    /// - Parameters:
    ///   - asked: The encoding that somebody says the file is in.
    ///   - isHashed: Whether the SHA-256 of what is read will be asked for.
    ///   - progress: Called with the number of bytes of each chunk as it is read.
    package init(
        path: String, asked: EncodingName? = nil, isHashed: Bool = true,
        progress: (@Sendable (_ bytes: Int) -> Void)? = nil
    ) throws(ByteInputError) {
        let descriptor = unsafe path.withCString { pointer in unsafe open(pointer, O_RDONLY | O_CLOEXEC) }
        guard descriptor >= 0 else { throw ByteInputError.system(path: path, number: errno) }
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0 else {
            let number = errno
            close(descriptor)
            throw ByteInputError.system(path: path, number: number)
        }
        if status.st_mode & S_IFMT == S_IFDIR {
            close(descriptor)
            throw ByteInputError.isDirectory(path: path)
        }
        if isHashed { hash = SHA256() }
        self.path = path
        self.asked = asked
        self.progress = progress
        let isRegular = status.st_mode & S_IFMT == S_IFREG
        fileSize = isRegular ? Int(status.st_size) : nil
        source = isRegular ? .file(descriptor, position: 0) : .stream(descriptor)
    }

    /// A copy of the descriptor of a regular file that is not hashed; nil for anything else.
    func sharedDescriptor() throws(ByteInputError) -> Int32? {
        guard case .file(let descriptor, _) = source, hash == nil else { return nil }
        let copy = fcntl(descriptor, F_DUPFD_CLOEXEC, 0)
        guard copy >= 0 else { throw ByteInputError.system(path: path, number: errno) }
        return copy
    }

    /// Reads from a descriptor that is open, and closes it.
    init(
        path: String, descriptor: Int32, offset: Int, size: Int?, asked: EncodingName? = nil, isHashed: Bool = false,
        progress: (@Sendable (_ bytes: Int) -> Void)?
    ) {
        self.path = path
        self.progress = progress
        self.asked = asked
        fileSize = size
        source = .file(descriptor, position: offset)
        if isHashed { hash = SHA256() }
    }

    /// Reads a file from its begin on that others may be reading as well.
    package init(_ file: SharedFile, asked: EncodingName?, isHashed: Bool) throws(ByteInputError) {
        self.init(
            path: file.path, descriptor: try file.copyDescriptor(), offset: 0, size: file.size, asked: asked,
            isHashed: isHashed, progress: file.progress)
    }

    /// Reads from memory, at most `chunk` bytes at a time, as if they stood in a file called `path`.
    package init(path: String, bytes: [UInt8], chunk: Int = .max, asked: EncodingName? = nil) {
        self.path = path
        self.asked = asked
        source = .memory(bytes, chunk: max(1, chunk), position: 0)
        hash = SHA256()
        fileSize = nil
        progress = nil
    }

    /// Reads what somebody supplies, as if it stood in a file called `path`; it is not hashed.
    ///
    /// - Parameter supply: Gives the next bytes, at most so many; none at the end.
    package init(path: String, supply: @escaping (Int) throws(ByteInputError) -> [UInt8]) {
        self.path = path
        source = .supply(supply)
        asked = nil
        fileSize = nil
        progress = nil
    }

    deinit {
        switch source {
        case .stream(let descriptor), .file(let descriptor, _): close(descriptor)
        case .memory, .supply: break
        }
    }

    /// Says which encoding the bytes are in, before the first is read; `read` gives UTF-8 from here on.
    package mutating func settle(_ encoding: TextEncoding) throws(ByteInputError) {
        precondition(bytesRead == 0, "the encoding is settled before anything is read")
        if encoding != .utf8 { decoding = Decoding(try decoder(of: encoding)) }
        self.encoding = encoding
    }

    /// Fills the front of the buffer with the next bytes, of the text in UTF-8 where the encoding was settled.
    ///
    /// - Returns: How many bytes were given; 0 at the end and only there (the buffer must not be empty).
    /// - Throws: `undecodableBytes` once all text before them has been given, and again each time.
    package mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws(ByteInputError) -> Int {
        if decoding == nil { return unsafe try readBytes(into: buffer) }
        while true {
            if let count = unsafe decoding?.give(buffer), count > 0 { return count }
            if let decoder = decoding?.decoder, decoder.hasFailed, let encoding {
                throw ByteInputError.undecodableBytes(
                    path: path, encoding: encoding, offset: decoder.offset, line: decoder.line, column: decoder.column)
            }
            guard decoding?.hasEnded == false else { return 0 }
            try decodeMore()
        }
    }

    private mutating func decodeMore() throws(ByteInputError) {
        guard var chunk = decoding?.takeChunk() else { return }
        let count = try unsafe chunk.withUnsafeMutableBufferPointer { (buffer) throws(ByteInputError) -> Int in
            unsafe try readBytes(into: UnsafeMutableRawBufferPointer(buffer))
        }
        decoding?.decode(chunk, count)
    }

    /// Fills the front of the buffer with the next of the file's own bytes.
    private mutating func readBytes(into buffer: UnsafeMutableRawBufferPointer) throws(ByteInputError) -> Int {
        var count = min(lookahead.count, buffer.count)
        if count > 0 {
            unsafe buffer.copyBytes(from: lookahead[..<count])
            lookahead.removeFirst(count)
        } else {
            count = unsafe try fill(buffer)
        }
        if count > 0 {
            unsafe hash?.update(bufferPointer: UnsafeRawBufferPointer(rebasing: buffer[..<count]))
            bytesRead += count
            progress?(count)
        }
        return count
    }

    /// The file's next bytes, up to `count`, without reading them: the next `read` gives them or their text.
    package mutating func peek(_ count: Int) throws(ByteInputError) -> [UInt8] {
        while lookahead.count < count {
            var bytes = [UInt8](repeating: 0, count: count - lookahead.count)
            let outcome = unsafe bytes.withUnsafeMutableBytes { buffer -> Result<Int, ByteInputError> in
                do throws(ByteInputError) { return .success(unsafe try fill(buffer)) } catch { return .failure(error) }
            }
            let filled = try outcome.get()
            if filled == 0 { break }
            lookahead.append(contentsOf: bytes[..<filled])
        }
        return Array(lookahead.prefix(count))
    }

    /// Takes bytes from the source, past those that were peeked at.
    private mutating func fill(_ buffer: UnsafeMutableRawBufferPointer) throws(ByteInputError) -> Int {
        switch source {
        case .stream(let descriptor):
            return try given { unsafe Glibc.read(descriptor, buffer.baseAddress, buffer.count) }
        case .file(let descriptor, let position):
            let count = try given { unsafe pread(descriptor, buffer.baseAddress, buffer.count, position) }
            source = .file(descriptor, position: position + count)
            return count
        case .memory(let bytes, let chunk, let position):
            let count = min(bytes.count - position, chunk, buffer.count)
            unsafe buffer.copyBytes(from: bytes[position..<position + count])
            source = .memory(bytes, chunk: chunk, position: position + count)
            return count
        case .supply(let supply):
            let bytes = try supply(buffer.count).prefix(buffer.count)
            unsafe buffer.copyBytes(from: bytes)
            return bytes.count
        }
    }

    /// How many bytes a call of the system gave; a call that a signal broke off is made again.
    private func given(_ call: () -> Int) throws(ByteInputError) -> Int {
        var count = call()
        while count < 0 && errno == EINTR { count = call() }
        guard count >= 0 else { throw ByteInputError.system(path: path, number: errno) }
        return count
    }

    /// Reads all that is left, refusing a file of more than `limit` bytes.
    package mutating func readAll(limit: Int) throws(ByteInputError) -> [UInt8] {
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            // `withUnsafeMutableBytes` does not carry a typed error out, hence the Result.
            let outcome = unsafe chunk.withUnsafeMutableBytes { buffer -> Result<Int, ByteInputError> in
                do throws(ByteInputError) { return .success(unsafe try read(into: buffer)) } catch {
                    return .failure(error)
                }
            }
            let count = try outcome.get()
            if count == 0 { return bytes }
            bytes.append(contentsOf: chunk[..<count])
            guard bytes.count <= limit else { throw ByteInputError.tooLarge(path: path, limit: limit) }
        }
    }

    /// The fingerprint of the bytes read so far.
    package func fingerprint() -> InputFingerprint {
        InputFingerprint(path: path, bytes: bytesRead, sha256: hash.map { hexadecimal($0.finalize()) })
    }
}

/// SHA-256 of bytes in memory, 64 lower-case hexadecimal digits.
package func sha256(of bytes: [UInt8]) -> String {
    hexadecimal(SHA256.hash(data: bytes))
}

private func hexadecimal(_ digest: SHA256.Digest) -> String {
    let digits = Array("0123456789abcdef")
    return String(digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
}
