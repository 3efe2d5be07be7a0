package import SurveyModel

/// The one rounding of the method, straight from an unrounded share to the round's step.
package struct PointsRounding: Sendable {
    package let step: Points

    package init(step: Points) {
        self.step = step
    }

    /// `floor(x/step + 0.5 + 1e-9)·step` for x = share × maximum, at most the maximum.
    ///
    /// Halves go up; the billionth keeps a half that binary arithmetic put a hair too low from going down.
    package func points(share: Double, of maximum: Points) -> Points {
        let steps = (share * maximum.double / step.double + 0.5 + 1e-9).rounded(.down)
        return min(Points(tenThousandths: Int64(steps) * step.tenThousandths), maximum)
    }

    /// `points × numerator ÷ denominator` rounded to the step, halves up, in whole numbers throughout.
    package func points(_ points: Points, scaledBy numerator: Points, over denominator: Points) -> Points {
        let product = 2 * Int128(points.tenThousandths) * Int128(numerator.tenThousandths)
        let divisor = 2 * Int128(denominator.tenThousandths) * Int128(step.tenThousandths)
        let steps = Int64((product + divisor / 2) / divisor)
        return Points(tenThousandths: steps * step.tenThousandths)
    }
}
