import TextOutput

extension ExportTable {
    /// `<scores><score …/></scores>`, with the columns' names as attributes; an absent value is an absent attribute.
    package var xml: String {
        var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        text += "<\(rowName)s synthetic=\"\(isSynthetic)\">\n"
        for row in rows {
            text += "  <\(rowName)"
            for (column, value) in zip(columns, row) {
                switch value {
                case .text(let content), .number(let content): text += " \(column)=\"\(xmlEscaped(content))\""
                case .absent: break
                }
            }
            text += "/>\n"
        }
        return text + "</\(rowName)s>\n"
    }
}
