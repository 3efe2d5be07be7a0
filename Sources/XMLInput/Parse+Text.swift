import CLibXML2
import Glibc

extension Parse {
    var textBytes: UnsafeBufferPointer<UInt8> {
        unsafe UnsafeBufferPointer(start: state.pointee.text, count: state.pointee.textTrimmedCount)
    }

    /// Character data or CDATA, from libxml2, in pieces of its own choosing.
    func characters(_ bytes: UnsafePointer<UInt8>, _ count: Int) {
        var skipped = 0
        if unsafe state.pointee.textCount == 0 {
            if unsafe !state.pointee.keepsWhiteSpace {
                while unsafe skipped < count && bytes[skipped].isXMLSpace { skipped += 1 }
                guard skipped < count else { return }
            }
            unsafe state.pointee.textStart = rawStart(of: bytes, count, skipping: skipped)
            unsafe state.pointee.textPosition = nil
        }
        unsafe append(bytes + skipped, count - skipped)
    }

    /// Delivers the text gathered so far, at the tag that ends it.
    func deliverText() {
        guard unsafe state.pointee.textCount > 0 else { return }
        unsafe deliver(.text(XMLText(self)))
        unsafe state.pointee.textCount = 0
        unsafe state.pointee.textTrimmedCount = 0
    }

    private func append(_ bytes: UnsafePointer<UInt8>, _ count: Int) {
        let limit = unsafe state.pointee.limits.textBytes
        let held = unsafe state.pointee.textCount
        guard held + count <= limit else {
            unsafe stop(XMLError.beyondLimit(.textBytes, limit: limit, at: textPosition()))
            return
        }
        unsafe memcpy(state.pointee.text + held, bytes, count)
        unsafe state.pointee.textCount = held + count
        var trimmed = count
        if unsafe !state.pointee.keepsWhiteSpace {
            while unsafe trimmed > 0 && bytes[trimmed - 1].isXMLSpace { trimmed -= 1 }
        }
        if trimmed > 0 { unsafe state.pointee.textTrimmedCount = held + trimmed }
    }

    /// The offset in the file of the first byte of a piece after its white space.
    private func rawStart(of bytes: UnsafePointer<UInt8>, _ count: Int, skipping skipped: Int) -> Int {
        if let start = unsafe offset(of: bytes) { return start + skipped }
        let end = unsafe offset
        if let reference = unsafe rawReference(endingAt: end) { return reference }
        let solid = unsafe UnsafeBufferPointer(start: bytes + skipped, count: count - skipped)
        // libxml2 delivers a full buffer before it steps over the last character.
        var last = solid.count - 1
        while unsafe last > 0 && solid[last] & 0xC0 == 0x80 { last -= 1 }
        return unsafe rawStart(of: solid[...], endingAt: end) ?? rawStart(of: solid[..<last], endingAt: end) ?? end
    }

    /// Where text starts that ends at an offset, if it stands there; a line feed may be a carriage return in the file.
    private func rawStart(of text: Slice<UnsafeBufferPointer<UInt8>>, endingAt end: Int) -> Int? {
        var offset = end
        var index = unsafe text.endIndex
        while unsafe index > text.startIndex {
            index -= 1
            offset -= 1
            let byte = unsafe text[index]
            guard let raw = unsafe state.pointee.window[offset] else { return nil }
            if byte == 0x0A && raw == 0x0A, unsafe state.pointee.window[offset - 1] == 0x0D { offset -= 1 }
            guard raw == byte || (byte == 0x0A && raw == 0x0D) else { return nil }
        }
        return offset
    }
}
