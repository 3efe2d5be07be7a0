import Glibc

/// A regular file that several readers read at once, each from a place of its own; it stays the same file even if
/// another one has taken its path since.
package final class SharedFile: Sendable {
    package let path: String
    /// The size when it was opened.
    package let size: Int
    private let descriptor: Int32
    let progress: (@Sendable (_ bytes: Int) -> Void)?

    /// Takes over a descriptor, which it closes.
    init(path: String, size: Int, descriptor: Int32, progress: (@Sendable (_ bytes: Int) -> Void)?) {
        self.path = path
        self.size = size
        self.descriptor = descriptor
        self.progress = progress
    }

    deinit { close(descriptor) }

    /// A reader that begins at a place in the file; what it reads is not hashed.
    package func reader(from offset: Int) throws(ByteInputError) -> ByteReader {
        ByteReader(path: path, descriptor: try copyDescriptor(), offset: offset, size: size, progress: progress)
    }

    func copyDescriptor() throws(ByteInputError) -> Int32 {
        let copy = fcntl(descriptor, F_DUPFD_CLOEXEC, 0)
        guard copy >= 0 else { throw ByteInputError.system(path: path, number: errno) }
        return copy
    }

    /// Cuts the file into so many parts of about the same size, each of which begins behind a line feed.
    ///
    /// - Returns: Where they begin, in ascending order, the first at 0; fewer where lines are long.
    package func lineStarts(parts: Int) throws(ByteInputError) -> [Int] {
        var starts = [0]
        for part in 1..<max(1, parts) {
            let place = size / parts * part
            guard place > starts[starts.count - 1], let start = try lineStart(from: place), start < size else {
                continue
            }
            if start > starts[starts.count - 1] { starts.append(start) }
        }
        return starts
    }

    /// The bytes at a place, fewer where the file ends.
    package func bytes(at place: Int, count: Int) throws(ByteInputError) -> [UInt8] {
        var block = [UInt8](repeating: 0, count: count)
        let given = unsafe block.withUnsafeMutableBytes { buffer in
            unsafe pread(descriptor, buffer.baseAddress, buffer.count, place)
        }
        guard given >= 0 else { throw ByteInputError.system(path: path, number: errno) }
        return Array(block.prefix(given))
    }

    /// The place behind the first line feed at or after a place; nil where none comes soon.
    private func lineStart(from place: Int) throws(ByteInputError) -> Int? {
        for count in [1 << 10, 1 << 16] {
            if let index = try bytes(at: place, count: count).firstIndex(of: 0x0A) { return place + index + 1 }
        }
        return nil
    }
}

extension ByteReader {
    /// The file for other readers; nil where the source has no places, or where what is read is hashed, which goes in
    /// order only.
    package func shared() throws(ByteInputError) -> SharedFile? {
        guard let size = fileSize, let copy = try sharedDescriptor() else { return nil }
        return SharedFile(path: path, size: size, descriptor: copy, progress: progress)
    }
}
