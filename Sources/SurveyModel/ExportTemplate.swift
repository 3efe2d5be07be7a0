/// The files that other software reads points from, in its own shape: which columns in which order, under which names
/// and ids.
package struct ExportTemplate: Sendable {
    package var files: [TemplateFile]
    /// What the software calls the units; a unit may be missing where no file asks.
    package var unitIDs: [UnitCode: String]
    /// What the software calls the criteria of each kind of unit.
    package var criterionIDs: [KindCode: [CriterionCode: String]]

    package init(
        files: [TemplateFile], unitIDs: [UnitCode: String] = [:],
        criterionIDs: [KindCode: [CriterionCode: String]] = [:]
    ) {
        self.files = files
        self.unitIDs = unitIDs
        self.criterionIDs = criterionIDs
    }
}

/// One file in the shape of other software.
package struct TemplateFile: Sendable {
    package enum Format: String, Sendable, CaseIterable {
        case csv
        case xlsx
    }

    package enum Layout: String, Sendable, CaseIterable {
        /// A row for each unit and criterion.
        case long
        /// A row for each unit, a column for each criterion.
        case wide
    }

    package enum Separator: String, Sendable, CaseIterable {
        case comma
        case semicolon
        case tab
        case pipe
    }

    package enum Encoding: String, Sendable, CaseIterable {
        case utf8 = "UTF-8"
        /// With a byte order mark in front, by which Excel knows it.
        case utf8WithMark = "UTF-8-BOM"
    }

    package enum LineEnd: String, Sendable, CaseIterable {
        case lf
        case crlf
    }

    package enum DecimalMark: String, Sendable, CaseIterable {
        case point
        case comma
    }

    package var name: String
    package var format: Format
    package var layout: Layout
    package var separator = Separator.comma
    package var encoding = Encoding.utf8WithMark
    package var lineEnd = LineEnd.lf
    package var decimalMark = DecimalMark.point
    /// The fewest decimals of points; nil for those of the rounding step.
    package var decimals: Int?
    /// The sheet of a workbook; nil for a name in the round's language.
    package var sheet: String?
    /// The kinds of unit in it; just one where it is wide.
    package var kinds: [KindCode]
    /// The blocks whose criteria are in it.
    package var methods: [AssessmentMethod]
    /// What stands in place of points of a row that is not assessed, and of one whose index is not published yet.
    package var notAssessed = ""
    package var pending = ""
    /// Whether a long file has rows for criteria without points.
    package var keepsRowsWithoutPoints = true
    /// Of a wide file one for each criterion, as they are to stand.
    package var columns: [TemplateColumn]

    package init(
        name: String, format: Format, layout: Layout, kinds: [KindCode], methods: [AssessmentMethod],
        columns: [TemplateColumn]
    ) {
        self.name = name
        self.format = format
        self.layout = layout
        self.kinds = kinds
        self.methods = methods
        self.columns = columns
    }
}

/// A column of a file for other software.
package struct TemplateColumn: Hashable, Sendable {
    package enum Content: Hashable, Sendable {
        /// The same in every row.
        case text(String)
        /// A field of the row; of a wide file one about a criterion names it.
        case field(TemplateField, of: CriterionCode?)
    }

    package var header: String
    package var content: Content

    package init(header: String, _ content: Content) {
        self.header = header
        self.content = content
    }
}

/// What can stand in a column: the names of `scores.csv`, and the ids of the software.
package enum TemplateField: String, Sendable, CaseIterable {
    /// The number of the row, from 1.
    case number
    case year
    case criteriaSet = "criteria-set"
    case kind
    case unit
    case unitID = "unit-id"
    case unitName = "unit-name"
    case surveyPoints = "survey-points"
    case surveyPointsOnStatedScale = "survey-points-on-stated-scale"
    case satisfactionPoints = "satisfaction-points"
    case criterion
    case criterionID = "criterion-id"
    case printedCode = "printed-code"
    case title
    case method
    case maximumPoints = "maximum-points"
    case awardedPoints = "awarded-points"
    case share
    case scoredRespondents = "scored-respondents"
    case status
    case standardError = "standard-error"

    /// Whether it is about a criterion and not about the unit as a whole.
    package var isOfCriterion: Bool {
        switch self {
        case .number, .year, .criteriaSet, .kind, .unit, .unitID, .unitName, .surveyPoints,
            .surveyPointsOnStatedScale, .satisfactionPoints:
            false
        case .criterion, .criterionID, .printedCode, .title, .method, .maximumPoints, .awardedPoints, .share,
            .scoredRespondents, .status, .standardError:
            true
        }
    }
}
