import ByteInput
import Diagnostics
import Dispatch
import SurveyModel
import Synchronization
import TabularInput

/// Reads a table of responses in whichever layout its header spells, in parts at once where that pays.
struct TableReader<Receiver: ResponseReceiver> {
    let assembler: ResponseAssembler
    let receiver: Receiver
    let reading: ResponseReading

    /// Parts smaller than this cost more than they save.
    private static var smallestPart: Int { 1 << 20 }

    func read(_ bytes: consuming ByteReader, findings: inout Findings) throws -> ResponseFile<Receiver>? {
        let file = try sharedFile(&bytes)
        return try read(RecordReader(bytes), file: file, findings: &findings)
    }

    /// Reads the rows of a sheet.
    func read(
        _ sheet: consuming SheetRecords, path: String, findings: inout Findings
    ) throws -> ResponseFile<Receiver>? {
        try read(RecordReader(sheet, path: path), file: nil, findings: &findings)
    }

    private func read(
        _ records: consuming RecordReader, file: SharedFile?, findings: inout Findings
    ) throws -> ResponseFile<Receiver>? {
        var reader = records
        let header = TableHeader(try Header(from: &reader), assembler: assembler)
        let layout: ResponseLayout
        do throws(FileRefusal) { layout = try header.layout() } catch {
            for finding in error.findings { findings.add(finding) }
            return nil
        }
        switch layout {
        case .matrixTable:
            guard let table = MatrixTable(header, &findings) else { return nil }
            return try read(reader, table, layout, header, file: nil, &findings)
        case .longTable:
            guard let table = LongTable(header, &findings) else { return nil }
            return try read(reader, table, layout, header, file: nil, &findings)
        case .wideTable, .xml:
            guard let table = WideTable(header, &findings) else { return nil }
            return try read(reader, table, layout, header, file: file, &findings)
        }
    }

    /// The file for several readers; nil where it can only be read in order, or is too small to be cut.
    private func sharedFile(_ bytes: inout ByteReader) throws(ByteInputError) -> SharedFile? {
        guard reading.parts > 1, let size = bytes.fileSize, size >= 2 * Self.smallestPart,
            try bytes.knownEncoding() ?? .utf8 == .utf8
        else { return nil }
        return try bytes.shared()
    }

    private func read(
        _ records: consuming RecordReader, _ table: some ResponseTable, _ layout: ResponseLayout,
        _ header: TableHeader, file: SharedFile?, _ findings: inout Findings
    ) throws -> ResponseFile<Receiver>? {
        var reader = records
        let sheet = reader.sheet
        let dialect = reader.dialect ?? Dialect(separator: .comma)
        let encoding = reader.encoding ?? .utf8
        let plan = TablePlan(
            table: table, header: header, receiver: receiver, wanted: reading.wanted,
            layout: reading.takesPlainRows && sheet == nil
                ? PlainLayout(header, dialect: dialect, endsInPair: reader.endsInPair) : nil,
            findingsPerCode: findings.limitPerCode, keepsRejections: reading.keepsRejections, size: file?.size ?? 0)
        var result: (parts: [TablePart], yields: [TableYield<Receiver>])
        var fingerprint: InputFingerprint
        if let file, let inParts = try inParts(reader, of: file, dialect: dialect, plan) {
            result = inParts
            fingerprint = InputFingerprint(path: file.path, bytes: result.parts.last?.end ?? 0, sha256: nil)
        } else {
            var worker = TableWorker(plan)
            result.parts = [worker.read(&reader)]
            result.yields = [worker.finish()]
            fingerprint = reader.fingerprint
        }
        guard try report(result.parts, &findings) else { return nil }
        table.conclude(Set(result.yields.flatMap(\.rated)), &findings)
        return ResponseFile(
            fingerprint: fingerprint, layout: layout, dialect: sheet == nil ? dialect : nil, sheet: sheet,
            encoding: encoding,
            lines: result.parts.last.map { $0.linesBefore + $0.lines } ?? 0, receivers: result.yields.map(\.receiver),
            accepted: result.yields.reduce(0) { $0 + $1.accepted },
            rejected: result.yields.reduce(0) { $0 + $1.rejected },
            rejections: result.yields.flatMap(\.rejections), keys: result.yields.flatMap(\.keys))
    }

    // MARK: Parts

    /// About how long a part is: short enough that the threads end together.
    private static var usualPart: Int { 1 << 20 }

    /// Reads the parts of a file at once.
    ///
    /// Each part is begun where a line begins, in the hope that this is no line within quotes. Whether it is, the part
    /// before tells, which ends where the next record truly begins.
    ///
    /// - Parameter first: Has read the header.
    /// - Returns: Nil where the hope was vain, or there is only one part.
    private func inParts<Table>(
        _ first: borrowing RecordReader, of file: SharedFile, dialect: Dialect, _ plan: TablePlan<Table, Receiver>
    ) throws(TabularError) -> (parts: [TablePart], yields: [TableYield<Receiver>])? {
        let wish = max(reading.parts, file.size / Self.usualPart)
        let header = first.nextOffset
        let starts: [Int]
        do throws(ByteInputError) { starts = try file.lineStarts(parts: wish) } catch { throw .unreadable(error) }
        let places = [header] + starts.filter { $0 > header }
        if places.count < 2 { return nil }
        var (parts, yields) = read(file, from: places, dialect: dialect, plan)
        if let failed = parts.firstIndex(where: { $0.failure != nil }) { parts.removeSubrange((failed + 1)...) }
        for (part, next) in zip(parts, places.dropFirst()) where part.failure == nil && part.end != next { return nil }
        // The lines of the first part are counted behind the header's.
        var before = first.startLine + first.currentLines - 1
        for index in parts.indices {
            parts[index].linesBefore = before
            before += parts[index].lines
        }
        return (parts, yields)
    }

    /// Reads the parts that begin at some places, as many at once as there may be.
    private func read<Table>(
        _ file: SharedFile, from places: [Int], dialect: Dialect, _ plan: TablePlan<Table, Receiver>
    ) -> (parts: [TablePart], yields: [TableYield<Receiver>]) {
        let parts = LockedValue([TablePart](repeating: TablePart(), count: places.count))
        let yields = LockedValue([TableYield<Receiver>]())
        let next = Atomic(0)
        // Of a file that cannot be read past some part, nothing behind that part matters.
        let firstFailed = Atomic(Int.max)
        DispatchQueue.concurrentPerform(iterations: min(reading.parts, places.count)) { _ in
            var worker = TableWorker(plan)
            while true {
                let index = next.add(1, ordering: .relaxed).oldValue
                if index >= places.count { break }
                let limit = index + 1 < places.count ? places[index + 1] : Int.max
                let part = worker.read(file, from: places[index], to: limit, dialect: dialect) {
                    firstFailed.load(ordering: .relaxed) < index
                }
                if part.failure != nil { firstFailed.min(index, ordering: .relaxed) }
                parts.change { $0[index] = part }
            }
            let yield = worker.finish()
            yields.change { $0.append(yield) }
        }
        return (parts.value, yields.value)
    }

    /// Tells what was found in the parts.
    ///
    /// - Returns: Whether the file can be used.
    private func report(_ parts: [TablePart], _ findings: inout Findings) throws(TabularError) -> Bool {
        for part in parts {
            findings.add(part.findings.movedDown(lines: part.linesBefore))
            switch part.failure {
            case .unreadable(let error): throw error.movedDown(lines: part.linesBefore)
            case .refused: return false
            case nil: break
            }
        }
        return true
    }
}
