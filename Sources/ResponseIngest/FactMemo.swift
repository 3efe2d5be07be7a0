import CByteScan

/// Remembers what the bytes of a column's fields mean, so that a value that comes again is not read again.
///
/// It holds a fixed number of values and forgets one when another needs its place.
@safe struct FactMemo: ~Copyable {
    /// Longer values are read each time.
    static let longest = 32
    /// No meaning has this number.
    static let unknown = Int.min
    private static let places = 512

    private struct Place {
        var words: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
        var count = -1
        var meaning = 0
    }

    private let entries: UnsafeMutablePointer<Place>

    init() {
        unsafe entries = .allocate(capacity: Self.places)
        unsafe entries.initialize(repeating: Place(), count: Self.places)
    }

    deinit { unsafe entries.deallocate() }

    /// What a field means; ``unknown`` where that is not remembered.
    ///
    /// - Parameter bytes: At least ``longest`` of them can be read.
    @inline(__always)
    func meaning(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> Int {
        if count > Self.longest { return Self.unknown }
        let words = unsafe Self.words(bytes, count)
        let place = unsafe entries + Self.place(words)
        if unsafe place.pointee.count == count, unsafe place.pointee.words == words {
            return unsafe place.pointee.meaning
        }
        return Self.unknown
    }

    /// Remembers what a field means.
    func remember(_ bytes: UnsafePointer<UInt8>, _ count: Int, _ meaning: Int) {
        if count > Self.longest { return }
        let words = unsafe Self.words(bytes, count)
        unsafe entries[Self.place(words)] = Place(words: words, count: count, meaning: meaning)
    }

    private typealias Words = (UInt64, UInt64, UInt64, UInt64)

    @inline(__always)
    private static func words(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> Words {
        // Words that overlap need no mask.
        if count <= 8 { return unsafe (parsurvey_word(bytes) & mask(count), 0, 0, 0) }
        let end = unsafe bytes + count
        if count <= 16 { return unsafe (parsurvey_word(bytes), parsurvey_word(end - 8), 0, 0) }
        return unsafe (
            parsurvey_word(bytes), parsurvey_word(bytes + 8), parsurvey_word(end - 16), parsurvey_word(end - 8)
        )
    }

    @inline(__always)
    private static func place(_ words: Words) -> Int {
        let mixed =
            (words.0 ^ words.1 &* 0x9E37_79B9_7F4A_7C15 ^ words.2 ^ words.3 &* 0xC2B2_AE3D_27D4_EB4F)
            &* 0xD6E8_FEB8_6659_FD93
        return Int(truncatingIfNeeded: mixed >> 55)
    }
}

/// The bits of the first `count` bytes of a word, none below 0 and all above 8.
@inline(__always)
func mask(_ count: Int) -> UInt64 {
    count >= 8 ? ~0 : count <= 0 ? 0 : (1 &<< UInt64(truncatingIfNeeded: count &* 8)) &- 1
}
