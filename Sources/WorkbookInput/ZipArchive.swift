import ByteInput
import CLibZip
import SystemLibraries

/// A zip archive in memory, opened for reading; owns libzip's object.
///
/// Nothing is unpacked before it is asked for, and no more than the archive says and the limits allow.
@safe final class ZipArchive {
    struct Entry: Hashable {
        var name: String
        var index: UInt64
        var bytes: Int
    }

    private let archive: OpaquePointer
    /// The archive's bytes, which libzip reads from and does not own.
    private let memory: UnsafeMutableRawBufferPointer
    /// By name in lower case, for the format's names have no case.
    private(set) var entries: [String: Entry] = [:]

    init(_ bytes: [UInt8], limits: WorkbookLimits) throws(WorkbookError) {
        do throws(MissingLibrary) {
            try SystemLibrary.zip.load()
        } catch {
            throw .noLibrary(reason: error.reason)
        }
        let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: max(1, bytes.count), alignment: 16)
        unsafe memory.copyBytes(from: bytes)
        guard let archive = unsafe Self.open(memory, count: bytes.count) else {
            unsafe memory.deallocate()
            throw .damaged(part: nil)
        }
        unsafe self.memory = unsafe memory
        unsafe self.archive = unsafe archive
        entries = try read(limits)
    }

    deinit {
        unsafe zip_discard(archive)
        unsafe memory.deallocate()
    }

    private static func open(_ memory: UnsafeMutableRawBufferPointer, count: Int) -> OpaquePointer? {
        guard let source = unsafe zip_source_buffer_create(memory.baseAddress, UInt64(count), 0, nil) else {
            return nil
        }
        if let archive = unsafe zip_open_from_source(source, ZIP_RDONLY, nil) { return unsafe archive }
        unsafe zip_source_free(source)
        return nil
    }

    // MARK: What is in it

    private func read(_ limits: WorkbookLimits) throws(WorkbookError) -> [String: Entry] {
        let count = unsafe zip_get_num_entries(archive, 0)
        guard count <= limits.entries else { throw .tooManyEntries(limit: limits.entries) }
        var entries: [String: Entry] = [:]
        var total = 0
        for index in 0..<max(0, count) {
            let entry = try entry(UInt64(index), limits)
            total += entry.bytes
            guard total <= limits.totalBytes else { throw .tooLarge(limit: limits.totalBytes) }
            // Of two with one name nobody could say which is meant.
            guard entries.updateValue(entry, forKey: entry.name.lowercased()) == nil else {
                throw .damaged(part: entry.name)
            }
        }
        return entries
    }

    private func entry(_ index: UInt64, _ limits: WorkbookLimits) throws(WorkbookError) -> Entry {
        var status = unsafe zip_stat_t()
        unsafe zip_stat_init(&status)
        guard unsafe zip_stat_index(archive, index, 0, &status) == 0, let name = unsafe status.name else {
            throw .damaged(part: nil)
        }
        let part = unsafe String(cString: name)
        let (size, packed, encryption) = unsafe (status.size, status.comp_size, status.encryption_method)
        guard encryption == UInt16(ZIP_EM_NONE) else { throw .encrypted(part: part) }
        guard size <= UInt64(limits.entryBytes) else { throw .entryTooLarge(part: part, limit: limits.entryBytes) }
        let allowed = max(1, min(packed, UInt64(limits.fileBytes))) * UInt64(limits.ratio)
        guard size <= UInt64(limits.ratioFreeBytes) || size <= allowed else {
            throw .compressedTooMuch(part: part, limit: limits.ratio)
        }
        return Entry(name: part, index: index, bytes: Int(size))
    }

    /// An entry by its name, in any case.
    func entry(named name: String) -> Entry? { entries[name.lowercased()] }

    // MARK: Unpacking

    func open(_ entry: Entry) throws(WorkbookError) -> ZipStream {
        guard let file = unsafe zip_fopen_index(archive, entry.index, 0) else { throw .damaged(part: entry.name) }
        return unsafe ZipStream(file, entry: entry, archive: self)
    }
}

/// An entry of an archive as it is unpacked.
@safe final class ZipStream {
    private let file: OpaquePointer
    private let entry: ZipArchive.Entry
    /// Kept alive as long as it is read from.
    private let archive: ZipArchive
    private var left: Int
    /// What stopped the unpacking.
    private(set) var error: WorkbookError?

    init(_ file: OpaquePointer, entry: ZipArchive.Entry, archive: ZipArchive) {
        unsafe self.file = unsafe file
        self.entry = entry
        self.archive = archive
        left = entry.bytes
    }

    deinit { unsafe zip_fclose(file) }

    /// The next bytes, at most so many; none at the end, where the archive's check sum was found right.
    func next(_ count: Int) throws(ByteInputError) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: count)
        let read = unsafe bytes.withUnsafeMutableBytes { buffer in
            unsafe zip_fread(file, buffer.baseAddress, UInt64(buffer.count))
        }
        left -= Int(max(0, read))
        guard read >= 0, left >= 0, read > 0 || left == 0 else {
            error = .damaged(part: entry.name)
            throw .system(path: entry.name, number: 5)
        }
        return Array(bytes.prefix(Int(read)))
    }
}
