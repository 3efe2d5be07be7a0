/// How a cell looks, and what may be done with it.
package struct CellStyle: Hashable, Sendable {
    package enum Alignment: Hashable, Sendable {
        case left, center, right
    }

    /// How what is typed into a cell is understood and shown.
    package enum NumberFormat: Hashable, Sendable {
        case general
        /// Whatever is typed stays as it was typed.
        case text
        /// In a spreadsheet's own signs, such as `dd/mm/yyyy`.
        case custom(String)
    }

    package var isBold = false
    package var isItalic = false
    /// In points.
    package var size = 11.0
    /// Red, green and blue, such as 0xC00000; nil for black.
    package var color: UInt32?
    /// Red, green and blue of the ground; nil for none.
    package var ground: UInt32?
    package var hasBorder = false
    package var wraps = false
    package var alignment = Alignment.left
    /// Whether the text stands at the top of the cell instead of the middle.
    package var isAtTop = false
    package var format = NumberFormat.general
    /// Whether the cell can be typed into where the sheet is protected.
    package var isUnlocked = false

    package init() {}

    /// The style with a change.
    package func with(_ change: (inout CellStyle) -> Void) -> CellStyle {
        var copy = self
        change(&copy)
        return copy
    }
}
