package import TextOutput

extension ExportTable {
    /// `{"synthetic": …, "scores": [{…}, …]}`, with the columns' names as keys.
    package var json: JSONValue {
        let objects = rows.map { row in JSONValue.object(zip(columns, row).map { ($0, $1.json) }) }
        return .object([("synthetic", .bool(isSynthetic)), (rowName + "s", .array(objects))])
    }
}

extension ExportValue {
    fileprivate var json: JSONValue {
        switch self {
        case .text(let text): .string(text)
        case .number(let digits): .number(digits)
        case .absent: .null
        }
    }
}
