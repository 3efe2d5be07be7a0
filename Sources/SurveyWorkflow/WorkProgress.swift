/// Hears how far reading has come; may be called from any thread.
package struct WorkProgress: Sendable {
    /// The bytes that lie ahead, as far as they are known beforehand.
    package var begin: @Sendable (_ bytes: Int) -> Void
    /// Bytes that have been read since the last call.
    package var advance: @Sendable (_ bytes: Int) -> Void
    package var end: @Sendable () -> Void

    package init(
        begin: @escaping @Sendable (Int) -> Void, advance: @escaping @Sendable (Int) -> Void,
        end: @escaping @Sendable () -> Void
    ) {
        self.begin = begin
        self.advance = advance
        self.end = end
    }

    /// Nobody listens.
    package static let silent = WorkProgress(begin: { _ in }, advance: { _ in }, end: {})
}
