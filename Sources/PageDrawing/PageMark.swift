/// A rectangle on a page, in millimetres from its upper left corner.
package struct PageRectangle: Hashable, Sendable {
    package var x: Double
    package var y: Double
    package var width: Double
    package var height: Double

    package init(x: Double, y: Double, width: Double, height: Double) {
        self.x = x
        self.y = y
        self.width = width
        self.height = height
    }
}

/// Something drawn on a page, at its place in millimetres.
package enum PageMark {
    /// Text whose upper left corner is at the place.
    case text(ShapedText, x: Double, y: Double)
    /// A line of a width.
    case line(fromX: Double, fromY: Double, toX: Double, toY: Double, width: Double)
    /// A dotted line to write on.
    case dots(x: Double, y: Double, length: Double)
    /// The outline of a rectangle; half of the line's width lies outside.
    case frame(PageRectangle, width: Double)
    /// A filled rectangle; shade 0 is black, 1 is white.
    case fill(PageRectangle, shade: Double)
    /// A QR code that fills the square, without its quiet zone.
    case code(QRCode, x: Double, y: Double, side: Double)
}

extension PageMark {
    /// The same mark, moved.
    package func moved(byX dx: Double, y dy: Double) -> PageMark {
        switch self {
        case .text(let text, let x, let y): .text(text, x: x + dx, y: y + dy)
        case .line(let x1, let y1, let x2, let y2, let width):
            .line(fromX: x1 + dx, fromY: y1 + dy, toX: x2 + dx, toY: y2 + dy, width: width)
        case .dots(let x, let y, let length): .dots(x: x + dx, y: y + dy, length: length)
        case .frame(let rectangle, let width): .frame(rectangle.moved(byX: dx, y: dy), width: width)
        case .fill(let rectangle, let shade): .fill(rectangle.moved(byX: dx, y: dy), shade: shade)
        case .code(let code, let x, let y, let side): .code(code, x: x + dx, y: y + dy, side: side)
        }
    }
}

extension PageRectangle {
    /// The same rectangle, moved.
    package func moved(byX dx: Double, y dy: Double) -> PageRectangle {
        PageRectangle(x: x + dx, y: y + dy, width: width, height: height)
    }
}
