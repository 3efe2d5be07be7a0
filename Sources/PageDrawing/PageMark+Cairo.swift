import CPangoCairo

/// Draws marks on a canvas whose unit is the point.
func draw(_ marks: [PageMark], on canvas: OpaquePointer) {
    unsafe cairo_set_source_rgb(canvas, 0, 0, 0)
    for mark in marks { unsafe draw(mark, on: canvas) }
}

private func draw(_ mark: PageMark, on canvas: OpaquePointer) {
    let scale = pointsPerMillimetre
    switch mark {
    case .text(let text, let x, let y):
        unsafe cairo_move_to(canvas, x * scale, y * scale)
        unsafe pango_cairo_show_layout(canvas, text.layout)
    case .line(let x1, let y1, let x2, let y2, let width):
        unsafe cairo_set_line_width(canvas, width * scale)
        unsafe cairo_move_to(canvas, x1 * scale, y1 * scale)
        unsafe cairo_line_to(canvas, x2 * scale, y2 * scale)
        unsafe cairo_stroke(canvas)
    case .dots(let x, let y, let length):
        let pattern = [0.01, 0.9 * scale]
        unsafe cairo_save(canvas)
        unsafe cairo_set_line_cap(canvas, CAIRO_LINE_CAP_ROUND)
        unsafe cairo_set_dash(canvas, pattern, 2, 0)
        unsafe cairo_set_line_width(canvas, 0.25 * scale)
        unsafe cairo_move_to(canvas, x * scale, y * scale)
        unsafe cairo_line_to(canvas, (x + length) * scale, y * scale)
        unsafe cairo_stroke(canvas)
        unsafe cairo_restore(canvas)
    case .frame(let rectangle, let width):
        unsafe cairo_set_line_width(canvas, width * scale)
        unsafe outline(rectangle, on: canvas)
        unsafe cairo_stroke(canvas)
    case .fill(let rectangle, let shade):
        unsafe cairo_set_source_rgb(canvas, shade, shade, shade)
        unsafe outline(rectangle, on: canvas)
        unsafe cairo_fill(canvas)
        unsafe cairo_set_source_rgb(canvas, 0, 0, 0)
    case .code(let code, let x, let y, let side):
        let module = side / Double(code.side)
        for run in code.runs {
            unsafe outline(
                PageRectangle(
                    x: x + Double(run.columns.lowerBound) * module, y: y + Double(run.row) * module,
                    width: Double(run.columns.count) * module, height: module), on: canvas)
        }
        unsafe cairo_fill(canvas)
    }
}

private func outline(_ rectangle: PageRectangle, on canvas: OpaquePointer) {
    let scale = pointsPerMillimetre
    unsafe cairo_rectangle(
        canvas, rectangle.x * scale, rectangle.y * scale, rectangle.width * scale, rectangle.height * scale)
}
