import Glibc

/// Keys, sorted by their upper bits into bins so that all that are equal can be found a bin at a time.
///
/// They are kept in blocks that are sorted as they fill up, while they are still in the cache. One thread fills a list;
/// only then is it looked at by others.
@safe final class KeyList: @unchecked Sendable {
    static let binBits = 10
    static let bins = 1 << binBits
    private static let blockSize = 1 << 16

    /// Full blocks of keys; the first key of each bin, and at the end their number.
    private var blocks: [(keys: UnsafeMutablePointer<UInt64>, starts: [Int32])]
    /// What the blocks stand in, some of them each, and how many keys more the last of these has room for.
    private var stores: [UnsafeMutablePointer<UInt64>]
    private var room = 0
    private static let blocksOfStore = 4
    private var filling: UnsafeMutablePointer<UInt64>
    private var used = 0

    init() {
        unsafe (blocks, stores) = ([], [])
        unsafe filling = .allocate(capacity: Self.blockSize)
    }

    deinit {
        unsafe filling.deallocate()
        for index in unsafe stores.indices { unsafe UnsafeMutableRawPointer(stores[index]).deallocate() }
    }

    private var blockCount: Int { unsafe blocks.count }

    var count: Int { unsafe blocks.reduce(0) { unsafe $0 + Int($1.starts[Self.bins]) } + used }

    @inline(__always)
    func append(_ key: UInt64) {
        unsafe filling[used] = key
        used &+= 1
        if used == Self.blockSize { settle() }
    }

    /// The bin of a key.
    @inline(__always)
    private static func bin(_ key: UInt64) -> Int { Int(truncatingIfNeeded: key >> UInt64(64 - binBits)) }

    /// Sorts the keys of the last block into bins; nothing is appended to it afterwards.
    @inline(never)
    func settle() {
        if used == 0 { return }
        var starts = [Int32](repeating: 0, count: Self.bins + 1)
        for index in 0..<used { unsafe starts[Self.bin(filling[index]) + 1] += 1 }
        for bin in 0..<Self.bins { starts[bin + 1] += starts[bin] }
        let sorted = unsafe place(for: used)
        var places = starts
        unsafe places.withUnsafeMutableBufferPointer { places in
            for index in 0..<used {
                let key = unsafe filling[index]
                let bin = Self.bin(key)
                unsafe sorted[Int(places[bin])] = key
                unsafe places[bin] &+= 1
            }
        }
        unsafe blocks.append((sorted, starts))
        used = 0
    }

    /// Where a block of keys can be written.
    ///
    /// Pages of the usual size are counted out one by one, which for millions of keys costs as much as sorting them; large
    /// ones are asked for where the system has them.
    private func place(for count: Int) -> UnsafeMutablePointer<UInt64> {
        if count > room {
            let size = Self.blocksOfStore * Self.blockSize
            let bytes = size * MemoryLayout<UInt64>.stride
            let memory = UnsafeMutableRawPointer.allocate(byteCount: bytes, alignment: bytes)
            unsafe madvise(memory, bytes, MADV_HUGEPAGE)
            unsafe stores.append(memory.bindMemory(to: UInt64.self, capacity: size))
            room = size
        }
        let start = Self.blocksOfStore * Self.blockSize - room
        room -= count
        return unsafe stores[stores.count - 1] + start
    }

    /// Lends the keys of a bin, block by block; all must be settled.
    func forEachBlock(ofBin bin: Int, _ body: (UnsafeBufferPointer<UInt64>) -> Void) {
        for index in 0..<blockCount {
            let block = unsafe blocks[index]
            let (start, end) = unsafe (Int(block.starts[bin]), Int(block.starts[bin + 1]))
            unsafe body(UnsafeBufferPointer(start: block.keys + start, count: end - start))
        }
    }
}
