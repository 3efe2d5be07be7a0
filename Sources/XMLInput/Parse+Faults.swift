import CLibXML2

extension Parse {
    /// Longer names are cut in messages.
    static let shownNameLength = 64

    /// A document type declaration, from libxml2.
    func refuseDoctype() {
        var start = unsafe offset
        while let found = unsafe state.pointee.window.last(UInt8(ascii: "<"), before: start) {
            start = found
            if unsafe state.pointee.window[start + 2] == UInt8(ascii: "D") { break }
        }
        unsafe stop(XMLError.doctype(at: state.pointee.window.position(of: start)))
    }

    /// A fault libxml2 has found; the first that makes the document unreadable ends the parse.
    func fault(_ error: xmlError) {
        let code = unsafe xmlParserErrors(rawValue: UInt32(bitPattern: error.code))
        // Namespaces are ignored, but an attribute that stands twice is one too many whatever its prefix.
        let stops =
            unsafe error.level == XML_ERR_FATAL || code == XML_NS_ERR_ATTRIBUTE_REDEFINED
            || code == XML_WAR_UNDECLARED_ENTITY
        guard stops, unsafe state.pointee.failure == nil else { return }
        unsafe state.pointee.failure = translate(code, error)
    }

    /// The fault of a file that ends too soon.
    func endedEarly() -> XMLError {
        if unsafe !state.pointee.sawContent { return .emptyDocument }
        let end = unsafe state.pointee.window.position(of: state.pointee.window.end)
        let level = unsafe state.pointee.depth - 1
        guard level >= 0 else { return .endedEarly(open: nil, openedAt: nil, at: end) }
        return unsafe .endedEarly(
            open: shownName(ofOpen: level), openedAt: position(ofOpen: level), at: end)
    }

    private func translate(_ code: xmlParserErrors, _ error: xmlError) -> XMLError {
        if let fault = unsafe tagFault(code, error) ?? badByte() ?? referenceFault(code) ?? badCharacter() {
            return fault
        }
        if unsafe state.pointee.isFinishing && offset >= state.pointee.window.end { return unsafe endedEarly() }
        if let fault = unsafe markupFault(code, error) { return fault }
        return unsafe .malformed(reason: reason(error), at: here)
    }

    /// Where the parser stands.
    private var here: XMLPosition { unsafe state.pointee.window.position(of: offset) }

    private func tagFault(_ code: xmlParserErrors, _ error: xmlError) -> XMLError? {
        switch code {
        case XML_ERR_TAG_NAME_MISMATCH where unsafe state.pointee.depth > 0:
            let level = unsafe state.pointee.depth - 1
            let start = unsafe tagStart(before: offset)
            return unsafe .mismatchedTag(
                opened: shownName(ofOpen: level), openedAt: position(ofOpen: level),
                closed: shownName(ofEndTagAt: start), at: state.pointee.window.position(of: start))
        case XML_ERR_ATTRIBUTE_REDEFINED: return unsafe repeatedAttribute(error) { $0 }
        case XML_NS_ERR_ATTRIBUTE_REDEFINED:
            return unsafe repeatedAttribute(error) { $0.split(separator: ":").last.map(String.init) ?? $0 }
        case XML_ERR_DOCUMENT_END:
            guard unsafe state.pointee.sawRoot && state.pointee.depth == 0 else { return unsafe endedEarly() }
            return unsafe .contentAfterRoot(at: here)
        case XML_ERR_DOCUMENT_EMPTY: return unsafe .notXML(at: here)
        default: return nil
        }
    }

    private func referenceFault(_ code: xmlParserErrors) -> XMLError? {
        let ampersand = unsafe state.pointee.window.last(UInt8(ascii: "&"), before: offset) ?? offset
        let place = unsafe state.pointee.window.position(of: ampersand)
        switch code {
        case XML_ERR_UNDECLARED_ENTITY, XML_WAR_UNDECLARED_ENTITY: return .undeclaredEntity(at: place)
        case XML_ERR_ENTITYREF_SEMICOL_MISSING, XML_ERR_INVALID_HEX_CHARREF, XML_ERR_INVALID_DEC_CHARREF,
            XML_ERR_INVALID_CHARREF, XML_ERR_ENTITYREF_NO_NAME:
            return .malformedReference(at: place)
        case XML_ERR_NAME_REQUIRED where unsafe ampersand == offset - 1: return .malformedReference(at: place)
        case XML_ERR_INVALID_CHAR where unsafe rawReference(endingAt: offset) != nil:
            return .invalidCharacter(at: place)
        default: return nil
        }
    }

    /// A byte that is not UTF-8 at the parser's place; near the end of a chunk libxml2 calls it something else.
    private func badByte() -> XMLError? {
        let offset = unsafe offset
        guard let byte = unsafe state.pointee.window[offset], byte >= 0x80, unsafe !isCharacter(at: offset) else {
            return nil
        }
        return unsafe .invalidUTF8(at: here)
    }

    /// A character at the parser's place that XML does not allow; libxml2 tells it only in text and values.
    private func badCharacter() -> XMLError? {
        let bytes = unsafe (offset..<offset + 3).map { unsafe state.pointee.window[$0] ?? 0 }
        guard unsafe offset < state.pointee.window.end else { return nil }
        let isControl = bytes[0] < 0x20 && !bytes[0].isXMLSpace
        let isNoncharacter = bytes[0] == 0xEF && bytes[1] == 0xBF && bytes[2] >= 0xBE
        return unsafe isControl || isNoncharacter ? .invalidCharacter(at: here) : nil
    }

    /// Whether the bytes at an offset are one scalar in UTF-8.
    private func isCharacter(at offset: Int) -> Bool {
        let bytes = (offset..<offset + 4).compactMap { unsafe state.pointee.window[$0] }
        return (1...4).contains { String(validating: bytes.prefix($0), as: UTF8.self)?.unicodeScalars.count == 1 }
    }

    private func markupFault(_ code: xmlParserErrors, _ error: xmlError) -> XMLError? {
        switch code {
        case XML_ERR_INVALID_CHAR: unsafe .invalidCharacter(at: here)
        case XML_ERR_LT_IN_ATTRIBUTE: unsafe .lessThanInValue(at: here)
        case XML_ERR_ATTRIBUTE_NOT_STARTED: unsafe .unquotedValue(at: here)
        case XML_ERR_ATTRIBUTE_WITHOUT_VALUE: unsafe .attributeWithoutValue(name: shown(error.str1), at: here)
        case XML_ERR_RESERVED_XML_NAME where unsafe tagStart(before: offset) > 0:
            unsafe .misplacedDeclaration(at: state.pointee.window.position(of: tagStart(before: offset)))
        // Outside tags, libxml2 finds these in the declaration only.
        case XML_ERR_VERSION_MISSING, XML_ERR_XMLDECL_NOT_FINISHED, XML_ERR_STRING_NOT_STARTED,
            XML_ERR_STRING_NOT_CLOSED, XML_ERR_EQUAL_REQUIRED, XML_ERR_STANDALONE_VALUE, XML_ERR_ENCODING_NAME:
            unsafe .malformedDeclaration(at: here)
        case XML_ERR_NAME_REQUIRED, XML_ERR_GT_REQUIRED, XML_ERR_SPACE_REQUIRED, XML_ERR_INTERNAL_ERROR,
            XML_ERR_RESERVED_XML_NAME, XML_ERR_PI_NOT_STARTED:
            unsafe .malformedTag(at: here)
        case XML_ERR_UNKNOWN_VERSION: unsafe .unsupportedVersion(at: here)
        case XML_ERR_HYPHEN_IN_COMMENT: unsafe .hyphensInComment(at: here)
        case XML_ERR_MISPLACED_CDATA_END:
            unsafe .sectionEndInText(at: state.pointee.window.position(of: sectionEnd(from: offset)))
        default: nil
        }
    }

    /// The offset of the first `]]>` after an offset: libxml2 stops where the text with it starts, or on it.
    private func sectionEnd(from offset: Int) -> Int {
        let end = Array("]]>".utf8)
        let last = unsafe state.pointee.window.end - end.count
        for start in stride(from: offset, through: last, by: 1) {
            let bytes = end.indices.map { unsafe state.pointee.window[start + $0] }
            if bytes == end { return start }
        }
        return offset
    }

    /// Finds the second of two attributes with one name.
    ///
    /// - Parameter key: What of a qualified name must not repeat.
    private func repeatedAttribute(_ error: xmlError, by key: (String) -> String) -> XMLError {
        var tag = unsafe rawTag()
        var seen: Set<String> = []
        let name = unsafe shown(error.str1)
        while let attribute = unsafe tag.next() {
            guard unsafe seen.insert(key(tag.text(of: attribute.name))).inserted else {
                return unsafe .duplicateAttribute(
                    name: name, at: state.pointee.window.position(of: attribute.name.lowerBound))
            }
        }
        return unsafe .duplicateAttribute(name: name, at: state.pointee.window.position(of: tagStart(before: offset)))
    }

    /// The name of an open element as its start tag has it, prefix included.
    private func shownName(ofOpen level: Int) -> String {
        let element = unsafe state.pointee.open[level]
        let name = unsafe String(cString: element.name)
        guard let prefix = unsafe element.prefix else { return unsafe Self.cut(name) }
        return unsafe Self.cut(String(cString: prefix) + ":" + name)
    }

    /// The name in an end tag as it stands in the file.
    private func shownName(ofEndTagAt start: Int) -> String {
        var name: [UInt8] = []
        var place = start + 2
        while let byte = unsafe state.pointee.window[place], byte != UInt8(ascii: ">"), !byte.isXMLSpace {
            name.append(byte)
            place += 1
        }
        return unsafe Self.cut(String(decoding: name, as: UTF8.self))
    }

    private func shown(_ name: UnsafeMutablePointer<CChar>?) -> String {
        guard let name = unsafe name else { return "" }
        return unsafe Self.cut(String(cString: name))
    }

    private static func cut(_ name: String) -> String {
        let start = unsafe name.prefix(shownNameLength)
        return start.count == name.count ? name : start + "…"
    }

    /// libxml2's own words, on one line; only its number for the fault if the words quote the document.
    private func reason(_ error: xmlError) -> String {
        guard unsafe error.str1 == nil, let message = unsafe error.message else {
            return unsafe "libxml2 \(error.code)"
        }
        let line = unsafe String(cString: message).prefix { !$0.isNewline }
        return String(line.prefix(200))
    }
}
