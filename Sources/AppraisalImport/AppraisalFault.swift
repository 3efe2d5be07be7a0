import Diagnostics
import SurveyModel

/// Why a line of appraised or self-assessed points cannot be taken.
enum AppraisalFault {
    case unknownUnit(String, nearest: String?, known: [String])
    /// `elsewhere` is the table of another kind that has such a row.
    case unknownCriterion(CriterionCode, table: String, elsewhere: String?, nearest: String?)
    /// The row gets its points from the survey or from the satisfaction indices.
    case otherMethod(CriterionCode, AssessmentMethod)
    /// The row sums up others.
    case sumRow(CriterionCode)
    case badPoints
    /// An assessed row is said to be not assessed.
    case notInRegister(CriterionCode, UnitCode)
    case aboveMaximum(Points, of: String)
    case impossiblePoints(CriterionCode, possible: [Points])
    case repeated(CriterionCode?, UnitCode, first: SourceLocation)
    case missingRows([CriterionCode], UnitCode)
    case missingUnit(UnitCode)
    /// Points for a row that the register says is not assessed.
    case notAssessed(CriterionCode, UnitCode)
    /// Nothing of the unit is assessed by the appraisal.
    case nothingAssessed(UnitCode)
    case madeUp
}
