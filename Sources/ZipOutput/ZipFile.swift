import CLibZip
import Glibc
import SystemLibraries

/// What keeps a container from being packed, in the words of libzip.
package struct ZipFault: Error, Equatable {
    package var reason: String
}

/// A ZIP container made in memory, whose bytes depend on what it holds and on nothing else: no clock, no time zone.
package enum ZipFile {
    /// Packs entries in their order, deflated.
    package static func packed(_ entries: [(name: String, bytes: [UInt8])]) throws(ZipFault) -> [UInt8] {
        do throws(MissingLibrary) {
            try SystemLibrary.zip.load()
        } catch {
            throw ZipFault(reason: error.reason)
        }
        var error = unsafe zip_error_t()
        unsafe zip_error_init(&error)
        defer { unsafe zip_error_fini(&error) }
        guard let target = unsafe zip_source_buffer_create(nil, 0, 0, &error) else { throw unsafe ZipFault(&error) }
        // Of the two references one goes to the archive, which gives it up when it is closed.
        unsafe zip_source_keep(target)
        defer { unsafe zip_source_free(target) }
        guard let archive = unsafe zip_open_from_source(target, ZIP_TRUNCATE, &error) else {
            unsafe zip_source_free(target)
            throw unsafe ZipFault(&error)
        }
        for entry in entries {
            do throws(ZipFault) {
                try unsafe add(entry.name, entry.bytes, to: archive)
            } catch {
                unsafe zip_discard(archive)
                throw error
            }
        }
        guard unsafe zip_close(archive) == 0 else {
            let fault = unsafe ZipFault(zip_get_error(archive))
            unsafe zip_discard(archive)
            throw fault
        }
        return try unsafe bytes(of: target)
    }

    /// 1 January 1980, the first day that the format knows.
    private static let date: UInt16 = 1 << 5 | 1

    private static func add(_ name: String, _ bytes: [UInt8], to archive: OpaquePointer) throws(ZipFault) {
        guard let copy = unsafe malloc(max(1, bytes.count)) else { throw ZipFault(reason: "no memory") }
        unsafe bytes.withUnsafeBytes { if let base = $0.baseAddress { unsafe memcpy(copy, base, $0.count) } }
        // The copy is the source's from here on.
        guard let source = unsafe zip_source_buffer(archive, copy, UInt64(bytes.count), 1) else {
            unsafe free(copy)
            throw unsafe ZipFault(zip_get_error(archive))
        }
        let index = unsafe zip_file_add(archive, name, source, UInt32(ZIP_FL_ENC_UTF_8))
        guard index >= 0 else {
            unsafe zip_source_free(source)
            throw unsafe ZipFault(zip_get_error(archive))
        }
        guard unsafe zip_file_set_dostime(archive, UInt64(index), 0, date, 0) == 0 else {
            throw unsafe ZipFault(zip_get_error(archive))
        }
    }

    private static func bytes(of source: OpaquePointer) throws(ZipFault) -> [UInt8] {
        var stat = unsafe zip_stat_t()
        guard unsafe zip_source_stat(source, &stat) == 0, unsafe zip_source_open(source) == 0 else {
            throw unsafe ZipFault(zip_source_error(source))
        }
        defer { unsafe zip_source_close(source) }
        var bytes = [UInt8](repeating: 0, count: Int(unsafe stat.size))
        let read = unsafe bytes.withUnsafeMutableBytes {
            unsafe zip_source_read(source, $0.baseAddress, UInt64($0.count))
        }
        guard read == Int64(bytes.count) else { throw unsafe ZipFault(zip_source_error(source)) }
        return bytes
    }
}

extension ZipFault {
    fileprivate init(_ error: UnsafeMutablePointer<zip_error_t>?) {
        guard let text = unsafe zip_error_strerror(error) else {
            self.init(reason: "?")
            return
        }
        self.init(reason: unsafe String(cString: text))
    }
}
