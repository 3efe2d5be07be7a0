/// The identity of a thing in the definitions: text, never a number (`1.10` is not `1.1`).
///
/// The phantom type keeps a unit's code from being used where a criterion's is meant.
package struct Code<Subject>: Hashable, Sendable, Comparable, CustomStringConvertible, ExpressibleByStringLiteral {
    /// The text as it stands in the files, in Unicode form NFC.
    package let description: String

    package init(_ text: String) {
        description = text
    }

    package init(stringLiteral text: String) {
        description = text
    }

    package static func < (left: Self, right: Self) -> Bool { left.description < right.description }
}

package typealias KindCode = Code<UnitKind>
package typealias UnitCode = Code<RatedUnit>
package typealias CriterionCode = Code<CriteriaRow>
package typealias GroupCode = Code<RespondentGroup>
package typealias QuestionCode = Code<Question>
package typealias ScaleCode = Code<Scale>
package typealias QuestionnaireCode = Code<Questionnaire>
