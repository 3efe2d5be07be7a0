import Glibc

/// Keeps room for elements to come, of which the system counts out only what is used.
///
/// Pages of the usual size are counted out one by one, which for millions of elements costs more than to fill them; large
/// ones are asked for where the system has them.
package func reserveLarge<Element>(_ array: inout [Element], _ count: Int) {
    array.reserveCapacity(count)
    unsafe array.withUnsafeMutableBufferPointer { unsafe adviseLargePages($0.baseAddress, count: count) }
}

private func adviseLargePages<Element>(_ start: UnsafeMutablePointer<Element>?, count: Int) {
    let page = 4096
    guard let start = unsafe start.map({ UnsafeMutableRawPointer($0) }) else { return }
    let skipped = (page - Int(bitPattern: start) % page) % page
    let bytes = (count * MemoryLayout<Element>.stride - skipped) / page * page
    if bytes > 0 { unsafe madvise(start + skipped, bytes, MADV_HUGEPAGE) }
}
