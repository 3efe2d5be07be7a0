import Foundation

/// A value that threads change one after the other.
///
/// `Synchronization.Mutex` would do as well, but the thread sanitizer does not see it and reports races that are none.
final class LockedValue<Value: Sendable>: @unchecked Sendable {
    private let lock = NSLock()
    private var held: Value

    init(_ value: Value) { held = value }

    var value: Value { lock.withLock { held } }

    func change(_ body: (inout Value) -> Void) { lock.withLock { body(&held) } }
}
