import CLibXML2
import Glibc

extension Parse {
    /// A start tag, from libxml2.
    func start(
        _ name: UnsafePointer<UInt8>, prefix: UnsafePointer<UInt8>?,
        _ attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>?, _ count: Int
    ) {
        unsafe deliverText()
        // A parser that was stopped has freed the bytes the attributes lie in.
        guard unsafe state.pointee.failure == nil else { return }
        let nameIndex = unsafe state.pointee.names.index(of: name)
        let tagEnd = unsafe offset
        guard unsafe allows(name, nameIndex, count, tagEnd), unsafe takeAttributes(attributes, count) else { return }
        let depth = unsafe state.pointee.depth
        unsafe (state.pointee.open + depth).initialize(
            to: OpenElement(name: name, prefix: prefix, nameIndex: nameIndex, tagEnd: tagEnd, position: nil))
        unsafe state.pointee.depth = depth + 1
        unsafe state.pointee.sawRoot = true
        unsafe state.pointee.lastTagEnd = tagEnd
        unsafe deliver(
            .start(
                XMLTag(
                    self, name: name, nameIndex: Int(nameIndex), attributes: attributes,
                    names: state.pointee.attributeNames, count: count)))
    }

    /// An end tag, or the end of an empty-element tag, from libxml2.
    func end() {
        unsafe deliverText()
        let depth = unsafe state.pointee.depth - 1
        guard depth >= 0 else { return }
        unsafe state.pointee.depth = depth
        let nameIndex = unsafe Int(state.pointee.open[depth].nameIndex)
        unsafe deliver(.end(XMLEnd(self, name: nameIndex < 0 ? nil : nameIndex)))
    }

    /// A comment or processing instruction, from libxml2; of no interest but for its length.
    ///
    /// One beyond the limit is longer than a chunk, so that libxml2 was waiting for its end when the last one ended.
    func skipMarkup(_ text: UnsafePointer<UInt8>?) {
        let limit = unsafe state.pointee.limits.markupBytes
        guard let text = unsafe text, unsafe offset - state.pointee.pending > limit, unsafe strlen(text) > limit else {
            return
        }
        unsafe refuse(.markupBytes, limit, at: state.pointee.pending)
    }

    /// Ends the parse because of a limit.
    func refuse(_ limit: XMLLimit, _ value: Int, at offset: Int) {
        unsafe stop(XMLError.beyondLimit(limit, limit: value, at: state.pointee.window.position(of: offset)))
    }

    /// Whether a tag keeps to the limits, its attributes apart; refuses it if not.
    private func allows(_ name: UnsafePointer<UInt8>, _ nameIndex: Int32, _ count: Int, _ tagEnd: Int) -> Bool {
        let limits = unsafe state.pointee.limits
        if unsafe state.pointee.depth >= limits.depth {
            unsafe refuse(.depth, limits.depth, at: tagStart(before: tagEnd))
        } else if count > limits.attributes {
            unsafe refuse(.attributes, limits.attributes, at: tagStart(before: tagEnd))
        } else if unsafe nameIndex < 0 && strlen(name) > limits.nameBytes {
            unsafe refuse(.nameBytes, limits.nameBytes, at: tagStart(before: tagEnd))
        } else if unsafe tagEnd - state.pointee.lastTagEnd > limits.markupBytes,
            case let start = unsafe tagStart(before: tagEnd), tagEnd - start > limits.markupBytes
        {
            unsafe refuse(.markupBytes, limits.markupBytes, at: start)
        }
        return unsafe state.pointee.failure == nil
    }

    /// Looks up the names of a tag's attributes, and puts right their values.
    private func takeAttributes(_ attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>?, _ count: Int) -> Bool {
        guard count > 0, let attributes = unsafe attributes else { return true }
        let nameLimit = unsafe state.pointee.limits.nameBytes
        let valueLimit = unsafe state.pointee.limits.valueBytes
        let names = unsafe state.pointee.attributeNames
        let input = unsafe state.pointee.parser.pointee.input
        let inputStart = unsafe UInt(bitPattern: input?.pointee.base)
        let inputLength = unsafe UInt(bitPattern: input?.pointee.end) &- inputStart
        var attribute = unsafe attributes
        for index in 0..<count {
            defer { unsafe attribute += 5 }
            let nameIndex = unsafe state.pointee.names.index(of: attribute[0])
            unsafe names[index] = nameIndex
            if nameIndex < 0, let name = unsafe attribute[0], unsafe strlen(name) > nameLimit {
                unsafe refuse(.nameBytes, nameLimit, at: tagStart(before: offset))
                return false
            }
            guard let start = unsafe attribute[3], var end = unsafe attribute[4] else { continue }
            if UInt(bitPattern: start) &- inputStart >= inputLength {
                unsafe end = replaceAmpersands(start, end)
                unsafe attribute[4] = end
            }
            if unsafe end - start > valueLimit {
                unsafe refuse(.valueBytes, valueLimit, at: rawAttribute(index)?.value ?? offset)
                return false
            }
        }
        return true
    }

    /// Turns each `&#38;` of a value into `&`, in place.
    ///
    /// A parser that does not build a tree leaves `&amp;` in that form, and only that one. Such values are libxml2's own
    /// copies on the heap, so that they may be written to.
    private func replaceAmpersands(
        _ start: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>
    ) -> UnsafePointer<UInt8> {
        guard let first = unsafe memchr(start, Int32(UInt8(ascii: "&")), end - start) else { return unsafe end }
        var target = unsafe first.assumingMemoryBound(to: UInt8.self)
        var source = unsafe UnsafePointer(target)
        while unsafe source < end {
            unsafe target.pointee = source.pointee
            let isReference = unsafe end - source >= 5 && memcmp(source, "&#38;", 5) == 0
            unsafe source += isReference ? 5 : 1
            unsafe target += 1
        }
        return unsafe UnsafePointer(target)
    }
}
