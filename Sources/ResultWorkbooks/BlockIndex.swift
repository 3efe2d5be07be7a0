import Scoring
import SurveyModel
import SurveyStatistics

/// A block of a unit with how sure it is.
struct SummaryBlock {
    let row: BlockRow
    let precision: PointsPrecision?

    /// Unrounded points over the maximum; nil without points.
    var share: Double? {
        row.maximum > .zero ? row.pointsUnrounded.map { $0 / row.maximum.double } : nil
    }

    /// What takes errors to the stated scale; 1 where the text states none.
    var factor: Double {
        guard let stated = row.statedMaximum, row.maximum > .zero else { return 1 }
        return stated.double / row.maximum.double
    }
}

/// Where a unit stands among those of its kind.
struct SummaryPlace {
    let rank: Int
    /// The ranks that are not excluded; nil where errors are not known.
    let sets: RankSets.Unit?
}

/// Finds the blocks and places of units.
struct BlockIndex {
    private var blocks: [AssessmentMethod: [Int: SummaryBlock]] = [:]
    /// By unit; units whose survey block has no points are not there.
    private(set) var places: [Int: SummaryPlace] = [:]

    init(_ workbook: ScoreWorkbook) {
        for (index, row) in workbook.sheet.blocks.enumerated() {
            blocks[row.method, default: [:]][row.unit] = SummaryBlock(
                row: row, precision: workbook.errors?.blocks[index])
        }
        if let errors = workbook.errors {
            for unit in errors.ranks.joined() {
                places[unit.unit] = SummaryPlace(rank: unit.ranks.rank, sets: unit.ranks)
            }
            return
        }
        for kind in workbook.round.criteriaSet.kinds.indices {
            let units = workbook.units(of: kind)
            let ranks = BlockRanking.ranks(of: units.map { self[$0, .survey]?.share })
            for (unit, rank) in zip(units, ranks) {
                places[unit] = rank.map { SummaryPlace(rank: $0, sets: nil) }
            }
        }
    }

    subscript(unit: Int, method: AssessmentMethod) -> SummaryBlock? { blocks[method]?[unit] }
}
