import ByteInput
import XMLInput

/// Reads XML that is packed in an archive, with names told apart by a vocabulary of their own.
struct PackedXML<Name: RawRepresentable & CaseIterable & Hashable> where Name.RawValue == String {
    private let archive: ZipArchive
    private let names = Array(Name.allCases)
    private let reader: XMLReader

    init(_ archive: ZipArchive, _ names: Name.Type) {
        self.archive = archive
        var limits = XMLLimits.standard
        limits.textBytes = WorkbookLimits.textBytes
        reader = XMLReader(vocabulary: names.allCases.map(\.rawValue), limits: limits, keepsWhiteSpace: true)
    }

    /// What is met in a document; names that are not in the vocabulary are nil.
    enum Event {
        case start(Name?, attributes: [Name: String])
        case end(Name?)
        case text(String)
    }

    /// Reads a packed file to its end.
    func read(_ part: String, _ take: (Event) throws(WorkbookError) -> Void) throws(WorkbookError) {
        guard let entry = archive.entry(named: part) else { throw .missingPart(part) }
        let stream = try archive.open(entry)
        var bytes = ByteReader(path: part) { count throws(ByteInputError) in try stream.next(count) }
        do {
            try reader.read(&bytes) { event in
                switch event {
                case .start(let tag): try take(.start(name(tag.name), attributes: attributes(of: tag)))
                case .end(let end): try take(.end(name(end.name)))
                case .text(let text): try take(.text(text.string))
                }
            }
        } catch let error as WorkbookError {
            throw error
        } catch {
            throw stream.error ?? .malformedPart(part)
        }
    }

    private func name(_ index: Int?) -> Name? { index.map { names[$0] } }

    private func attributes(of tag: borrowing XMLTag) -> [Name: String] {
        var attributes: [Name: String] = [:]
        for index in 0..<tag.attributeCount {
            guard let name = name(tag.attributeName(index)) else { continue }
            attributes[name] = tag.value(index)
        }
        return attributes
    }
}
