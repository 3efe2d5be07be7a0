import ByteInput
import Testing

@testable import TabularInput

@Suite("InputWindow")
struct InputWindowTests {
    @Test("grows to what is kept, not to the file")
    func growsToWhatIsKept() throws {
        let count = 20 * InputWindow.initialBytes
        var window = InputWindow(ByteReader(path: "t", bytes: (0..<count).map { UInt8(truncatingIfNeeded: $0) }))
        var passed = 0
        while !window.isLast {
            try window.refill()
            let dropped = window.count * 3 / 4
            window.drop(dropped)
            passed += dropped
            #expect(window.prefix(1).first.map(Int.init) ?? passed & 255 == passed & 255)
        }
        #expect(passed + window.count == count)
        #expect(window.storage.count <= 2 * InputWindow.initialBytes)
    }

    @Test("holds a record longer than the buffer was")
    func growsForLongRecords() throws {
        let long = String(repeating: "ế", count: InputWindow.initialBytes / 2)
        #expect(Trace("a,b\n1,\(long)\n2,3", chunk: 1000).texts == [["a", "b"], ["1", long], ["2", "3"]])
    }

    @Test("finds the first NUL among the bytes asked about", arguments: [(2, nil), (3, 2), (4, 2)] as [(Int, Int?)])
    func findsNUL(count: Int, expected: Int?) throws {
        var window = InputWindow(ByteReader(path: "t", bytes: [1, 2, 0, 3], chunk: 2))
        try window.fill(4)
        let found = window.firstNUL(within: count)
        #expect(found == expected)
    }
}
