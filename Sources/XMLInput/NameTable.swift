import CLibXML2

/// Finds a name's position in the vocabulary from its address in the parser's dictionary of names.
///
/// The parser keeps each name once, so that equal names have equal addresses: no text is compared.
@unsafe struct NameTable: ~Copyable {
    @unsafe private struct Slot {
        var name: UnsafePointer<UInt8>?
        var index: Int32 = -1
    }

    private let slots: UnsafeMutablePointer<Slot>
    private let shift: UInt
    private let mask: Int

    /// Of a name listed twice the first position counts.
    init(_ vocabulary: [String], in dictionary: xmlDictPtr?) {
        var bits = 4
        while 1 << bits < 4 * vocabulary.count { bits += 1 }
        unsafe shift = UInt(UInt.bitWidth - bits)
        unsafe mask = 1 << bits - 1
        unsafe slots = .allocate(capacity: 1 << bits)
        unsafe slots.initialize(repeating: Slot(), count: 1 << bits)
        for (index, name) in vocabulary.enumerated() {
            guard let address = unsafe xmlDictLookup(dictionary, name, -1) else { continue }
            let slot = unsafe slot(of: address)
            if unsafe slots[slot].name == nil { unsafe slots[slot] = Slot(name: address, index: Int32(index)) }
        }
    }

    deinit { unsafe slots.deallocate() }

    /// The position of a name in the vocabulary, -1 if it is not there.
    func index(of name: UnsafePointer<UInt8>?) -> Int32 {
        guard let name = unsafe name else { return -1 }
        return unsafe slots[slot(of: name)].index
    }

    /// The slot that holds a name, or the free one where it belongs.
    private func slot(of name: UnsafePointer<UInt8>) -> Int {
        var slot = unsafe Int(bitPattern: (UInt(bitPattern: name) &* 0x9E37_79B9_7F4A_7C15) &>> shift)
        while let held = unsafe slots[slot].name, unsafe held != name { slot = unsafe (slot &+ 1) & mask }
        return slot
    }
}
