/// Hears how far work has come, in bytes read or replicates made; may be called from any thread.
package struct WorkProgress: Sendable {
    /// What lies ahead, as far as it is known beforehand.
    package var begin: @Sendable (_ total: Int) -> Void
    /// What has been done since the last call.
    package var advance: @Sendable (_ part: Int) -> Void
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
