import CByteScan
import SurveyModel

/// Numbers that are equal where responses may belong together: one for the id, one for respondent and unit.
///
/// The second is that of the id `RESPONDENT/UNIT`, so that a response with this id has one key. Equal keys are a
/// suspicion, which the texts themselves then settle; different keys are proof.
enum ResponseKey {
    /// The key of bytes, of which `slack` can be read behind the last.
    @inline(__always)
    static func of(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> UInt64 {
        var (key, offset) = (UInt64(truncatingIfNeeded: count) &* 0x9E37_79B9_7F4A_7C15, 0)
        while count &- offset > 16 {
            key = unsafe mixed(key, parsurvey_word(bytes + offset), parsurvey_word(bytes + offset + 8))
            offset &+= 16
        }
        let left = count &- offset
        if left > 8 {
            // Words that overlap need no mask.
            let end = unsafe bytes + count
            key = unsafe mixed(key, parsurvey_word(bytes + offset), parsurvey_word(end - 8))
        } else {
            key = unsafe mixed(key, parsurvey_word(bytes + offset) & mask(left), 0)
        }
        // 0 marks a free place where keys are looked up.
        return key == 0 ? 1 : key
    }

    /// The key of a text.
    static func of(_ text: String) -> UInt64 {
        let bytes = Array(text.utf8) + Array(repeating: 0, count: 16)
        return unsafe bytes.withUnsafeBufferPointer { buffer in
            unsafe buffer.baseAddress.map { unsafe of($0, buffer.count - 16) } ?? 1
        }
    }

    /// The keys of a response, one where both are the same.
    static func keys(of response: Response, in round: Round) -> [UInt64] {
        let id = of(response.responseID)
        guard let respondent = response.respondent else { return [id] }
        let rating = of("\(respondent)/\(round.units[response.unit].code)")
        return rating == id ? [id] : [id, rating]
    }

    @inline(__always)
    private static func mixed(_ key: UInt64, _ left: UInt64, _ right: UInt64) -> UInt64 {
        let product = (left ^ key ^ 0xA076_1D64_78BD_642F).multipliedFullWidth(by: right ^ 0xE703_7ED1_A0B4_28DB)
        return product.high ^ product.low
    }
}

// Keys from the bytes of a file, of which 16 can be read behind each field.
extension ResponseKey {
    typealias Field = (start: UnsafePointer<UInt8>, count: Int)

    /// The keys of a response, the same twice where its id is `RESPONDENT/UNIT`; nil where there is neither id nor
    /// respondent, or where one of them has white space around it.
    ///
    /// - Parameters:
    ///   - unit: The unit's code.
    ///   - areTidy: Whether it is known that there is no white space.
    @inline(__always)
    static func keys(
        id: Field, respondent: Field, unit: Field, areTidy: Bool = false
    ) -> (id: UInt64, rating: UInt64)? {
        guard unsafe areTidy || (isTidy(id) && isTidy(respondent)) else { return nil }
        guard unsafe id.count | respondent.count > 0 else { return nil }
        if unsafe respondent.count == 0 || isRating(id, respondent, unit) {
            let key = unsafe of(id.start, id.count)
            return (key, key)
        }
        let rating = unsafe ratingKey(respondent, unit)
        return unsafe id.count == 0 ? (rating, rating) : (of(id.start, id.count), rating)
    }

    /// Whether nothing would be trimmed from a text; so from none.
    @inline(__always)
    private static func isTidy(_ field: Field) -> Bool {
        unsafe field.count == 0 || (field.start[0] > 0x20 && field.start[field.count &- 1] > 0x20)
    }

    /// Whether an id is `RESPONDENT/UNIT`.
    @inline(__always)
    private static func isRating(_ id: Field, _ respondent: Field, _ unit: Field) -> Bool {
        guard unsafe id.count == respondent.count &+ 1 &+ unit.count else { return false }
        guard unsafe id.start[respondent.count] == UInt8(ascii: "/") else { return false }
        return unsafe areSame(id.start, respondent.start, respondent.count)
            && areSame(id.start + (respondent.count &+ 1), unit.start, unit.count)
    }

    @inline(__always)
    private static func areSame(
        _ left: UnsafePointer<UInt8>, _ right: UnsafePointer<UInt8>, _ count: Int
    ) -> Bool {
        var offset = 0
        while count &- offset > 8 {
            if unsafe parsurvey_word(left + offset) != parsurvey_word(right + offset) { return false }
            offset &+= 8
        }
        let bits = mask(count &- offset)
        return unsafe (parsurvey_word(left + offset) ^ parsurvey_word(right + offset)) & bits == 0
    }

    /// The key of `RESPONDENT/UNIT` where the id is another.
    @inline(never)
    private static func ratingKey(_ respondent: Field, _ unit: Field) -> UInt64 {
        unsafe withUnsafeTemporaryAllocation(
            of: UInt8.self, capacity: respondent.count + 1 + unit.count + 16
        ) { buffer -> UInt64 in
            guard let joined = buffer.baseAddress else { return 1 }
            unsafe joined.initialize(from: respondent.start, count: respondent.count)
            unsafe joined[respondent.count] = UInt8(ascii: "/")
            unsafe (joined + (respondent.count + 1)).initialize(from: unit.start, count: unit.count)
            let count = unsafe respondent.count + 1 + unit.count
            unsafe (joined + count).initialize(repeating: 0, count: 16)
            return unsafe of(joined, count)
        }
    }
}
