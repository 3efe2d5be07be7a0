import Diagnostics
import SurveyModel
import TabularInput

/// The columns of a table that hold facts about a response, found once from its header.
struct FactColumns: Sendable {
    private let columns: [(fact: ResponseFact, index: Int)]
    /// What is put behind a time in a sheet, whose cells know no offset from UTC; nil where the round tells none.
    private let offset: String?

    /// - Parameter unread: Facts that the layout does not have, whatever the file says.
    init(_ header: TableHeader, without unread: Set<ResponseFact> = []) {
        columns = header.roles.enumerated().compactMap { index, role in
            guard case .fact(let fact) = role, !unread.contains(fact) else { return nil }
            return (fact, index)
        }
        offset = header.assembler.round.settings.offset
    }

    /// A record's facts and, where one is not UTF-8, the first such fault; its bad bytes are then replaced.
    func read(_ record: borrowing RecordReader) -> (facts: RawFacts, fault: Diagnostic?) {
        var facts = RawFacts()
        var fault: Diagnostic?
        for (fact, index) in columns {
            if let text = record.text(index) {
                let isTime = fact == .submittedAt && record.sheet != nil
                facts[fact] = isTime ? completed(text.normalizedText) : text.normalizedText
            } else {
                facts[fact] = record.withField(index) { String(decoding: copy($0), as: UTF8.self) }.normalizedText
                fault = fault ?? record.undecodable(inField: index).diagnostic(file: record.path).with(.warning)
            }
        }
        return (facts, fault)
    }

    /// A time from a sheet with the round's offset behind it; a date is the begin of its day.
    private func completed(_ text: String) -> String {
        guard let offset, Timestamp(text) == nil else { return text }
        return [text + offset, text + "T00:00:00" + offset].first { Timestamp($0) != nil } ?? text
    }

    /// The response that a record's facts begin, without answers; doubts about it are reported at their places.
    func response(
        _ facts: RawFacts, _ record: borrowing RecordReader, _ assembler: ResponseAssembler, _ findings: inout Findings
    ) throws(Rejection) -> Response {
        var doubts: [FactFault] = []
        do throws(FactFault) {
            let response = try assembler.response(facts, at: record.startLocation, doubts: &doubts)
            report(doubts, record, &findings)
            return response
        } catch {
            throw Rejection(error.diagnostic(at: place(of: error.fact, record)))
        }
    }

    func report(_ doubts: [FactFault], _ record: borrowing RecordReader, _ findings: inout Findings) {
        for doubt in doubts { findings.add(doubt.diagnostic(at: place(of: doubt.fact, record))) }
    }

    /// Where a fact stands; the start of the record where the table has no such column.
    func place(of fact: ResponseFact, _ record: borrowing RecordReader) -> SourceLocation {
        guard let index = columns.first(where: { $0.fact == fact })?.index else { return record.startLocation }
        return record.location(ofField: index)
    }

    // MARK: Runs of records with the same facts

    /// The bytes of the facts, column by column.
    func bytes(_ record: borrowing RecordReader) -> [[UInt8]] {
        columns.map { column in record.withField(column.index) { copy($0) } }
    }

    /// Whether a record's facts are byte by byte the same, which costs less than to read them.
    func isSame(_ bytes: [[UInt8]], _ record: borrowing RecordReader) -> Bool {
        guard bytes.count == columns.count else { return false }
        for (position, column) in columns.enumerated() {
            let isSame = record.withField(column.index) { field in
                field.count == bytes[position].count && field.indices.allSatisfy { field[$0] == bytes[position][$0] }
            }
            if !isSame { return false }
        }
        return true
    }
}

private func copy(_ bytes: Span<UInt8>) -> [UInt8] { bytes.indices.map { bytes[$0] } }
