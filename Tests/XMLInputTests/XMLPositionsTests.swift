import ByteInput
import Testing

@testable import XMLInput

@Suite("RawWindow: line and column of any byte held")
struct XMLPositionsTests {
    /// The place by the definition: line feeds and scalars before the offset.
    private static func expected(_ bytes: [UInt8], _ offset: Int) -> XMLPosition {
        let before = bytes[..<offset]
        let line = before.filter { $0 == 0x0A }.count + 1
        let start = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
        return XMLPosition(line: line, column: before[start...].filter { $0 & 0xC0 != 0x80 }.count + 1)
    }

    @Test("agrees with counting from the start, however much was dropped or settled", arguments: [0, 1, 5, 17, 30])
    func agreesWithDefinition(dropped: Int) {
        let bytes = Array("đường\nSở Nội vụ 😀\r\n\n\nxã, phường".utf8)
        for settled in [0, 20, bytes.count] {
            var window = RawWindow(capacity: 100)
            window.tail(100).copyBytes(from: bytes)
            window.append(bytes.count)
            window.settle(at: settled)
            window.drop(before: dropped)
            for offset in dropped...bytes.count {
                #expect(window.position(of: offset) == Self.expected(bytes, offset))
            }
        }
    }

    @Test("lines beyond 65 535 are right")
    func manyLines() {
        let document = "<a>" + String(repeating: "\n<b/>", count: 200_000) + "\n <b x='1'></a>"
        let expected = XMLError.mismatchedTag(
            opened: "b", openedAt: at(200_002, 2), closed: "a", at: at(200_002, 11))
        #expect(fault(of: document) == expected)
        #expect(eventLog(document).suffix(2).first == "<b x@200002:5=[1]@200002:8> @200002:2")
    }

    @Test("columns of a document on one line of more than 300 KiB are right")
    func oneLine() {
        let piece = "<b x='ế'/>"
        let document = "<a>" + String(repeating: piece, count: 40_000) + "</a>"
        let log = eventLog(document)
        #expect(document.utf8.count > 300 * 1024)
        #expect(log.count == 80_002)
        for index in stride(from: 0, to: 40_000, by: 777) {
            let column = 4 + index * piece.count
            #expect(log[1 + 2 * index] == "<b x@1:\(column + 3)=[ế]@1:\(column + 6)> @1:\(column)")
        }
    }

    @Test("an element that opened long before the file's end is named with its place")
    func openedLongAgo() {
        let document = "<a>\n  <b>" + String(repeating: "<c>\n</c>", count: 100_000)
        #expect(
            fault(of: document) == .endedEarly(open: "b", openedAt: at(2, 3), at: at(100_002, 5)))
    }
}
