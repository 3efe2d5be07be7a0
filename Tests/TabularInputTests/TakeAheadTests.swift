import ByteInput
import Testing

@testable import TabularInput

@Suite("Records taken ahead")
struct TakeAheadTests {
    /// Takes lines that hold only digits and commas, and leaves the others.
    private static func takePlain(_ bytes: Span<UInt8>, _ limit: Int) -> TakenRecords {
        var taken = TakenRecords()
        var index = 0
        while index < bytes.count, taken.bytes < limit {
            let byte = bytes[index]
            index += 1
            if byte == UInt8(ascii: "\n") {
                taken.bytes = index
                taken.lines += 1
            } else if byte != UInt8(ascii: ","), !(0x30...0x39).contains(byte) {
                taken.hasMetOther = true
                return taken
            }
        }
        return taken
    }

    /// The first fields and lines of the records that are left over, and where the reading ended.
    private static func read(_ text: String, chunk: Int, limit: Int = .max) throws -> [String] {
        var reader = RecordReader(ByteReader(path: "t.csv", bytes: Array(text.utf8), chunk: chunk))
        reader.limit = limit
        var log: [String] = []
        guard try reader.next() else { return log }
        while true {
            try reader.takeAhead(takePlain)
            guard try reader.next() else { break }
            log.append("\(reader.startLine):\(reader.text(0) ?? "")")
        }
        return log + ["\(reader.startLine) at \(reader.nextOffset)"]
    }

    private static let text = "a,b\n1,2\n3,4\nx,5\n\"y\n\",6\n7,8\n9,\"z\"\n1,1"

    @Test("leaves records that were not taken, at their lines, however the bytes come", arguments: 1...40)
    func leavesOthers(chunk: Int) throws {
        // Line 4 begins with x; the quoted line feed makes the record of line 5 end on line 6.
        #expect(try Self.read(Self.text, chunk: chunk) == ["4:x", "5:y\n", "8:9", "9:1", "10 at 36"])
    }

    @Test("reads no record that begins at the limit or behind it", arguments: 5...37)
    func respectsLimit(limit: Int) throws {
        let end = try #require(try Self.read(Self.text + "\n", chunk: 7, limit: limit).last)
        // Where records begin behind the header, by hand; the next reader goes on at the first from the limit on.
        let next = [4, 8, 12, 16, 23, 27, 33, 37].first { $0 >= limit } ?? 37
        #expect(end.hasSuffix(" at \(next)"))
    }

    @Test("goes on in the middle of a file as if it began there", arguments: [4, 12, 16, 23, 33])
    func continues(start: Int) throws {
        let bytes = Array(Self.text.utf8)
        var reader = try RecordReader(
            continuing: ByteReader(path: "t.csv", bytes: Array(bytes[start...]), chunk: 3), at: start,
            dialect: Dialect(separator: .comma))
        var texts: [String] = []
        while try reader.next() { texts.append(reader.text(1) ?? "") }
        #expect(texts == Array(["2", "4", "5", "6", "8", "z", "1"].suffix(texts.count)))
        #expect(reader.nextOffset == bytes.count)
    }
}
