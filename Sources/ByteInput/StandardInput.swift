import Glibc

/// What comes on standard input, as a file that can be read more than once.
package enum StandardInput {
    /// How standard input is named among files.
    package static let name = "-"

    /// Standard input itself where it is a file, or else a copy of all that comes, which no other program sees and which
    /// is gone when it is no longer needed.
    package static func spooled() throws(ByteInputError) -> SharedFile {
        var status = stat()
        if unsafe fstat(STDIN_FILENO, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
            lseek(STDIN_FILENO, 0, SEEK_CUR) == 0
        {
            let copy = fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 0)
            guard copy >= 0 else { throw ByteInputError.system(path: name, number: errno) }
            return SharedFile(path: name, size: Int(status.st_size), descriptor: copy, progress: nil)
        }
        let descriptor = try temporaryFile()
        do throws(ByteInputError) {
            let size = try copyAll(to: descriptor)
            return SharedFile(path: name, size: size, descriptor: descriptor, progress: nil)
        } catch {
            close(descriptor)
            throw error
        }
    }

    /// A file without a name.
    private static func temporaryFile() throws(ByteInputError) -> Int32 {
        let folder = unsafe getenv("TMPDIR").map { unsafe String(cString: $0) } ?? "/tmp"
        var template = Array("\(folder)/parsurvey-XXXXXX".utf8CString)
        let descriptor = unsafe template.withUnsafeMutableBufferPointer { path -> Int32 in
            guard let path = path.baseAddress else { return -1 }
            let descriptor = unsafe mkstemp(path)
            if descriptor >= 0 { unsafe unlink(path) }
            return descriptor
        }
        guard descriptor >= 0 else { throw ByteInputError.system(path: folder, number: errno) }
        return descriptor
    }

    private static func copyAll(to descriptor: Int32) throws(ByteInputError) -> Int {
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        var size = 0
        while true {
            let count = unsafe buffer.withUnsafeMutableBytes { unsafe read(STDIN_FILENO, $0.baseAddress, $0.count) }
            if count == 0 { return size }
            if count < 0 {
                if errno == EINTR { continue }
                throw ByteInputError.system(path: name, number: errno)
            }
            var written = 0
            while written < count {
                let part = unsafe buffer.withUnsafeBytes { bytes in
                    unsafe write(descriptor, bytes.baseAddress.map { unsafe $0 + written }, count - written)
                }
                if part < 0 {
                    if errno == EINTR { continue }
                    throw ByteInputError.system(path: name, number: errno)
                }
                written += part
            }
            size += count
        }
    }
}
