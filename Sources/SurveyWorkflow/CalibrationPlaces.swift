import Diagnostics
import SurveyModel

/// The places that facts about weights are about, wherever rows and totals come from.
protocol CalibrationPlaces {
    /// Where a total is given, or what stands for one that is not.
    func total(_ variable: String, _ level: String?) -> SourceLocation
    /// Where a level is given for the second time.
    func repetition(_ variable: String, _ level: String) -> SourceLocation
    func cell(_ variable: String, row: Int) -> SourceLocation
    func weight(row: Int) -> SourceLocation
    /// What tells that no row has a weight.
    var weightless: SourceLocation { get }
    /// All totals.
    var whole: SourceLocation { get }
}

extension CalibrationPlaces {
    func total(_ variable: String) -> SourceLocation { total(variable, nil) }
}

/// Those of a table and a file of totals.
struct TableCalibrationPlaces: CalibrationPlaces {
    var data: NamedColumns
    var dataPath: String
    /// The column of base weights; nil where all are 1.
    var weightColumn: String?
    /// Nil where weights are only trimmed.
    var margins: MarginsFile?
    var columns: MarginColumns?

    /// The whole file for a total that is not given.
    func total(_ variable: String, _ level: String?) -> SourceLocation {
        let file = SourceLocation(file: margins?.path ?? dataPath)
        guard let entry = margins?.variables.first(where: { $0.name == variable }) else { return file }
        return entry.entries.first { $0.level == level }?.location ?? entry.location
    }

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

    var weightless: SourceLocation { weightColumn == nil ? whole : weight(row: 0) }

    var whole: SourceLocation { SourceLocation(file: margins?.path ?? dataPath) }
}

/// Those of a group's margins; what is about a respondent stands where the group does, for no message names one.
struct GroupCalibrationPlaces: CalibrationPlaces {
    var group: RespondentGroup

    private func levels(_ variable: String) -> [FrameMargin.Level] {
        group.design?.calibration?.margins.first { $0.name == variable }?.levels ?? []
    }

    func total(_ variable: String, _ level: String?) -> SourceLocation {
        levels(variable).first { level == nil || $0.name == level }?.location ?? whole
    }

    func repetition(_ variable: String, _ level: String) -> SourceLocation {
        levels(variable).last { $0.name == level }?.location ?? whole
    }

    func cell(_ variable: String, row: Int) -> SourceLocation { group.location }

    func weight(row: Int) -> SourceLocation { group.location }

    var weightless: SourceLocation { group.location }

    var whole: SourceLocation { group.design?.calibration?.location ?? group.location }
}
