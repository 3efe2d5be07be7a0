import ByteInput
import FuzzDriver
import XMLInput

/// The events of a document with their places, and what stopped the reading.
private func events(_ bytes: [UInt8], chunk: Int) -> [String] {
    var limits = XMLLimits.standard
    limits.chunkBytes = 1 << 10
    var log: [String] = []
    var reader = ByteReader(path: "f", bytes: bytes, chunk: chunk)
    do {
        let lines = try XMLReader(vocabulary: ["responses", "response", "answer", "a"], limits: limits)
            .read(&reader) { event in
                switch event {
                case .start(let tag):
                    var text = "<\(tag.nameText) @\(tag.position)"
                    for index in 0..<tag.attributeCount {
                        text += " \(tag.attributeNameText(index))=\(tag.value(index)) @\(tag.valuePosition(index))"
                    }
                    log.append(text)
                case .end(let end): log.append("> @\(end.startPosition)")
                case .text(let text): log.append("'\(text.string)' @\(text.position)")
                }
            }
        log.append("\(lines) lines")
    } catch {
        log.append("\(error)")
    }
    return log
}

// Bytes as XML: the events, their places and the errors do not depend on how the bytes are split.
runFuzzer { pointer, count in
    let bytes = Array(UnsafeBufferPointer(start: pointer, count: count))
    let chunk = 1 + (bytes.last.map(Int.init) ?? 0) % 70
    require(events(bytes, chunk: chunk) == events(bytes, chunk: .max), "the split of the bytes makes no difference")
    return 0
}
