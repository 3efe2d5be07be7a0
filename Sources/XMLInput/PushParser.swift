import ByteInput
import CLibXML2
import Glibc

/// Owns libxml2's parser for one pass over a file, and feeds it.
@unsafe struct PushParser: ~Copyable {
    private let parse: Parse
    private let limits: XMLLimits

    init(
        vocabulary: [String], limits: XMLLimits, keepsWhiteSpace: Bool = false,
        onEvent: @escaping (borrowing XMLEvent) throws -> Void
    ) throws {
        xmlInitParser()
        let state = UnsafeMutablePointer<ParseState>.allocate(capacity: 1)
        var handler = unsafe saxHandler()
        guard let parser = unsafe xmlCreatePushParserCtxt(&handler, state, nil, 0, nil) else {
            unsafe state.deallocate()
            throw XMLError.malformed(reason: "out of memory", at: XMLPosition(line: 1, column: 1))
        }
        // No network. What the file declares of its encoding is settled by XMLEncoding.
        unsafe xmlCtxtUseOptions(parser, Int32(XML_PARSE_NONET.rawValue | XML_PARSE_IGNORE_ENC.rawValue))
        unsafe state.initialize(
            to: ParseState(
                parser, vocabulary: vocabulary, limits: limits, keepsWhiteSpace: keepsWhiteSpace, onEvent: onEvent))
        unsafe parse = Parse(state)
        unsafe self.limits = limits
    }

    deinit {
        unsafe xmlFreeParserCtxt(parse.state.pointee.parser)
        unsafe parse.state.deinitialize(count: 1)
        unsafe parse.state.deallocate()
    }

    /// What came of reading on.
    private enum Filling {
        case more, end
        /// The file cannot be read on; what stands before is parsed all the same, for it may have a fault of its own.
        case failed(ByteInputError)
    }

    /// Reads to the end of the document, or of a part of it.
    borrowing func run(_ bytes: inout ByteReader, part: XMLPart? = nil) throws {
        if let part, let root = part.root {
            unsafe try prime(with: root, &bytes)
        } else {
            try XMLEncoding.settle(&bytes)
        }
        let limit = part?.length ?? .max
        var filling = unsafe fill(&bytes, to: min(limit, max(chunk + Parse.lookAhead, XMLLimits.declarationBytes)))
        if part?.root == nil { unsafe dropByteOrderMark() }
        var fed = 0
        while true {
            let next = unsafe cut(after: fed)
            unsafe try feed(from: fed, to: next)
            fed = next
            if unsafe fed == parse.state.pointee.window.end {
                if case .failed(let error) = filling { throw error }
                if case .end = filling { break }
                if fed == limit { return }
            }
            unsafe makeRoom()
            if case .more = filling { filling = unsafe fill(&bytes, to: min(limit, fed + chunk + Parse.lookAhead)) }
        }
        unsafe try finish()
    }

    /// Shows the parser the start tag of the root before a part that begins behind it.
    private func prime(with root: [UInt8], _ bytes: inout ByteReader) throws {
        try bytes.settle(.utf8)
        unsafe parse.state.pointee.isPriming = true
        unsafe root.withUnsafeBytes { root in
            unsafe _ = xmlParseChunk(
                parse.state.pointee.parser, root.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(root.count), 0)
        }
        unsafe parse.state.pointee.isPriming = false
        if let failure = unsafe parse.state.pointee.failure { throw failure }
        unsafe parse.state.pointee.primed = root.count
        unsafe parse.state.pointee.lastTagEnd = 0
        unsafe parse.state.pointee.sawContent = true
    }

    /// Whether what was read ends between two elements of the root, so that another part can go on behind it.
    var endsBetweenElements: Bool {
        guard unsafe parse.state.pointee.depth == 1 && parse.state.pointee.textCount == 0,
            unsafe parse.state.pointee.parser.pointee.instate == XML_PARSER_CONTENT
        else { return false }
        let (start, end) = unsafe (parse.offset, parse.state.pointee.window.end)
        return (start..<end).allSatisfy { offset in unsafe parse.state.pointee.window[offset]?.isXMLSpace ?? false }
    }

    /// How many lines were read.
    var lines: Int {
        let end = unsafe parse.state.pointee.window.end
        let position = unsafe parse.state.pointee.window.position(of: end)
        return position.column == 1 ? position.line - 1 : position.line
    }

    private var chunk: Int { unsafe max(min(limits.chunkBytes, limits.markupBytes), XMLLimits.smallestChunk) }

    /// Reads until the window ends at an offset or later, or the file does.
    private func fill(_ bytes: inout ByteReader, to target: Int) -> Filling {
        do throws(ByteInputError) {
            while unsafe parse.state.pointee.window.end < target {
                let wanted = unsafe target - parse.state.pointee.window.end
                let count = unsafe try bytes.read(into: parse.state.pointee.window.tail(wanted))
                if count == 0 { return .end }
                unsafe parse.state.pointee.window.append(count)
            }
            return .more
        } catch {
            return .failed(error)
        }
    }

    /// Takes a byte order mark away; it has no part in positions.
    private func dropByteOrderMark() {
        let count = unsafe min(parse.state.pointee.window.end, 3)
        let head = unsafe Array(UnsafeBufferPointer(start: parse.state.pointee.window.address(of: 0), count: count))
        unsafe parse.state.pointee.window.dropByteOrderMark(TextEncoding.markLength(head))
    }

    /// Where the next chunk ends; a character after it has been read, unless the file ends there.
    private func cut(after fed: Int) -> Int {
        let end = unsafe parse.state.pointee.window.end
        var cut = unsafe min(fed + chunk, end)
        guard cut < end else { return cut }
        let earliest = max(cut - 3, fed + 1)
        while cut > earliest, unsafe !mayCut(at: cut) { cut -= 1 }
        return cut
    }

    /// Whether a chunk may end at an offset: not inside a character, a line's end or `]]>`, which libxml2 would misread.
    private func mayCut(at offset: Int) -> Bool {
        let before = unsafe parse.state.pointee.window[offset - 1]
        let after = unsafe parse.state.pointee.window[offset] ?? 0
        return after & 0xC0 != 0x80 && before != 0x0D && before != UInt8(ascii: "]")
    }

    /// Refuses a file whose first character after white space starts no tag.
    private func checkFirstCharacter(from start: Int, to end: Int) throws {
        for offset in start..<end {
            guard let byte = unsafe parse.state.pointee.window[offset], !byte.isXMLSpace else { continue }
            unsafe parse.state.pointee.sawContent = true
            guard byte != UInt8(ascii: "<") else { return }
            let place = unsafe parse.state.pointee.window.position(of: offset)
            throw XMLError.notXML(at: place)
        }
    }

    /// Hands bytes to libxml2 and throws what came of it.
    private func feed(from start: Int, to end: Int) throws {
        if unsafe !parse.state.pointee.sawContent { unsafe try checkFirstCharacter(from: start, to: end) }
        let bytes = unsafe UnsafeRawPointer(parse.state.pointee.window.address(of: start))
        unsafe _ = xmlParseChunk(
            parse.state.pointee.parser, bytes.assumingMemoryBound(to: CChar.self), Int32(end - start), 0)
        if let failure = unsafe parse.state.pointee.failure { throw failure }
        let place = unsafe parse.offset
        unsafe parse.state.pointee.pending = place
        let limit = unsafe limits.markupBytes
        guard end - place <= limit else {
            let position = unsafe parse.state.pointee.window.position(of: place)
            throw XMLError.beyondLimit(.markupBytes, limit: limit, at: position)
        }
    }

    /// Lets go of what no event or error can ask for any more, when the window is full.
    private func makeRoom() {
        guard unsafe parse.state.pointee.window.room < chunk + Parse.lookAhead else { return }
        unsafe parse.notePositions()
        unsafe parse.state.pointee.window.drop(before: parse.offset - Parse.lookBehind)
    }

    /// Tells libxml2 that the file ends here.
    private func finish() throws {
        unsafe parse.state.pointee.isFinishing = true
        unsafe _ = xmlParseChunk(parse.state.pointee.parser, nil, 0, 1)
        if let failure = unsafe parse.state.pointee.failure { throw failure }
        guard unsafe parse.state.pointee.sawRoot && parse.state.pointee.depth == 0 else {
            throw unsafe parse.endedEarly()
        }
        guard unsafe parse.state.pointee.parser.pointee.wellFormed != 0 else {
            let place = unsafe parse.state.pointee.window.position(of: parse.offset)
            throw XMLError.malformed(reason: "", at: place)
        }
    }
}
