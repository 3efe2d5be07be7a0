package import ByteInput
package import Diagnostics
import XMLInput

/// The elements of rejected responses as they stand in a file of XML, each with the reason in a comment before it: a file
/// that can be mended and loaded again.
package struct RejectedElements {
    private let rejections: [RejectedResponse]
    private let language: Language

    /// - Parameter rejections: Those of one file, in any order.
    package init(_ rejections: [RejectedResponse], language: Language) {
        self.rejections = rejections
        self.language = language
    }

    private struct Place: Hashable {
        var line: Int
        var column: Int
    }

    /// The file in UTF-8.
    ///
    /// - Parameter open: Opens the file of responses, which is read twice.
    package func document(_ open: () throws(ByteInputError) -> ByteReader) throws -> [UInt8] {
        let ranges = try ranges(open)
        var text: [UInt8] = []
        var reader = try open()
        try XMLReader.settleEncoding(of: &reader)
        var head: [UInt8] = []
        var offset = 0
        var next = ranges.startIndex
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = try unsafe chunk.withUnsafeMutableBytes { buffer -> Result<Int, ByteInputError> in
                do throws(ByteInputError) { return .success(unsafe try reader.read(into: buffer)) } catch {
                    return .failure(error)
                }
            }.get()
            if count == 0 { break }
            var bytes = chunk[..<count]
            if offset == 0 {
                bytes = bytes.dropFirst(TextEncoding.markLength(Array(bytes.prefix(3))))
                head = Array(bytes)
            }
            let end = offset + bytes.count
            while next < ranges.endIndex, ranges[next].range.lowerBound < end {
                let range = ranges[next].range
                if range.lowerBound >= offset { text += Array("  <!-- \(comment(ranges[next].reason)) -->\n  ".utf8) }
                let part = range.clamped(to: offset..<end)
                text +=
                    bytes[(bytes.startIndex + part.lowerBound - offset)..<(bytes.startIndex + part.upperBound - offset)]
                if range.upperBound > end { break }
                text.append(UInt8(ascii: "\n"))
                next += 1
            }
            offset = end
        }
        let root = XMLPart.rootTag(in: head).map(Self.withoutHash) ?? Array("<responses>".utf8)
        let name = root.dropFirst().prefix { ![0x20, 0x09, 0x0A, 0x0D, UInt8(ascii: ">")].contains($0) }
        return Array("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".utf8) + root + [0x0A] + text
            + Array("</".utf8) + name + Array(">\n".utf8)
    }

    /// A start tag without the hash of what the whole file said, which mending changes.
    private static func withoutHash(_ tag: [UInt8]) -> [UInt8] {
        let hash = /\s+content_sha256\s*=\s*("[^"]*"|'[^']*')/
        return Array(String(decoding: tag, as: UTF8.self).replacing(hash, with: "").utf8)
    }

    /// Where the elements of the rejected responses stand, in the order of the file.
    private func ranges(
        _ open: () throws(ByteInputError) -> ByteReader
    ) throws -> [(range: Range<Int>, reason: String)] {
        var reasons: [Place: [String]] = [:]
        for rejection in rejections {
            reasons[Place(line: rejection.line, column: rejection.column), default: []].append(
                rejection.reason[language])
        }
        var ranges: [(range: Range<Int>, reason: String)] = []
        var openElements: [(start: Int, reason: String?)] = []
        var reader = try open()
        try XMLReader(vocabulary: ["response"]).read(&reader) { event in
            switch event {
            case .start(let tag):
                let isWithin = openElements.contains { $0.reason != nil }
                var found: [String]?
                if tag.name == 0, !isWithin {
                    let position = tag.position
                    found = reasons[Place(line: position.line, column: position.column)]
                }
                openElements.append((tag.offset, found?.joined(separator: "; ")))
            case .end(let end):
                if let (start, reason) = openElements.popLast(), let reason {
                    ranges.append((start..<end.endOffset, reason))
                }
            case .text: break
            }
        }
        return ranges
    }

    /// A text as it may stand in a comment.
    private func comment(_ text: String) -> String {
        var text = text
        while text.contains("--") { text = text.replacing("--", with: "- -") }
        return text
    }
}
