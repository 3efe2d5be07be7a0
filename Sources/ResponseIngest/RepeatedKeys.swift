import Dispatch
import Synchronization

/// Finds the keys that come more than once among millions, in tables so small that they stay in the cache.
enum RepeatedKeys {
    /// - Parameter threads: How many may work at once; the result is the same.
    static func find(in lists: [KeyList], threads: Int) -> Set<UInt64> {
        let found = LockedValue(Set<UInt64>())
        let next = Atomic(0)
        DispatchQueue.concurrentPerform(iterations: max(1, threads)) { _ in
            var table = KeyTable()
            while true {
                let bin = next.add(1, ordering: .relaxed).oldValue
                if bin >= KeyList.bins { return }
                let repeated = table.repeated(in: lists, bin: bin)
                if !repeated.isEmpty { found.change { $0.formUnion(repeated) } }
            }
        }
        return found.value
    }
}

/// An open table of the lower halves of keys, 0 where a place is free; with the bin they are all but whole keys.
private struct KeyTable {
    private var places: [UInt32] = []

    /// The keys of a bin that come more than once, or differ from one before in less than a hash can be trusted in.
    mutating func repeated(in lists: [KeyList], bin: Int) -> [UInt64] {
        var count = 0
        for list in lists { unsafe list.forEachBlock(ofBin: bin) { count += $0.count } }
        if count < 2 { return [] }
        clear(for: count)
        var repeated: [UInt64] = []
        unsafe places.withUnsafeMutableBufferPointer { places in
            let mask = places.count &- 1
            for list in lists {
                unsafe list.forEachBlock(ofBin: bin) { keys in
                    for index in 0..<keys.count {
                        let key = unsafe keys[index]
                        let tag = UInt32(truncatingIfNeeded: key >> 20) | 1
                        var place = Int(truncatingIfNeeded: key) & mask
                        while unsafe places[place] != 0, unsafe places[place] != tag { place = (place &+ 1) & mask }
                        if unsafe places[place] == tag { repeated.append(key) } else { unsafe places[place] = tag }
                    }
                }
            }
        }
        return repeated
    }

    /// Frees all places, of which there are then four times as many as keys at least.
    private mutating func clear(for count: Int) {
        var size = 16
        while size < count * 4 { size *= 2 }
        if places.count == size {
            for index in places.indices { places[index] = 0 }
        } else {
            places = Array(repeating: 0, count: size)
        }
    }
}
