/// What the signs of a figure stand for, from left to right and in as many lines as that takes.
struct Legend {
    /// A sign and its label.
    struct Entry {
        var label: String
        /// Where the sign begins.
        var x: Double
        /// The middle of the line.
        var y: Double
    }

    static let lineHeight = 20.0

    let entries: [Entry]
    /// How high it is.
    let height: Double

    /// - Parameter top: Where it begins.
    init(_ labels: [String], top: Double = 0) {
        var (x, line) = (0.0, 0)
        var entries: [Entry] = []
        for label in labels {
            let text = TextLines.cut(label, width: Drawing.width - 40)
            let width = 20 + TextLines.width(text) + 20
            if x > 0, x + width > Drawing.width + 20 { (x, line) = (0, line + 1) }
            entries.append(Entry(label: text, x: x, y: top + (Double(line) + 0.5) * Self.lineHeight))
            x += width
        }
        self.entries = entries
        height = Double(line + 1) * Self.lineHeight
    }

    /// Draws the labels, and beside each its sign.
    func draw(_ drawing: inout Drawing, sign: (inout Drawing, _ number: Int, _ x: Double, _ y: Double) -> Void) {
        for (number, entry) in entries.enumerated() {
            sign(&drawing, number, entry.x + 7, entry.y)
            drawing.text(entry.label, x: entry.x + 20, y: entry.y + 4)
        }
    }
}
