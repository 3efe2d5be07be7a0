import CPangoCairo
import SystemLibraries

/// How text is set.
package struct TextStyle: Hashable, Sendable {
    package enum Alignment: Sendable { case left, center, right, justified }

    /// In points.
    package var size: Double
    package var isBold = false
    package var isItalic = false
    package var alignment = Alignment.left
    /// Height of a line, relative to that of the font.
    package var leading = 1.0

    package init(
        size: Double, isBold: Bool = false, isItalic: Bool = false, alignment: Alignment = .left, leading: Double = 1
    ) {
        self.size = size
        self.isBold = isBold
        self.isItalic = isItalic
        self.alignment = alignment
        self.leading = leading
    }
}

/// A stretch of text in one face.
package struct TextRun: Hashable, Sendable {
    package var text: String
    package var isBold: Bool
    package var isItalic: Bool

    package init(_ text: String, isBold: Bool = false, isItalic: Bool = false) {
        self.text = text
        self.isBold = isBold
        self.isItalic = isItalic
    }
}

/// Points in a millimetre.
let pointsPerMillimetre = 72 / 25.4

/// Shapes text in one family of fonts, and no other: what that lacks is a fault, never another font.
@safe package final class Typesetter {
    /// Families with all Vietnamese letters and the same widths, in the order of preference.
    package static let families = ["Liberation Serif", "Tinos"]

    private let context: OpaquePointer
    private let family: String
    private var shaped: [Key: ShapedText] = [:]

    private struct Key: Hashable {
        var runs: [TextRun]
        var style: TextStyle
        var width: Double?
    }

    package init() throws(DrawingFault) {
        try SystemLibrary.pangoCairo.loadToDraw()
        guard let map = unsafe pango_cairo_font_map_get_default(),
            let context = unsafe pango_font_map_create_context(map)
        else { throw .library(name: "Pango", reason: "no font map") }
        unsafe self.context = unsafe context
        guard let family = Self.families.first(where: { unsafe Self.isInstalled($0, map, context) }) else {
            unsafe g_object_unref(UnsafeMutableRawPointer(context))
            throw .noFont(wanted: Self.families)
        }
        self.family = family
        // Positions as the font has them: rounded to pixels, letters drift apart in print.
        unsafe pango_context_set_round_glyph_positions(context, 0)
        let options = unsafe cairo_font_options_create()
        unsafe cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF)
        unsafe cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE)
        unsafe pango_cairo_context_set_font_options(context, options)
        unsafe cairo_font_options_destroy(options)
        unsafe pango_cairo_context_set_resolution(context, 72)
        unsafe pango_context_set_language(context, pango_language_from_string("vi"))
    }

    deinit {
        shaped = [:]
        unsafe g_object_unref(UnsafeMutableRawPointer(context))
    }

    private static func isInstalled(
        _ family: String, _ map: UnsafeMutablePointer<PangoFontMap>, _ context: OpaquePointer
    ) -> Bool {
        let wanted = unsafe pango_font_description_new()
        defer { unsafe pango_font_description_free(wanted) }
        unsafe pango_font_description_set_family(wanted, family)
        guard let font = unsafe pango_font_map_load_font(map, context, wanted) else { return false }
        defer { unsafe g_object_unref(UnsafeMutableRawPointer(font)) }
        let found = unsafe pango_font_describe(font)
        defer { unsafe pango_font_description_free(found) }
        guard let name = unsafe pango_font_description_get_family(found) else { return false }
        return unsafe String(cString: name) == family
    }

    /// Shapes a text, broken into lines of a width in millimetres, or into none where that is nil.
    package func shape(_ text: String, _ style: TextStyle, width: Double? = nil) throws(DrawingFault) -> ShapedText {
        try shape([TextRun(text)], style, width: width)
    }

    package func shape(_ runs: [TextRun], _ style: TextStyle, width: Double? = nil) throws(DrawingFault) -> ShapedText {
        let key = Key(runs: runs, style: style, width: width)
        if let known = shaped[key] { return known }
        guard let layout = unsafe pango_layout_new(context) else { throw .library(name: "Pango", reason: "no layout") }
        let text = unsafe ShapedText(owning: layout)
        unsafe fill(layout, runs, style, width)
        if unsafe pango_layout_get_unknown_glyphs_count(layout) > 0 {
            throw .noGlyph(text: runs.map(\.text).joined())
        }
        // Texts that are on every copy are shaped once; a run of a thousand serial numbers must not fill the memory.
        if shaped.count < 4_000 { shaped[key] = text }
        return text
    }

    private func fill(_ layout: OpaquePointer, _ runs: [TextRun], _ style: TextStyle, _ width: Double?) {
        let font = unsafe pango_font_description_new()
        defer { unsafe pango_font_description_free(font) }
        unsafe pango_font_description_set_family(font, family)
        unsafe pango_font_description_set_absolute_size(font, style.size * Double(PANGO_SCALE))
        unsafe pango_font_description_set_weight(font, style.isBold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL)
        unsafe pango_font_description_set_style(font, style.isItalic ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL)
        unsafe pango_layout_set_font_description(layout, font)
        unsafe pango_layout_set_text(layout, runs.map(\.text).joined(), -1)
        unsafe pango_layout_set_attributes(layout, attributes(of: runs))
        if let width {
            unsafe pango_layout_set_width(layout, Int32((width * pointsPerMillimetre * Double(PANGO_SCALE)).rounded()))
            unsafe pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR)
        }
        unsafe pango_layout_set_justify(layout, style.alignment == .justified ? 1 : 0)
        let alignment =
            switch style.alignment {
            case .left, .justified: PANGO_ALIGN_LEFT
            case .center: PANGO_ALIGN_CENTER
            case .right: PANGO_ALIGN_RIGHT
            }
        unsafe pango_layout_set_alignment(layout, alignment)
        unsafe pango_layout_set_line_spacing(layout, Float(style.leading))
    }

    /// The faces of the runs; the layout takes a reference of its own, so that this one is leaked to it.
    private func attributes(of runs: [TextRun]) -> OpaquePointer? {
        let list = unsafe pango_attr_list_new()
        unsafe pango_attr_list_insert(list, pango_attr_fallback_new(0))
        var start = 0
        for run in runs {
            let end = start + run.text.utf8.count
            if run.isBold { unsafe insert(pango_attr_weight_new(PANGO_WEIGHT_BOLD), start..<end, into: list) }
            if run.isItalic { unsafe insert(pango_attr_style_new(PANGO_STYLE_ITALIC), start..<end, into: list) }
            start = end
        }
        return unsafe list
    }

    private func insert(
        _ attribute: UnsafeMutablePointer<PangoAttribute>?, _ bytes: Range<Int>, into list: OpaquePointer?
    ) {
        unsafe attribute?.pointee.start_index = UInt32(bytes.lowerBound)
        unsafe attribute?.pointee.end_index = UInt32(bytes.upperBound)
        unsafe pango_attr_list_insert(list, attribute)
    }
}

/// Text that has been broken into lines and shaped.
@safe package final class ShapedText {
    let layout: OpaquePointer

    init(owning layout: OpaquePointer) { unsafe self.layout = unsafe layout }

    deinit { unsafe g_object_unref(UnsafeMutableRawPointer(layout)) }

    /// In millimetres.
    package var height: Double { size.height }
    /// Of the widest line, in millimetres.
    package var width: Double { size.width }
    package var lines: Int { Int(unsafe pango_layout_get_line_count(layout)) }
    /// From the top to the line that the letters of the first line stand on, in millimetres.
    package var baseline: Double { Double(unsafe pango_layout_get_baseline(layout)) / unit }

    private var size: (width: Double, height: Double) {
        var extents = PangoRectangle()
        unsafe pango_layout_get_extents(layout, nil, &extents)
        return (Double(extents.width) / unit, Double(extents.height) / unit)
    }

    private var unit: Double { Double(PANGO_SCALE) * pointsPerMillimetre }
}
