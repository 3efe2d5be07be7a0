package import Diagnostics

/// One level of a scale.
package struct ScaleLevel: Hashable, Sendable {
    /// The code that stands for the level in a file, such as "5".
    package var code: String
    package var label: String
    /// The share of the maximum points that this answer gives, 0 to 1.
    package var coefficient: Double

    package init(code: String, label: String, coefficient: Double) {
        self.code = code
        self.label = label
        self.coefficient = coefficient
    }
}

/// The answers a question offers, each with its coefficient written out, never derived from the order.
package struct Scale: Sendable {
    /// An answer without a score: counted, left out of the mean.
    package struct DoNotKnow: Hashable, Sendable {
        package var code: String
        package var label: String

        package init(code: String, label: String) {
            self.code = code
            self.label = label
        }
    }

    /// The most levels that a scale may have: each answer of a response is kept in a byte.
    package static let mostLevels = 250

    package var code: ScaleCode
    package var title: String
    /// In the order in which a form offers them.
    package var levels: [ScaleLevel]
    package var doNotKnow: DoNotKnow?
    package var location: SourceLocation

    package init(
        code: ScaleCode, title: String, levels: [ScaleLevel], doNotKnow: DoNotKnow?, location: SourceLocation
    ) {
        self.code = code
        self.title = title
        self.levels = levels
        self.doNotKnow = doNotKnow
        self.location = location
    }
}
