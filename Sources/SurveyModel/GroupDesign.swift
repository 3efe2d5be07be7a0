package import Diagnostics

/// What the errors of a group's answers are taken over.
package enum Inference: String, Sendable, CaseIterable {
    /// The people of the frame: the more of them answered, the smaller the error. Assumes that within a stratum those
    /// who answered stand for those who did not (missing at random).
    case finite
    /// The opinion of which even all of the frame would be a sample: no correction for its size.
    case superpopulation
}

/// A fact of a respondent that may divide a group into strata or clusters, or be a margin.
package enum DesignFact: String, Sendable, CaseIterable {
    case stratum
    case cluster
    case employer
}

/// What errors take from a stratum of which one of several sampling units answered (R `survey.lonely.psu`).
package enum LonelyStratum: String, Sendable, CaseIterable {
    /// There are no errors.
    case error
    case adjust
    case average
    case certainty
    case remove
}

/// How a group was chosen, and how its answers are weighted; every group is a stratification of its own.
package struct GroupDesign: Sendable {
    /// What strata are told apart by; nil where the group is not divided.
    package var strata: DesignFact?
    /// What the sampling unit above the respondent is told apart by; nil where respondents were drawn themselves.
    package var cluster: DesignFact?
    package var inference = Inference.finite
    package var lonely = LonelyStratum.error
    package var calibration: GroupCalibration?
    /// The group's rows of the frame, in its order; empty where it has none.
    package var frame: [FrameStratum] = []

    package init() {}

    /// What the frame counts in a stratum; nil where it does not have it.
    package func counts(of stratum: String) -> FrameStratum? { frame.first { $0.stratum == stratum } }

    /// Whether the frame counts the people of every stratum, which weights are made from.
    package var hasPopulations: Bool { !frame.isEmpty && frame.allSatisfy { $0.population != nil } }
}

/// A stratum of a group as the frame counts it.
package struct FrameStratum: Hashable, Sendable {
    /// Empty where the group is not divided.
    package var stratum: String
    /// How many people there are.
    package var population: Int?
    /// How many clusters there are.
    package var clusters: Int?
    /// The organisations that its people work in, in the frame's order; empty where the frame names none.
    package var organisations: [FrameOrganisation] = []
    package var location: SourceLocation

    package init(stratum: String, population: Int?, clusters: Int?, location: SourceLocation) {
        self.stratum = stratum
        self.population = population
        self.clusters = clusters
        self.location = location
    }
}

/// The people of a stratum who work in one organisation.
package struct FrameOrganisation: Hashable, Sendable {
    package var employer: String
    package var population: Int

    package init(employer: String, population: Int) {
        self.employer = employer
        self.population = population
    }
}

/// How a group's weights are brought to known margins.
package enum MarginMethod: String, Sendable, CaseIterable {
    case postStratification = "post-stratification"
    case raking
    case linear
    case logit
}

/// The margins that a group's weights are to have.
package struct GroupCalibration: Sendable {
    package var method: MarginMethod
    package var margins: [FrameMargin]
    /// Of the ratio of new to old weight; nil where there are none.
    package var bounds: Bounds?
    package var location: SourceLocation

    package struct Bounds: Hashable, Sendable {
        package var lower: Double
        package var upper: Double

        package init(lower: Double, upper: Double) {
            self.lower = lower
            self.upper = upper
        }
    }

    package init(method: MarginMethod, margins: [FrameMargin], bounds: Bounds?, location: SourceLocation) {
        self.method = method
        self.margins = margins
        self.bounds = bounds
        self.location = location
    }
}

/// Known counts of a group's people by the levels of a fact, or of several that are crossed.
package struct FrameMargin: Sendable {
    package struct Level: Hashable, Sendable {
        /// The levels of crossed facts are joined by `:`.
        package var name: String
        package var total: Double
        package var location: SourceLocation

        package init(name: String, total: Double, location: SourceLocation) {
            self.name = name
            self.total = total
            self.location = location
        }
    }

    package var facts: [DesignFact]
    package var levels: [Level]

    package init(facts: [DesignFact], levels: [Level]) {
        self.facts = facts
        self.levels = levels
    }

    /// The facts' names joined by `:`.
    package var name: String { facts.map(\.rawValue).joined(separator: ":") }
}
