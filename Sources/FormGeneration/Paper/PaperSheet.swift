import PageDrawing

/// A4 either way: where a form may be printed, and where what every page bears stands. All in millimetres.
struct PaperSheet: Hashable, Sendable {
    static let portrait = PaperSheet(width: 210, height: 297)
    static let landscape = PaperSheet(width: 297, height: 210)

    let width: Double
    let height: Double

    /// The black squares by which a scanned page is found and turned: 5 mm wide, 6 mm from the edges.
    static let cornerSide = 5.0
    static let cornerInset = 6.0
    /// A QR code of 33 modules has pixels of nearly three dots at 150 dpi; its quiet zone is the 4 mm around it.
    static let codeSide = 16.0

    var corners: [PageRectangle] {
        let far = (width - Self.cornerInset - Self.cornerSide, height - Self.cornerInset - Self.cornerSide)
        return [Self.cornerInset, far.1].flatMap { y in
            [Self.cornerInset, far.0].map { x in
                PageRectangle(x: x, y: y, width: Self.cornerSide, height: Self.cornerSide)
            }
        }
    }

    /// What a form may fill.
    var content: PageRectangle { PageRectangle(x: 15, y: 13, width: width - 30, height: height - 13 - 24) }

    /// Where the QR code stands, in the lower right.
    var code: PageRectangle {
        PageRectangle(
            x: width - 15 - Self.codeSide, y: height - 6.5 - Self.codeSide, width: Self.codeSide, height: Self.codeSide)
    }

    /// Where the form's id, its version and the page's number are printed, left of the code.
    var footer: PageRectangle {
        PageRectangle(x: 15, y: height - 21, width: width - 30 - Self.codeSide - 8, height: 14)
    }
}
