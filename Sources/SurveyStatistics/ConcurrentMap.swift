import Dispatch
import Foundation

/// The elements for the numbers from 0, worked out by as many threads as there are, in the order of the numbers.
package func concurrentMap<Element: Sendable>(
    _ count: Int, _ element: @Sendable (_ number: Int) -> Element
) -> [Element] {
    unsafe [Element](unsafeUninitializedCapacity: count) { buffer, initialized in
        guard let start = buffer.baseAddress else { return }
        // Every number has a place of its own.
        nonisolated(unsafe) let places = unsafe start
        DispatchQueue.concurrentPerform(iterations: count) { number in
            unsafe (places + number).initialize(to: element(number))
        }
        initialized = count
    }
}

/// How many threads can work at once.
package var concurrentWorkers: Int { ProcessInfo.processInfo.activeProcessorCount }
