import XMLInput

/// What a workbook says of itself: its sheets, where their cells' texts and formats are, and the names of ranges.
struct WorkbookParts {
    struct Sheet {
        var name: String
        var isHidden: Bool
        /// The packed file that holds it.
        var part: String
    }

    private(set) var sheets: [Sheet] = []
    private(set) var countsFrom1904 = false
    /// The packed files with the texts that cells share and with the formats of cells, where there are such.
    private(set) var sharedStrings: String?
    private(set) var styles: String?
    /// What the names of ranges stand for.
    private(set) var definedNames: [String: String] = [:]

    private enum Name: String, CaseIterable {
        case sheet, name, id, state, definedName, workbookPr, date1904
        case relationship = "Relationship"
        case relationID = "Id"
        case target = "Target"
        case type = "Type"
        case mode = "TargetMode"
    }

    private struct Relation {
        var type: String
        var part: String
    }

    init(_ archive: ZipArchive, limits: WorkbookLimits) throws(WorkbookError) {
        let reader = PackedXML(archive, Name.self)
        guard archive.entry(named: "_rels/.rels") != nil else { throw .noWorkbook }
        let root = try Self.relations(reader, of: "")
        guard let workbook = root.values.first(where: { $0.type == "officeDocument" })?.part,
            workbook.hasSuffix(".xml")
        else { throw .noWorkbook }
        let relations = try Self.relations(reader, of: workbook)
        sharedStrings = relations.values.first { $0.type == "sharedStrings" }?.part
        styles = relations.values.first { $0.type == "styles" }?.part
        try read(reader, workbook, relations, limits)
    }

    private mutating func read(
        _ reader: PackedXML<Name>, _ workbook: String, _ relations: [String: Relation], _ limits: WorkbookLimits
    ) throws(WorkbookError) {
        var found: [Sheet] = []
        var names: [String: String] = [:]
        var (isFrom1904, current) = (false, String?.none)
        try reader.read(workbook) { (event) throws(WorkbookError) in
            switch event {
            case .start(.sheet, let attributes):
                guard let name = attributes[.name], let relation = attributes[.id].flatMap({ relations[$0] }) else {
                    throw .malformedPart(workbook)
                }
                guard found.count < limits.sheets else { throw .tooManySheets(limit: limits.sheets) }
                // A sheet may be a mere chart.
                guard relation.type == "worksheet" else { return }
                let isHidden = attributes[.state].map { $0 != "visible" } ?? false
                found.append(Sheet(name: name, isHidden: isHidden, part: relation.part))
            case .start(.workbookPr, let attributes): isFrom1904 = ["1", "true"].contains(attributes[.date1904])
            case .start(.definedName, let attributes): current = attributes[.name]
            case .text(let text): if let current { names[current, default: ""] += text }
            case .end(.definedName): current = nil
            default: return
            }
        }
        (sheets, definedNames, countsFrom1904) = (found, names, isFrom1904)
    }

    /// The packed files that one of them refers to, by the names that it gives them; `""` is the archive itself.
    private static func relations(
        _ reader: PackedXML<Name>, of part: String
    ) throws(WorkbookError) -> [String: Relation] {
        let folder = part.lastIndex(of: "/").map { part[...$0] } ?? ""
        let file = part.dropFirst(folder.count)
        var relations: [String: Relation] = [:]
        try reader.read("\(folder)_rels/\(file).rels") { (event) throws(WorkbookError) in
            guard case .start(.relationship, let attributes) = event, attributes[.mode] != "External",
                let id = attributes[.relationID], let type = attributes[.type], let target = attributes[.target]
            else { return }
            let kind = type.split(separator: "/").last.map(String.init) ?? ""
            relations[id] = Relation(type: kind, part: resolved(target, in: String(folder)))
        }
        return relations
    }

    /// A target's place in the archive, seen from the folder of what refers to it.
    private static func resolved(_ target: String, in folder: String) -> String {
        if target.hasPrefix("/") { return String(target.dropFirst()) }
        var steps = folder.split(separator: "/")
        for step in target.split(separator: "/") {
            switch step {
            case ".": continue
            case "..": _ = steps.popLast()
            default: steps.append(step)
            }
        }
        return steps.joined(separator: "/")
    }
}
