import CLibXML2

/// The callbacks libxml2 makes, each handing over to the pass whose address it was given.
///
/// There is none for entities and external subsets: libxml2 then knows only the five entities of XML. White space goes
/// to the same callback as other text, which keeps libxml2 from guessing which white space matters.
func saxHandler() -> xmlSAXHandler {
    var handler = unsafe xmlSAXHandler()
    unsafe handler.initialized = UInt32(XML_SAX2_MAGIC)
    unsafe handler.internalSubset = { pass, _, _, _ in unsafe Parse(pass)?.refuseDoctype() }
    unsafe handler.startElementNs = { pass, name, prefix, _, _, _, count, _, attributes in
        guard let parse = unsafe Parse(pass), let name = unsafe name else { return }
        unsafe parse.start(name, prefix: prefix, attributes, Int(count))
    }
    unsafe handler.endElementNs = { pass, _, _, _ in unsafe Parse(pass)?.end() }
    unsafe handler.characters = { pass, bytes, count in
        guard let bytes = unsafe bytes else { return }
        unsafe Parse(pass)?.characters(bytes, Int(count))
    }
    unsafe handler.ignorableWhitespace = handler.characters
    unsafe handler.cdataBlock = handler.characters
    unsafe handler.comment = { pass, text in unsafe Parse(pass)?.skipMarkup(text) }
    unsafe handler.processingInstruction = { pass, _, data in unsafe Parse(pass)?.skipMarkup(data) }
    unsafe handler.serror = { pass, error in
        guard let error = unsafe error?.pointee else { return }
        unsafe Parse(pass)?.fault(error)
    }
    return unsafe handler
}
