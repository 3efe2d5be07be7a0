import ByteInput
import Diagnostics
import Dispatch
import SurveyModel
import Synchronization
import XMLInput

/// Reads `<responses><response …><answer question= value=/>…` as a stream, in parts at once where that pays.
struct XMLResponseReader<Receiver: ResponseReceiver> {
    let assembler: ResponseAssembler
    let receiver: Receiver
    let reading: ResponseReading

    /// Parts smaller than this cost more than they save.
    private static var smallestPart: Int { 1 << 20 }

    private let reader = XMLReader(vocabulary: ResponseName.allCases.map(\.rawValue))

    init(assembler: ResponseAssembler, receiver: Receiver, reading: ResponseReading) {
        self.assembler = assembler
        self.receiver = receiver
        self.reading = reading
    }

    func read(_ bytes: inout ByteReader, findings: inout Findings) throws -> ResponseFile<Receiver>? {
        if let file = try sharedFile(&bytes), let parts = try inParts(of: file) {
            var before = 0
            for part in parts {
                findings.add(part.findings.movedDown(lines: before))
                before += part.lines
            }
            return responseFile(of: parts, InputFingerprint(path: file.path, bytes: file.size, sha256: nil), .utf8)
        }
        let yield = read(isInRoot: false, file: bytes.path) { take in try reader.read(&bytes, onEvent: take) }
        // What was found before a fault that stops reading is told as well.
        findings.add(yield.findings)
        if let error = yield.error { throw error }
        return yield.isRefused ? nil : responseFile(of: [yield], bytes.fingerprint(), bytes.encoding ?? .utf8)
    }

    /// What came of the responses of a file or of a part of one.
    private struct Yield: Sendable {
        var outlet: ResponseOutlet<Receiver>
        var findings: Findings
        var lines = 0
        /// Whether the file must give nothing.
        var isRefused = false
        /// Whether something was named that is not named again in the same file, or the root says what all of it must be.
        var mustBeWhole = false
        /// What stopped the reading.
        var error: (any Error)?
        /// Whether a part ended where it should.
        var isWhole = true
    }

    /// Hands the events of a reading to the state of things, and the responses on to the receiver.
    ///
    /// - Parameter read: Reads, and gives the number of lines; nil where a part did not end where it should.
    private func read(
        isInRoot: Bool, file: String, _ read: ((borrowing XMLEvent) throws -> Void) throws -> Int?
    ) -> Yield {
        var outlet = ResponseOutlet(
            round: assembler.round, receiver: receiver, wanted: reading.wanted,
            keepsRejections: reading.keepsRejections)
        var state = XMLResponseState(
            assembler: assembler, file: file,
            plain: PlainResponses(
                assembler: assembler, facts: PlainFacts(round: assembler.round, receiver: receiver),
                wanted: reading.wanted),
            takesPlain: reading.takesPlainRows, isInRoot: isInRoot)
        var yield = Yield(outlet: outlet, findings: Findings())
        do {
            let lines = try read { event in
                state.take(event)
                while let (place, reason) = state.rejections.popLast() { outlet.reject(at: place, reason) }
                while let response = state.ready.popLast() { outlet.take(response, &state.findings) }
            }
            yield.lines = lines ?? 0
            yield.isWhole = lines != nil
        } catch {
            yield.error = error
        }
        let plain = state.countedPlain
        for counted in plain.responses { outlet.take(counted) }
        if let ratings = plain.ratings { outlet.receiver.receive(ratings) }
        outlet.add(plain.keys)
        for list in outlet.keys { list.settle() }
        yield.outlet = outlet
        yield.findings = state.findings
        yield.isRefused = state.isRefused
        yield.mustBeWhole = !state.namedOnce.isEmpty || state.form != nil
        return yield
    }

    private func responseFile(
        of yields: [Yield], _ fingerprint: InputFingerprint, _ encoding: TextEncoding
    ) -> ResponseFile<Receiver> {
        let outlets = yields.map(\.outlet)
        return ResponseFile(
            fingerprint: fingerprint, layout: .xml, dialect: nil, encoding: encoding,
            lines: yields.reduce(0) { $0 + $1.lines }, receivers: outlets.map(\.receiver),
            accepted: outlets.reduce(0) { $0 + $1.accepted },
            rejected: yields.reduce(0) { $0 + $1.outlet.rejected },
            rejections: outlets.flatMap(\.rejections), keys: outlets.flatMap(\.keys))
    }

    // MARK: Parts

    /// The file for several readers; nil where it can only be read in order, or is too small to be cut.
    private func sharedFile(_ bytes: inout ByteReader) throws -> SharedFile? {
        guard reading.parts > 1, reading.takesPlainRows, let size = bytes.fileSize, size >= 2 * Self.smallestPart,
            try bytes.knownEncoding() ?? .utf8 == .utf8
        else { return nil }
        return try bytes.shared()
    }

    /// Reads the parts of a file at once.
    ///
    /// The file is cut where a line begins with `<response `, in the hope that this is an element of the root and not,
    /// say, in a comment. Whether it is, the part before tells by how it ends.
    ///
    /// - Returns: Nil where the hope was vain, or where there is anything in the file that has to be seen as a whole.
    private func inParts(of file: SharedFile) throws -> [Yield]? {
        guard let root = XMLPart.rootTag(in: try file.bytes(at: 0, count: 1 << 12)) else { return nil }
        let places = try Self.places(in: file, parts: min(2 * reading.parts, file.size / Self.smallestPart))
        if places.count < 2 || places[1] <= root.count { return nil }
        let results = LockedValue([Yield?](repeating: nil, count: places.count))
        let next = Atomic(0)
        DispatchQueue.concurrentPerform(iterations: min(reading.parts, places.count)) { _ in
            while true {
                let index = next.add(1, ordering: .relaxed).oldValue
                if index >= places.count { return }
                let part = XMLPart(
                    root: index == 0 ? nil : root,
                    length: index + 1 < places.count ? places[index + 1] - places[index] : nil)
                let read = self.read(part, of: file, from: places[index])
                results.change { $0[index] = read }
            }
        }
        let parts = results.value.compactMap(\.self)
        return parts.count == places.count ? parts : nil
    }

    /// What a part gave; nil where it cannot be told from the part alone.
    private func read(_ part: XMLPart, of file: SharedFile, from place: Int) -> Yield? {
        guard var bytes = try? file.reader(from: place) else { return nil }
        let yield = read(isInRoot: part.root != nil, file: file.path) { take in
            try reader.read(part, of: &bytes, onEvent: take)
        }
        let isPlain = yield.error == nil && yield.isWhole && !yield.isRefused && !yield.mustBeWhole
        return isPlain && bytes.encoding == .utf8 ? yield : nil
    }

    /// Where the parts of a file begin, the first at 0.
    private static func places(in file: SharedFile, parts: Int) throws(ByteInputError) -> [Int] {
        var places = [0]
        for part in 1..<max(1, parts) {
            let start = file.size / parts * part
            guard start > places[places.count - 1] else { continue }
            let block = try file.bytes(at: start, count: 1 << 18)
            if let found = lineOfResponse(in: block) { places.append(start + found) }
        }
        return places
    }

    /// The first line that begins with `<response`, white space before it apart.
    private static func lineOfResponse(in block: [UInt8]) -> Int? {
        let tag = Array("<response".utf8)
        var rest = block[...]
        while let feed = rest.firstIndex(of: 0x0A) {
            let line = feed + 1
            rest = block[line...]
            let text = rest.drop { $0 == 0x20 || $0 == 0x09 }
            if text.starts(with: tag), let next = text.dropFirst(tag.count).first, next == 0x20 || next == 0x0A {
                return line
            }
        }
        return nil
    }
}
