/// A zip archive made by hand, uncompressed, so that a test can say every byte of it.
package struct PackedFile {
    package struct Entry {
        package var name: String
        package var content: [UInt8]
        /// What the archive says of the entry's size, where that is not the truth.
        package var statedBytes: Int?
        package var flags: UInt16 = 0

        package init(_ name: String, _ content: String, statedBytes: Int? = nil, flags: UInt16 = 0) {
            self.name = name
            self.content = Array(content.utf8)
            self.statedBytes = statedBytes
            self.flags = flags
        }
    }

    package var entries: [Entry]

    package init(_ entries: [Entry]) { self.entries = entries }

    package var bytes: [UInt8] {
        var (file, directory) = ([UInt8](), [UInt8]())
        for entry in entries {
            let name = Array(entry.name.utf8)
            var common = Self.little(20, 2) + Self.little(Int(entry.flags), 2) + Self.little(0, 2)
            common += Self.little(0x0021_0000, 4) + Self.little(Int(Self.checksum(entry.content)), 4)
            common += Self.little(entry.content.count, 4)
            common += Self.little(entry.statedBytes ?? entry.content.count, 4)
            common += Self.little(name.count, 2) + Self.little(0, 2)
            directory += [0x50, 0x4B, 1, 2] + Self.little(20, 2) + common
            directory += Self.little(0, 10) + Self.little(file.count, 4) + name
            file += [0x50, 0x4B, 3, 4] + common + name + entry.content
        }
        let end =
            [0x50, 0x4B, 5, 6] + Self.little(0, 4) + Self.little(entries.count, 2) + Self.little(entries.count, 2)
            + Self.little(directory.count, 4) + Self.little(file.count, 4) + Self.little(0, 2)
        return file + directory + end
    }

    private static func little(_ number: Int, _ bytes: Int) -> [UInt8] {
        (0..<bytes).map { $0 < 8 ? UInt8(truncatingIfNeeded: number >> (8 * $0)) : 0 }
    }

    /// CRC-32 as zip has it (ISO 3309), bit by bit.
    private static func checksum(_ bytes: [UInt8]) -> UInt32 {
        var sum = UInt32.max
        for byte in bytes {
            sum ^= UInt32(byte)
            for _ in 0..<8 { sum = sum & 1 == 1 ? (sum >> 1) ^ 0xEDB8_8320 : sum >> 1 }
        }
        return ~sum
    }
}
