/// What keeps a form from being written.
package enum FormFault: Error, Equatable {
    /// This machine has none of the fonts that forms are set in.
    case noFont(wanted: [String])
    /// The font has no glyph for a character of a text of the form.
    case noGlyph(text: String, form: String)
    /// A question with its units does not fit on a page.
    case tooLarge(question: String, form: String)
    /// A library of the system failed.
    case library(name: String, reason: String)
}
