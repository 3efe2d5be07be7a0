import CLibXML2

/// An element that is open.
@unsafe struct OpenElement {
    /// In the parser's dictionary of names.
    var name: UnsafePointer<UInt8>
    var prefix: UnsafePointer<UInt8>?
    var nameIndex: Int32
    /// An offset in the start tag after its last attribute.
    var tagEnd: Int
    /// Where its `<` stands; nil until asked for, or until the window leaves it behind.
    var position: XMLPosition?
}

/// What takes the events of one pass.
final class EventReceiver {
    let take: (borrowing XMLEvent) throws -> Void

    init(_ take: @escaping (borrowing XMLEvent) throws -> Void) { self.take = take }
}

/// All that one pass over a file remembers.
@unsafe struct ParseState: ~Copyable {
    let limits: XMLLimits
    let keepsWhiteSpace: Bool
    let parser: xmlParserCtxtPtr
    let names: NameTable
    /// Kept alive by this value; used without being counted for each event.
    let receiver: Unmanaged<EventReceiver>

    var window: RawWindow
    /// Elements open now, outermost first.
    let open: UnsafeMutablePointer<OpenElement>
    var depth = 0
    var sawRoot = false
    /// Whether the file held anything but white space so far.
    var sawContent = false
    /// How many bytes the parser was shown that are no part of what is read.
    var primed = 0
    /// Whether it is being shown such bytes now: there are no events from them.
    var isPriming = false
    /// Whether the parser was told that no more bytes follow.
    var isFinishing = false
    /// Where the parser stood when the last chunk ended: at the start of what it could not yet finish.
    var pending = 0
    /// Where the last start tag ended.
    var lastTagEnd = 0

    /// Positions in the vocabulary of the current tag's attributes.
    let attributeNames: UnsafeMutablePointer<Int32>
    /// The text since the last tag, from the first character that is not white space or, where that is kept, from the
    /// first.
    let text: UnsafeMutablePointer<UInt8>
    var textCount = 0
    /// The length of the text without the white space at its end.
    var textTrimmedCount = 0
    var textStart = 0
    var textPosition: XMLPosition?

    /// What stopped the parse: an ``XMLError`` or what the callback threw.
    var failure: (any Error)?

    init(
        _ parser: xmlParserCtxtPtr, vocabulary: [String], limits: XMLLimits, keepsWhiteSpace: Bool,
        onEvent: @escaping (borrowing XMLEvent) throws -> Void
    ) {
        unsafe self.limits = limits
        unsafe self.keepsWhiteSpace = keepsWhiteSpace
        unsafe self.parser = unsafe parser
        unsafe names = unsafe NameTable(vocabulary, in: parser.pointee.dict)
        unsafe receiver = Unmanaged.passRetained(EventReceiver(onEvent))
        let chunk = max(limits.chunkBytes, XMLLimits.declarationBytes)
        unsafe window = RawWindow(capacity: limits.markupBytes + Parse.lookBehind + 4 * chunk)
        unsafe open = .allocate(capacity: max(1, limits.depth))
        unsafe attributeNames = .allocate(capacity: max(1, limits.attributes))
        unsafe text = .allocate(capacity: max(1, limits.textBytes))
    }

    deinit {
        unsafe receiver.release()
        unsafe open.deallocate()
        unsafe attributeNames.deallocate()
        unsafe text.deallocate()
    }
}

/// One pass over a file, by the address of its state: what libxml2's callbacks receive and the events look into.
///
/// Every access to the state is short, so that a callback may ask for positions while an event is being delivered.
@unsafe struct Parse {
    /// Bytes kept before the parser's place; more than libxml2 takes from the input before it delivers them.
    static let lookBehind = 4096

    /// Bytes read beyond those given to the parser, so that a character at its place is always held whole.
    static let lookAhead = 4

    let state: UnsafeMutablePointer<ParseState>

    init(_ state: UnsafeMutablePointer<ParseState>) { unsafe self.state = unsafe state }

    /// The pass whose address libxml2 was given.
    init?(_ userData: UnsafeMutableRawPointer?) {
        guard let userData = unsafe userData else { return nil }
        unsafe state = userData.assumingMemoryBound(to: ParseState.self)
    }

    /// The offset the parser has come to.
    var offset: Int {
        guard let input = unsafe state.pointee.parser.pointee.input else { return unsafe state.pointee.window.end }
        return unsafe Int(bitPattern: input.pointee.consumed) &+ (input.pointee.cur - input.pointee.base)
            &- state.pointee.primed
    }

    /// The offset of a byte in the parser's input; nil for a copy made elsewhere.
    func offset(of pointer: UnsafePointer<UInt8>) -> Int? {
        guard let input = unsafe state.pointee.parser.pointee.input, unsafe pointer >= input.pointee.base,
            unsafe pointer < input.pointee.end
        else { return nil }
        return unsafe Int(input.pointee.consumed) + (pointer - input.pointee.base) - state.pointee.primed
    }

    /// Ends the parse with the first failure; later ones are its consequences.
    func stop(_ error: any Error) {
        guard unsafe state.pointee.failure == nil else { return }
        unsafe state.pointee.failure = error
        unsafe xmlStopParser(state.pointee.parser)
    }

    /// Hands an event to the caller.
    func deliver(_ event: borrowing XMLEvent) {
        guard unsafe state.pointee.failure == nil && !state.pointee.isPriming else { return }
        do {
            try unsafe state.pointee.receiver._withUnsafeGuaranteedRef { try $0.take(event) }
        } catch {
            unsafe stop(error)
        }
    }
}
