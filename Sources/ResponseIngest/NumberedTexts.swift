import SurveyModel

/// The numbers of the texts of one fact in a ``SurveyModel/TextPool``.
struct NumberedTexts: ~Copyable {
    private var memo = FactMemo()

    /// The number of a text, which is tidied as that of a response is; -1 where it is blank.
    ///
    /// - Parameter bytes: At least ``FactMemo/longest`` of them can be read.
    @inline(__always)
    mutating func number(_ bytes: UnsafePointer<UInt8>, _ count: Int, _ pool: inout TextPool) -> Int32 {
        let known = unsafe memo.meaning(bytes, count)
        return unsafe known == FactMemo.unknown ? learn(bytes, count, &pool) : Int32(truncatingIfNeeded: known)
    }

    @inline(never)
    private mutating func learn(_ bytes: UnsafePointer<UInt8>, _ count: Int, _ pool: inout TextPool) -> Int32 {
        let text = unsafe String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
            .normalizedText
        let number = text.isEmpty ? -1 : pool.number(of: text)
        unsafe memo.remember(bytes, count, Int(number))
        return number
    }
}
