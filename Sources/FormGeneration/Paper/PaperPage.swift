import PageDrawing
import SurveyModel

/// A box to tick: where it stands on its page, and what a tick in it says.
struct AnswerBox: Hashable, Sendable {
    var place: PageRectangle
    var question: QuestionCode
    var unit: UnitCode
    /// The code of the choice.
    var choice: String
}

/// The cells of a unit's row in a matrix, without its name.
struct UnitRow: Hashable, Sendable {
    var unit: UnitCode
    var place: PageRectangle
}

/// A page of a form, without what differs from copy to copy.
struct PaperPage {
    var sheet: PaperSheet
    var marks: [PageMark] = []
    var boxes: [AnswerBox] = []
    var rows: [UnitRow] = []
    /// Where the respondent's organisation is written, on the page that asks for it.
    var employer: PageRectangle?
}

/// Something that is printed as a whole, on one page; drawn from its own upper left corner.
struct PaperBlock {
    var height: Double
    var marks: [PageMark] = []
    var boxes: [AnswerBox] = []
    var rows: [UnitRow] = []
    var employer: PageRectangle?

    init(height: Double, marks: [PageMark] = []) {
        self.height = height
        self.marks = marks
    }

    /// Puts another block below, after a gap.
    mutating func append(_ block: PaperBlock, gap: Double = 0) {
        let top = height + gap
        take(block, x: 0, y: top)
        height = top + block.height
    }

    /// Puts another block at a place within this one.
    mutating func take(_ block: PaperBlock, x: Double, y: Double) {
        marks += block.marks.map { $0.moved(byX: x, y: y) }
        boxes += block.boxes.map { $0.moved(byX: x, y: y) }
        rows += block.rows.map { $0.moved(byX: x, y: y) }
        employer = employer ?? block.employer?.moved(byX: x, y: y)
    }
}

extension AnswerBox {
    func moved(byX dx: Double, y dy: Double) -> AnswerBox {
        var box = self
        box.place = place.moved(byX: dx, y: dy)
        return box
    }
}

extension UnitRow {
    func moved(byX dx: Double, y dy: Double) -> UnitRow {
        UnitRow(unit: unit, place: place.moved(byX: dx, y: dy))
    }
}
