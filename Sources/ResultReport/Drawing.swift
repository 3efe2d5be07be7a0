/// A figure in the making: SVG of a fixed size, which a page shows as wide as it can.
///
/// Places are in the units of the figure: 760 of them are the width of a page, and letters are 12 high.
package struct Drawing: Sendable {
    package enum Anchor: String, Sendable {
        case start
        case middle
        case end
    }

    /// The width of all figures.
    package static let width = 760.0

    package var height: Double
    private var marks = Markup.empty

    package init(height: Double) {
        self.height = height
    }

    /// A line of text whose base is at a place.
    ///
    /// - Parameter turned: Whether it runs upwards.
    package mutating func text(
        _ text: String, x: Double, y: Double, anchor: Anchor = .start, style: String = "", turned: Bool = false
    ) {
        let turn = turned ? "rotate(-90 \(Self.digits(x)) \(Self.digits(y)))" : ""
        add(
            .element(
                "text",
                [
                    ("x", Self.digits(x)), ("y", Self.digits(y)),
                    ("text-anchor", anchor == .start ? "" : anchor.rawValue), ("class", style), ("transform", turn),
                ].filter { !$0.1.isEmpty }, text: text))
    }

    package mutating func line(_ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, style: String) {
        add(
            .element(
                "line",
                [
                    ("x1", Self.digits(x1)), ("y1", Self.digits(y1)), ("x2", Self.digits(x2)), ("y2", Self.digits(y2)),
                    ("class", style),
                ]))
    }

    /// A box, hatched where its style asks for that.
    package mutating func box(x: Double, y: Double, width: Double, height: Double, style: String) {
        add(
            .element(
                "rect",
                [
                    ("x", Self.digits(x)), ("y", Self.digits(y)), ("width", Self.digits(max(0, width))),
                    ("height", Self.digits(height)), ("class", style),
                ]))
        guard let hatching = Hatching(style: style) else { return }
        let lines = hatching.lines(x: x, y: y, width: width, height: height).map {
            "M\(Self.digits($0.from.x)) \(Self.digits($0.from.y))L\(Self.digits($0.to.x)) \(Self.digits($0.to.y))"
        }
        if !lines.isEmpty { add(.element("path", [("d", lines.joined()), ("class", "line-" + style)])) }
    }

    package mutating func dot(x: Double, y: Double, radius: Double = 4.5, style: String = "dot") {
        add(
            .element(
                "circle",
                [("cx", Self.digits(x)), ("cy", Self.digits(y)), ("r", Self.digits(radius)), ("class", style)]))
    }

    /// Points joined to an area, each relative to a place.
    package mutating func shape(_ points: [(Double, Double)], x: Double, y: Double, style: String) {
        let text = points.map { "\(Self.digits(x + $0.0)),\(Self.digits(y + $0.1))" }.joined(separator: " ")
        add(.element("polygon", [("points", text), ("class", style)]))
    }

    /// A sign that differs by shape and filling, not by hue: circle, square, triangle, diamond, then the same hollow.
    package mutating func sign(_ number: Int, x: Double, y: Double, radius: Double = 5) {
        let style = number / 4 % 2 == 0 ? "sign" : "sign hollow"
        switch number % 4 {
        case 0: dot(x: x, y: y, radius: radius, style: style)
        case 1: box(x: x - radius, y: y - radius, width: 2 * radius, height: 2 * radius, style: style + " light")
        case 2: shape([(0, -radius - 1), (radius + 1, radius), (-radius - 1, radius)], x: x, y: y, style: style)
        default:
            let far = radius + 1.5
            shape([(0, -far), (far, 0), (0, far), (-far, 0)], x: x, y: y, style: style + " light")
        }
    }

    /// The figure, named and described for those who do not see it.
    ///
    /// - Parameter name: An identifier that no other figure of the page has.
    package func svg(name: String, title: String, description: String) -> Markup {
        .element(
            "svg",
            [
                ("viewBox", "0 0 \(Self.digits(Self.width)) \(Self.digits(height))"), ("role", "img"),
                ("aria-labelledby", "\(name)-t \(name)-d"),
            ],
            .element("title", [("id", name + "-t")], text: title),
            .element("desc", [("id", name + "-d")], text: description), marks)
    }

    private mutating func add(_ mark: Markup) { marks += mark }

    /// A length with at most one decimal.
    private static func digits(_ value: Double) -> String {
        let tenths = Int((value * 10).rounded())
        let sign = tenths < 0 ? "-" : ""
        let (whole, rest) = tenths.magnitude.quotientAndRemainder(dividingBy: 10)
        return rest == 0 ? "\(sign)\(whole)" : "\(sign)\(whole).\(rest)"
    }
}
