package import Diagnostics

/// Where the points of a row come from.
package enum AssessmentMethod: String, Sendable, CaseIterable {
    /// Self-assessment, then the appraisal council: not this tool's business.
    case appraisal
    /// The sociological survey ("ĐTXHH").
    case survey
    /// The published survey of citizens' satisfaction.
    case satisfaction
}

/// The level of a row in a criteria table.
package enum CriteriaLevel: Int, Sendable, Comparable, CaseIterable {
    case area = 1
    case criterion = 2
    case subcriterion = 3

    package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

/// One row of a criteria table, as printed.
package struct CriteriaRow: Hashable, Sendable {
    /// The row's identity; its parts between dots are the way from area to criterion to subcriterion.
    package var code: CriterionCode
    /// The code printed in the decision, which may repeat.
    package var printedCode: String
    /// The decision's own words.
    package var title: String
    package var maximumPoints: Points
    /// None for a row that only sums up others.
    package var method: AssessmentMethod?
    /// The points that an appraisal may give, where not any number up to the maximum will do.
    package var possiblePoints: [Points]?
    /// What the keepers of the table note about this row's wording.
    package var remark: String?
    package var places: Places

    /// Where the cells of the row stand.
    package struct Places: Hashable, Sendable {
        package var code: SourceLocation
        package var printedCode: SourceLocation
        package var title: SourceLocation
        package var maximumPoints: SourceLocation
        package var method: SourceLocation

        package init(
            code: SourceLocation, printedCode: SourceLocation, title: SourceLocation, maximumPoints: SourceLocation,
            method: SourceLocation
        ) {
            self.code = code
            self.printedCode = printedCode
            self.title = title
            self.maximumPoints = maximumPoints
            self.method = method
        }
    }

    package init(
        code: CriterionCode, printedCode: String, title: String, maximumPoints: Points,
        method: AssessmentMethod? = nil, possiblePoints: [Points]? = nil, remark: String? = nil, places: Places
    ) {
        self.code = code
        self.printedCode = printedCode
        self.title = title
        self.maximumPoints = maximumPoints
        self.method = method
        self.possiblePoints = possiblePoints
        self.remark = remark
        self.places = places
    }
}

/// What the decision's text states about a table, to be held against the table itself.
package struct StatedFigures: Sendable {
    /// A figure and the place where it is recorded.
    package struct Figure<Value: Sendable>: Sendable {
        package var value: Value
        package var location: SourceLocation

        package init(_ value: Value, at location: SourceLocation) {
            self.value = value
            self.location = location
        }
    }

    /// How many criteria and subcriteria the text gives an area.
    package struct AreaCounts: Sendable {
        package var criteria: Figure<Int>?
        package var subcriteria: Figure<Int>?

        package init(criteria: Figure<Int>? = nil, subcriteria: Figure<Int>? = nil) {
            self.criteria = criteria
            self.subcriteria = subcriteria
        }
    }

    package var maximumPoints: Figure<Points>?
    package var areas: Figure<Int>?
    package var criteria: Figure<Int>?
    package var subcriteria: Figure<Int>?
    /// The points of each block, in the order of the file.
    package var blocks: [(method: AssessmentMethod, points: Figure<Points>)] = []
    /// By the area's code, in the order of the file.
    package var areaCounts: [(area: CriterionCode, counts: AreaCounts)] = []

    package init() {}

    /// What the text gives a block, or nil where it names none.
    package func block(_ method: AssessmentMethod) -> Points? {
        blocks.first { $0.method == method }?.points.value
    }
}

/// A band of the grading, from its lower bound in percent (inclusive) to the next band's.
package struct GradeBand: Hashable, Sendable {
    package var grade: String
    package var lowerBound: Double

    package init(grade: String, lowerBound: Double) {
        self.grade = grade
        self.lowerBound = lowerBound
    }

    /// The lower bound in whole ten-thousandths of a percent; bounds have no more decimals than that.
    package var exactLowerBound: Int64 { Int64((lowerBound * 10_000).rounded()) }

    /// Whether so many points of a maximum reach the band, in whole numbers throughout: just the lower bound does.
    package func isReached(by points: Points, of maximum: Points) -> Bool {
        let percent = Int128(points.tenThousandths) * 100 * 10_000
        return percent >= Int128(exactLowerBound) * Int128(maximum.tenThousandths)
    }
}

extension [GradeBand] {
    /// The best grade that so many points of a maximum reach; nil below every band, and of nothing.
    package func grade(of points: Points, outOf maximum: Points) -> String? {
        guard maximum > .zero else { return nil }
        return filter { $0.isReached(by: points, of: maximum) }.max { $0.lowerBound < $1.lowerBound }?.grade
    }
}

/// A kind of rated unit with its criteria table.
package struct UnitKind: Sendable {
    package var code: KindCode
    package var title: String
    package var table: CriteriaTable
    package var gradeBands: [GradeBand]

    package init(code: KindCode, title: String, table: CriteriaTable, gradeBands: [GradeBand]) {
        self.code = code
        self.title = title
        self.table = table
        self.gradeBands = gradeBands
    }
}

/// The rules of one year in one province: a criteria table for each kind of rated unit.
package struct CriteriaSet: Sendable {
    package var id: String
    package var title: String
    /// The decision that these rules come from.
    package var source: String
    package var kinds: [UnitKind]

    package init(id: String, title: String, source: String, kinds: [UnitKind]) {
        self.id = id
        self.title = title
        self.source = source
        self.kinds = kinds
    }
}
