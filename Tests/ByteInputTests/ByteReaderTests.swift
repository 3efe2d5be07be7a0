import Synchronization
import TestMaterial
import Testing

@testable import ByteInput

@Suite("ByteReader")
struct ByteReaderTests {
    /// What a reader gives until its end, through a buffer of some size, with a peek before each read.
    private func drain(
        _ reader: consuming ByteReader, buffer size: Int, peeks: [Int] = []
    ) throws -> (bytes: [UInt8], peeked: [[UInt8]], fingerprint: InputFingerprint) {
        var reader = reader
        var bytes: [UInt8] = []
        var peeked: [[UInt8]] = []
        var buffer = [UInt8](repeating: 0, count: size)
        while true {
            if !peeks.isEmpty { peeked.append(try reader.peek(peeks[peeked.count % peeks.count])) }
            let count = try buffer.withUnsafeMutableBytes { try reader.read(into: $0) }
            if count == 0 { return (bytes, peeked, reader.fingerprint()) }
            bytes += buffer[..<count]
        }
    }

    private let sample = (0..<1000).map { UInt8(truncatingIfNeeded: $0 &* 31) }

    // FIPS 180-4's examples, as NIST publishes them with the standard; the first is the digest of nothing.
    @Test(
        "takes SHA-256",
        arguments: [
            (text: "", digest: "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
            (text: "abc", digest: "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
            (
                text: "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
                digest: "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
            ),
        ])
    func takesSHA256(text: String, digest: String) throws {
        #expect(sha256(of: Array(text.utf8)) == digest)
        let read = try drain(ByteReader(path: "t", bytes: Array(text.utf8), chunk: 2), buffer: 3)
        #expect(read.fingerprint == InputFingerprint(path: "t", bytes: text.utf8.count, sha256: digest))
    }

    @Test(
        "gives the same bytes and fingerprint however they are split",
        arguments: [1, 2, 7, 999, 1000, .max], [1, 3, 64, 5000])
    func anySplit(chunk: Int, buffer: Int) throws {
        let read = try drain(ByteReader(path: "t", bytes: sample, chunk: chunk), buffer: buffer)
        #expect(read.bytes == sample)
        #expect(read.fingerprint == InputFingerprint(path: "t", bytes: 1000, sha256: sha256(of: sample)))
    }

    @Test(
        "gives peeked bytes again and counts them once",
        arguments: [1, 7, .max], [[1], [5, 2], [0], [2000], [3, 0, 64]])
    func peeksWithoutReading(chunk: Int, peeks: [Int]) throws {
        let read = try drain(ByteReader(path: "t", bytes: sample, chunk: chunk), buffer: 4, peeks: peeks)
        #expect(read.bytes == sample)
        #expect(read.fingerprint.bytes == 1000)
        #expect(read.fingerprint.sha256 == sha256(of: sample))
        #expect(read.peeked.first == Array(sample.prefix(peeks[0])))
    }

    @Test("peeks at no more than there is")
    func peeksAtTheEnd() throws {
        var reader = ByteReader(path: "t", bytes: [1, 2, 3], chunk: 1)
        #expect(try reader.peek(5) == [1, 2, 3])
        #expect(try reader.peek(2) == [1, 2])
        #expect(reader.bytesRead == 0)
        #expect(reader.fingerprint().sha256 == sha256(of: []))
        #expect(try reader.readAll(limit: 3) == [1, 2, 3])
        #expect(try reader.peek(1) == [])
    }

    @Test("tells the fingerprint of what was read so far, and reads on")
    func fingerprintSoFar() throws {
        var reader = ByteReader(path: "t", bytes: sample, chunk: 10)
        var buffer = [UInt8](repeating: 0, count: 10)
        _ = try buffer.withUnsafeMutableBytes { try reader.read(into: $0) }
        #expect(reader.fingerprint().sha256 == sha256(of: Array(sample[..<10])))
        #expect(try reader.readAll(limit: 2000) == Array(sample[10...]))
        #expect(reader.fingerprint().sha256 == sha256(of: sample))
    }

    @Test("reads all up to its limit and refuses a byte more", arguments: [1000, 5000])
    func readsAll(limit: Int) throws {
        var reader = ByteReader(path: "t", bytes: sample, chunk: 300)
        #expect(try reader.readAll(limit: limit) == sample)
    }

    @Test("refuses a file beyond the limit", arguments: [0, 1, 999])
    func refusesLargeFiles(limit: Int) {
        var reader = ByteReader(path: "t", bytes: sample, chunk: 300)
        #expect(throws: ByteInputError.tooLarge(path: "t", limit: limit)) { try reader.readAll(limit: limit) }
    }

    @Test("reads a file, tells its size beforehand and each chunk as it goes")
    func readsFiles() throws {
        final class Total: Sendable { let bytes = Mutex(0) }
        try withTemporaryFolder { folder in
            let path = folder + "/Sở.csv"
            try write(String(repeating: "ế", count: 50_000), to: path)
            let total = Total()
            let reader = try ByteReader(path: path) { count in total.bytes.withLock { $0 += count } }
            let read = try drain(reader, buffer: 4096, peeks: [16])
            #expect(String(decoding: read.bytes, as: UTF8.self) == String(repeating: "ế", count: 50_000))
            #expect(read.fingerprint == InputFingerprint(path: path, bytes: 150_000, sha256: sha256(of: read.bytes)))
            #expect(total.bytes.withLock { $0 } == 150_000)
        }
    }

    @Test("refuses a file that is not there and a folder")
    func refusesMissingFiles() throws {
        try withTemporaryFolder { folder in
            // ENOENT is 2 on Linux.
            #expect(throws: ByteInputError.system(path: folder + "/none", number: 2)) {
                _ = try ByteReader(path: folder + "/none").bytesRead
            }
            #expect(throws: ByteInputError.isDirectory(path: folder)) {
                _ = try ByteReader(path: folder).bytesRead
            }
        }
    }
}
