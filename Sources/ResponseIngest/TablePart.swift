import ByteInput
import Diagnostics
import SurveyModel
import TabularInput

/// What was met in one part of a table.
struct TablePart: Sendable {
    /// What ended the reading before the part's end.
    enum Failure: Sendable {
        case unreadable(TabularError)
        /// Nothing of the file can be used; why is among the findings.
        case refused
    }

    /// Lines count from where ``linesBefore`` ends.
    var findings = Findings()
    /// How many lines the part has.
    var lines = 0
    /// How many lines of the file stand before those that are counted.
    var linesBefore = 0
    /// Where the first record begins that is not of this part.
    var end = 0
    var failure: Failure?
}

/// What one thread took out of the parts that it read.
struct TableYield<Receiver: ResponseReceiver>: Sendable {
    var receiver: Receiver
    var keys: [KeyList]
    var accepted: Int
    var rejected: Int
    var rejections: [RejectedResponse]
    var rated: Set<RatedQuestionnaire>
}

/// How a table is read.
struct TablePlan<Table: ResponseTable, Receiver: ResponseReceiver>: Sendable {
    /// Takes the records; none of them yet.
    let table: Table
    let header: TableHeader
    let receiver: Receiver
    let wanted: Set<UInt64>?
    /// Nil where every row is read field by field.
    let layout: PlainLayout?
    /// How many findings of one code are kept.
    let findingsPerCode: Int
    let keepsRejections: Bool
    /// How many bytes there are to read, at most; 0 where that is not known.
    let size: Int
}

/// Reads one part of a table after the other, and gathers what they give.
struct TableWorker<Table: ResponseTable, Receiver: ResponseReceiver>: ~Copyable {
    private var part = TablePart()
    private let findingsPerCode: Int
    private var table: Table
    private var outlet: ResponseOutlet<Receiver>
    private var plain: PlainRows?
    private let columns: Int
    /// What the reader of the last part read into.
    private var memory: [UInt8] = []
    private var rated: Set<RatedQuestionnaire> = []

    init(_ plan: TablePlan<Table, Receiver>) {
        let round = plan.header.assembler.round
        table = plan.table
        findingsPerCode = plan.findingsPerCode
        outlet = ResponseOutlet(
            round: round, receiver: plan.receiver, wanted: plan.wanted,
            keepsRejections: plan.keepsRejections)
        columns = plan.header.roles.count
        if let layout = plan.layout, let wide = table as? WideTable {
            plain = PlainRows(
                layout, facts: PlainFacts(round: round, receiver: plan.receiver), answers: wide.answers,
                wanted: plan.wanted, size: plan.size)
        }
    }

    /// Reads a part in the middle of a file.
    ///
    /// - Parameter isVain: Whether what is read of the part will not be asked for any more.
    mutating func read(
        _ file: SharedFile, from start: Int, to limit: Int, dialect: Dialect, until isVain: () -> Bool
    ) -> TablePart {
        do throws(TabularError) {
            let bytes: ByteReader
            do throws(ByteInputError) { bytes = try file.reader(from: start) } catch { throw .unreadable(error) }
            var own: [UInt8] = []
            swap(&own, &memory)
            var records = try RecordReader(continuing: bytes, at: start, dialect: dialect, memory: consume own)
            records.limit = limit
            let part = read(&records, until: isVain)
            memory = records.takeMemory()
            return part
        } catch {
            var part = TablePart()
            part.failure = .unreadable(error)
            return part
        }
    }

    /// Reads all records that are left to a reader.
    mutating func read(_ records: inout RecordReader, until isVain: () -> Bool = { false }) -> TablePart {
        part = TablePart(findings: Findings(limitPerCode: findingsPerCode))
        do {
            try run(&records, until: isVain)
        } catch let error as TabularError {
            part.failure = .unreadable(error)
        } catch {
            part.failure = .refused
        }
        part.lines = records.startLine - 1
        part.end = records.nextOffset
        return part
    }

    private mutating func run(_ records: inout RecordReader, until isVain: () -> Bool) throws {
        while !isVain() {
            if plain != nil { try takePlainRows(&records) }
            guard try records.next() else { break }
            try take(records)
        }
        table.finish()
        handOn()
    }

    private mutating func takePlainRows(_ records: inout RecordReader) throws(TabularError) {
        try records.takeAhead { bytes, limit in plain?.take(bytes, limit: limit) ?? TakenRecords() }
    }

    private mutating func take(_ records: borrowing RecordReader) throws(FileRefusal) {
        if records.isBlank { return }
        if let fault = records.fault ?? (records.fieldCount == columns ? nil : records.raggedness(columns)) {
            // Whatever stood in it cannot be told: it counts as one response.
            let reason = fault.diagnostic(file: records.path).with(.warning)
            part.findings.add(reason)
            outlet.reject(at: records.startLocation, reason)
            return
        }
        do throws(FileRefusal) { try table.take(records, &part.findings) } catch {
            for finding in error.findings { part.findings.add(finding) }
            throw error
        }
        handOn()
    }

    /// Hands the responses on that are complete.
    private mutating func handOn() {
        for (place, reason) in table.rejections { outlet.reject(at: place, reason) }
        table.rejections.removeAll(keepingCapacity: true)
        if table.ready.isEmpty { return }
        for response in table.ready {
            rated.insert(RatedQuestionnaire(questionnaire: response.questionnaire, unit: response.unit))
            outlet.take(response, &part.findings)
        }
        table.ready.removeAll(keepingCapacity: true)
    }

    /// What all parts together gave.
    consuming func finish() -> TableYield<Receiver> {
        let round = outlet.round
        for counted in plain?.counted() ?? [] {
            outlet.take(counted)
            let kind = round.kindIndex(ofUnit: counted.unit)
            guard let questionnaire = round.questionnaireIndex(kind: kind, group: counted.group) else { continue }
            rated.insert(RatedQuestionnaire(questionnaire: questionnaire, unit: counted.unit))
        }
        if let keys = plain?.keys { outlet.add(keys) }
        if let ratings = plain?.kept { outlet.receiver.receive(ratings) }
        for list in outlet.keys { list.settle() }
        return TableYield(
            receiver: outlet.receiver, keys: outlet.keys, accepted: outlet.accepted, rejected: outlet.rejected,
            rejections: outlet.rejections, rated: rated)
    }
}
