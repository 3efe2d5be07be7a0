/// A table beside a figure: the same in numbers.
struct DataTable {
    var columns: [String]
    /// The first cell of a row names it.
    var rows: [[String]]
    /// How many of the first columns hold words.
    var wordColumns = 1
    /// Whether the last row sums up the others.
    var hasTotal = false
}

/// A figure with what stands in words and numbers beside it.
struct ReportFigure {
    var title: String
    /// What a reader who does not see it should know.
    var description: String
    var drawing: Drawing
    /// How it is to be read.
    var note: String
    var tables: [DataTable]
}
