extension Parse {
    /// Where the current tag's `<` stands.
    func tagPosition() -> XMLPosition {
        let start = unsafe tagStart(before: state.pointee.lastTagEnd)
        unsafe state.pointee.window.settle(at: start)
        return unsafe state.pointee.window.position(of: start)
    }

    /// A place in an attribute of the current tag; the tag's own if it cannot be found.
    func position(ofAttribute index: Int, _ place: (RawTag.Attribute) -> Int) -> XMLPosition {
        let tag = unsafe tagPosition()
        guard let attribute = unsafe rawAttribute(index) else { return tag }
        return unsafe state.pointee.window.position(of: place(attribute))
    }

    /// Where the text gathered so far starts.
    func textPosition() -> XMLPosition {
        if let position = unsafe state.pointee.textPosition { return position }
        let position = unsafe state.pointee.window.position(of: state.pointee.textStart)
        unsafe state.pointee.textPosition = position
        return position
    }

    /// Where the start tag of an open element stands.
    func position(ofOpen level: Int) -> XMLPosition {
        if let position = unsafe state.pointee.open[level].position { return position }
        let start = unsafe tagStart(before: state.pointee.open[level].tagEnd)
        unsafe state.pointee.window.settle(at: start)
        let position = unsafe state.pointee.window.position(of: start)
        unsafe state.pointee.open[level].position = position
        return position
    }

    /// Notes the places that may be asked for after the window has left them behind.
    func notePositions() {
        var first = unsafe state.pointee.depth
        while unsafe first > 0 && state.pointee.open[first - 1].position == nil { first -= 1 }
        for level in unsafe first..<state.pointee.depth { unsafe _ = position(ofOpen: level) }
        if unsafe state.pointee.textCount > 0 { unsafe _ = textPosition() }
    }

    /// The offset of the last `<` before an offset: inside a tag there is no other.
    func tagStart(before offset: Int) -> Int {
        unsafe state.pointee.window.last(UInt8(ascii: "<"), before: offset) ?? state.pointee.window.start
    }

    /// The raw text of the current tag, up to the parser's place.
    func rawTag() -> RawTag {
        let end = unsafe offset
        return unsafe RawTag(state.pointee.window, from: tagStart(before: end), to: end)
    }

    func rawAttribute(_ index: Int) -> RawTag.Attribute? {
        var tag = unsafe rawTag()
        return unsafe tag.attribute(index)
    }

    /// The offset of the `&` of a reference whose `;` ends at an offset; nil if none ends there.
    func rawReference(endingAt end: Int) -> Int? {
        guard unsafe state.pointee.window[end - 1] == UInt8(ascii: ";"),
            let start = unsafe state.pointee.window.last(UInt8(ascii: "&"), before: end)
        else { return nil }
        for offset in start + 1..<end - 1 {
            guard let byte = unsafe state.pointee.window[offset], byte.isInReference else { return nil }
        }
        return start
    }
}
