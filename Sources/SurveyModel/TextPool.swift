/// Texts that come again and again, each kept once under a number, from 0 in the order of their first coming.
package struct TextPool: Sendable {
    private var bytes: [UInt8] = []
    /// Where each text begins; one more at the end.
    private var starts = [0]
    /// The numbers by hash, −1 where a place is free; twice as many places as texts at least.
    private var places = [Int32](repeating: -1, count: 64)

    package init() {}

    package var count: Int { starts.count - 1 }

    /// The text of a number.
    package subscript(_ number: Int32) -> String {
        String(decoding: bytes[starts[Int(number)]..<starts[Int(number) + 1]], as: UTF8.self)
    }

    /// The text of a number in UTF-8.
    package func bytes(of number: Int32) -> ArraySlice<UInt8> { bytes[starts[Int(number)]..<starts[Int(number) + 1]] }

    /// The number of a text, which is new where the text is.
    package mutating func number(of text: String) -> Int32 {
        var text = text
        return text.withUTF8 { unsafe number(of: Span(_unsafeElements: $0)) }
    }

    /// The number of a text in UTF-8.
    package mutating func number(of text: Span<UInt8>) -> Int32 {
        if count * 2 >= places.count { grow() }
        var place = Self.hash(text) & (places.count - 1)
        while places[place] >= 0 {
            if isText(places[place], text) { return places[place] }
            place = (place + 1) & (places.count - 1)
        }
        let number = Int32(count)
        places[place] = number
        for index in 0..<text.count { bytes.append(text[index]) }
        starts.append(bytes.count)
        return number
    }

    private func isText(_ number: Int32, _ text: Span<UInt8>) -> Bool {
        let start = starts[Int(number)]
        guard starts[Int(number) + 1] - start == text.count else { return false }
        for index in 0..<text.count where bytes[start + index] != text[index] { return false }
        return true
    }

    private mutating func grow() {
        var larger = [Int32](repeating: -1, count: places.count * 2)
        for number in 0..<count {
            let text = bytes.span.extracting(starts[number]..<starts[number + 1])
            var place = Self.hash(text) & (larger.count - 1)
            while larger[place] >= 0 { place = (place + 1) & (larger.count - 1) }
            larger[place] = Int32(number)
        }
        places = larger
    }

    /// FNV-1a, whose upper bits are folded into the lower.
    private static func hash(_ text: Span<UInt8>) -> Int {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for index in 0..<text.count { hash = (hash ^ UInt64(text[index])) &* 0x100_0000_01B3 }
        return Int(truncatingIfNeeded: hash ^ (hash >> 29))
    }
}
