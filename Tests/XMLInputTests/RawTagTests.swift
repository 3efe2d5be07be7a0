import Testing

@testable import XMLInput

@Suite("RawTag")
struct RawTagTests {
    @Test(
        "finds names and values as they stand in the file",
        arguments: [
            ("<a x='1' y = \"2\"", ["x": 6, "y": 14]),
            ("<a xmlns='u' p:x='1' xmlns:p='v'", ["p:x": 18]),
            ("<a", [:]), ("<a ", [:]), ("<a x", [:]), ("<a x=1", [:]),
        ] as [(String, [String: Int])])
    func attributes(raw: String, expected: [String: Int]) {
        var window = RawWindow(capacity: 100)
        window.tail(100).copyBytes(from: Array(raw.utf8))
        window.append(raw.utf8.count)
        var tag = RawTag(window, from: 0, to: raw.utf8.count)
        var found: [String: Int] = [:]
        while let attribute = tag.next() { found[tag.text(of: attribute.name)] = attribute.value }
        #expect(found == expected)
    }
}
