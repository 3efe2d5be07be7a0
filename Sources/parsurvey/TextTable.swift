/// Columns of text that line up on a terminal.
struct TextTable {
    enum Alignment { case left, right }

    private let alignments: [Alignment]
    private var rows: [[String]]

    init(_ header: [(String, Alignment)]) {
        alignments = header.map(\.1)
        rows = [header.map(\.0)]
    }

    mutating func append(_ row: [String]) { rows.append(row) }

    /// The header, a rule and the rows, indented; a cell is as wide as its characters are many.
    func text(indent: Int = 2) -> String {
        let widths = alignments.indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
        let margin = String(repeating: " ", count: indent)
        var lines = rows.map { row in
            margin
                + zip(zip(row, widths), alignments).map { cell, alignment in
                    Self.padded(cell.0, to: cell.1, alignment)
                }.joined(separator: "  ")
        }
        lines.insert(margin + widths.map { String(repeating: "─", count: $0) }.joined(separator: "  "), at: 1)
        return lines.map { line in
            var line = line
            while line.last == " " { line.removeLast() }
            return line + "\n"
        }.joined()
    }

    private static func padded(_ text: String, to width: Int, _ alignment: Alignment) -> String {
        let padding = String(repeating: " ", count: max(0, width - text.count))
        return alignment == .left ? text + padding : padding + text
    }
}
