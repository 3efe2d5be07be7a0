/// Lines across a box, so that it can be told from others in grey.
///
/// They are lines of the figure and no pattern that boxes are filled with: browsers paint patterns into a PDF as pictures,
/// which made a printed report twenty times as large.
enum Hatching {
    case rising
    case falling
    case crossed

    /// How boxes of a style are hatched; nil for the others, which are filled evenly.
    init?(style: String) {
        switch style {
        case "b1", "b2": self = .rising
        case "g2": self = .falling
        case "gone": self = .crossed
        default: return nil
        }
    }

    /// Between lines, along an edge.
    private static let step = 6.0

    /// The lines within a box, from end to end; boxes beside each other share them.
    func lines(
        x: Double, y: Double, width: Double, height: Double
    ) -> [(from: (x: Double, y: Double), to: (x: Double, y: Double))] {
        guard width > 0, height > 0 else { return [] }
        let (right, bottom) = (x + width, y + height)
        func steps(_ range: ClosedRange<Double>) -> [Double] {
            let first = (range.lowerBound / Self.step).rounded(.down) + 1
            return Array(stride(from: first * Self.step, to: range.upperBound, by: Self.step))
        }
        // On a rising line x + y is the same everywhere, on a falling one x - y.
        let rising = steps(x + y...right + bottom).map { sum in
            let (start, end) = (max(x, sum - bottom), min(right, sum - y))
            return (from: (start, sum - start), to: (end, sum - end))
        }
        let falling = steps(x - bottom...right - y).map { difference in
            let (start, end) = (max(x, difference + y), min(right, difference + bottom))
            return (from: (start, start - difference), to: (end, end - difference))
        }
        switch self {
        case .rising: return rising
        case .falling: return falling
        case .crossed: return rising + falling
        }
    }
}
