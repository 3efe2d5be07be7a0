import SystemLibraries

/// What keeps a page from being drawn.
package enum DrawingFault: Error, Equatable {
    /// None of these families is installed.
    case noFont(wanted: [String])
    /// The font has no glyph for a character of the text.
    case noGlyph(text: String)
    /// A library of the system failed.
    case library(name: String, reason: String)
}

extension SystemLibrary {
    /// Loads it for drawing.
    func loadToDraw() throws(DrawingFault) {
        do throws(MissingLibrary) {
            try load()
        } catch {
            throw .library(name: error.name, reason: error.reason)
        }
    }
}
