import ByteInput
import XMLInput

/// The names the tests know: a, b, c, x, y.
let vocabulary = ["a", "b", "c", "x", "y"]

/// What a reader delivers for a document, a line an event, an error last; positions as `@line:column`.
func eventLog(
    _ bytes: [UInt8], arriving chunk: Int = .max, limits: XMLLimits = .standard, asked: String? = nil
) -> [String] {
    var log: [String] = []
    var reader = ByteReader(
        path: "test.xml", bytes: bytes, chunk: chunk, asked: asked.flatMap { try? EncodingName($0) })
    do {
        try XMLReader(vocabulary: vocabulary, limits: limits).read(&reader) { event in
            switch event {
            case .start(let tag): log.append(describe(tag))
            case .end(let name): log.append("</\(name.name.map { vocabulary[$0] } ?? "?")>")
            case .text(let text): log.append("'\(text.string)' @\(text.position)")
            }
        }
    } catch {
        log.append("\(error)")
    }
    return log
}

func eventLog(_ document: String, arriving chunk: Int = .max, limits: XMLLimits = .standard) -> [String] {
    eventLog(Array(document.utf8), arriving: chunk, limits: limits)
}

/// The error a document ends with, nil if it is read to the end.
func fault(of document: String, limits: XMLLimits = .standard) -> XMLError? {
    fault(of: Array(document.utf8), limits: limits)
}

func fault(of bytes: [UInt8], limits: XMLLimits = .standard, asked: String? = nil) -> XMLError? {
    var reader = ByteReader(path: "test.xml", bytes: bytes, asked: asked.flatMap { try? EncodingName($0) })
    do { try XMLReader(vocabulary: vocabulary, limits: limits).read(&reader) { _ in } } catch {
        return error as? XMLError
    }
    return nil
}

/// Known names as they are, unknown ones in parentheses.
private func describe(_ tag: borrowing XMLTag) -> String {
    var line = "<" + (tag.name.map { vocabulary[$0] } ?? "(\(tag.nameText))")
    for index in 0..<tag.attributeCount {
        let name = tag.attributeName(index).map { vocabulary[$0] } ?? "(\(tag.attributeNameText(index)))"
        line += " \(name)@\(tag.namePosition(index))=[\(tag.value(index))]@\(tag.valuePosition(index))"
    }
    return line + "> @\(tag.position)"
}
