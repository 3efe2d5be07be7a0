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

/// An open table of keys, 0 where a place is free.
private struct KeyTable {
    private var places: [UInt64] = []

    /// The keys of a bin that come more than once.
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
                        var place = Int(truncatingIfNeeded: key) & mask
                        while unsafe places[place] != 0, unsafe places[place] != key { place = (place &+ 1) & mask }
                        if unsafe places[place] == key { repeated.append(key) } else { unsafe places[place] = key }
                    }
                }
            }
        }
        return repeated
    }

    /// Frees all places, of which there are then twice as many as keys at least.
    private mutating func clear(for count: Int) {
        var size = 16
        while size < count * 2 { size *= 2 }
        if places.count == size {
            for index in places.indices { places[index] = 0 }
        } else {
            places = Array(repeating: 0, count: size)
        }
    }
}
