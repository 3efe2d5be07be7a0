import Diagnostics

/// The places that facts about weights are about.
struct CalibrationPlaces {
    var data: NamedColumns
    var dataPath: String
    /// The column of base weights; nil where all are 1.
    var weightColumn: String?
    /// Nil where weights are only trimmed.
    var margins: MarginsFile?
    var columns: MarginColumns?

    /// Where a total is given; the whole file for one that is not.
    func total(_ variable: String, _ level: String? = nil) -> SourceLocation {
        let file = SourceLocation(file: margins?.path ?? dataPath)
        guard let entry = margins?.variables.first(where: { $0.name == variable }) else { return file }
        return entry.entries.first { $0.level == level }?.location ?? entry.location
    }

    /// Where a level is given for the second time.
    func repetition(_ variable: String, _ level: String) -> SourceLocation {
        let entries = margins?.variables.first { $0.name == variable }?.entries.filter { $0.level == level } ?? []
        return entries.dropFirst().first?.location ?? total(variable, level)
    }

    func cell(_ variable: String, row: Int) -> SourceLocation {
        columns?.location(variable, row: row, data) ?? SourceLocation(file: dataPath)
    }

    func weight(row: Int) -> SourceLocation {
        weightColumn.map { data.location(row: row, $0) } ?? SourceLocation(file: dataPath)
    }

    var whole: SourceLocation { SourceLocation(file: margins?.path ?? dataPath) }
}
