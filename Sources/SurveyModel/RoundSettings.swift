/// How the means of several groups become one share.
package enum GroupCombination: String, Sendable, CaseIterable {
    /// Shares given in the round.
    case groupShares = "group-shares"
    case equalGroups = "equal-groups"
    /// By the number of each group's scored answers to the questions of the row.
    case pooled
}

/// What happens to a row when a group has too few scored answers.
package enum InsufficientDataPolicy: String, Sendable, CaseIterable {
    /// The row has no points and nothing is exported.
    case block
    /// The other groups' shares are scaled up; blocks where none is left.
    case useOtherGroups = "use-other-groups"
}

/// What happens to responses that contradict each other.
package enum ConflictPolicy: String, Sendable, CaseIterable {
    case rejectAll = "reject-all"
    /// The one submitted last counts; a tie is a conflict.
    case latest
}

/// Which scale of the survey block the team reports; both are always shown.
package enum SurveyBlockScale: String, Sendable, CaseIterable {
    case tabulated
    case stated
}

/// How a published satisfaction index becomes a share of the maximum points.
package enum SatisfactionRule: Hashable, Sendable {
    /// A step of a banded rule: from this index in percent (inclusive), this share of the maximum.
    package struct Band: Hashable, Sendable {
        package var lowerBound: Double
        package var share: Double

        package init(lowerBound: Double, share: Double) {
            self.lowerBound = lowerBound
            self.share = share
        }
    }

    /// index ÷ 100.
    case linear
    /// The share of the highest band that the index reaches; bands from the highest to one that starts at 0.
    case bands([Band])
}

/// Every choice of a round that no legal text fixes, printed with every result.
package struct RoundSettings: Hashable, Sendable {
    package var combination = GroupCombination.groupShares
    /// The fewest scored answers a unit, group and question need.
    package var minimumScoredAnswers = 5
    package var insufficientData = InsufficientDataPolicy.block
    package var conflicts = ConflictPolicy.rejectAll
    package var roundingStep = Points(tenThousandths: 100)
    package var surveyBlock = SurveyBlockScale.tabulated
    package var satisfaction = SatisfactionRule.linear
    /// When the survey ends; later responses are reported, and counted.
    package var closesAt: Timestamp?
    /// The same instant as it is written in the round.
    package var closesAtText: String?

    package init() {}

    /// The offset from UTC in which the round tells its end, such as `+07:00`; nil where it tells none.
    package var offset: String? {
        guard let text = closesAtText, let sign = text.lastIndex(where: { "Z+-".contains($0) }),
            text.distance(from: text.startIndex, to: sign) >= 16
        else { return nil }
        return String(text[sign...])
    }
}
