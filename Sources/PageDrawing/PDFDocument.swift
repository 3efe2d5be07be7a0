import CPangoCairo
import SystemLibraries

/// A PDF that is drawn page by page, whose bytes depend on what is drawn and on nothing else.
@safe package final class PDFDocument {
    private let surface: OpaquePointer
    private let canvas: OpaquePointer
    private let bytes = ByteSink()

    /// - Parameters:
    ///   - title: Shown by readers in place of the file's name.
    ///   - date: The date that the file says it was made, `2024-01-01T00:00:00Z`.
    package init(title: String, date: String) throws(DrawingFault) {
        try SystemLibrary.pangoCairo.loadToDraw()
        let sink = unsafe Unmanaged.passUnretained(bytes).toOpaque()
        let surface = unsafe cairo_pdf_surface_create_for_stream(writeBytes, sink, 595, 842)
        let canvas = unsafe cairo_create(surface)
        guard let surface = unsafe surface, let canvas = unsafe canvas else {
            throw .library(name: "Cairo", reason: "no surface")
        }
        unsafe self.surface = unsafe surface
        unsafe self.canvas = unsafe canvas
        unsafe cairo_pdf_surface_restrict_to_version(surface, CAIRO_PDF_VERSION_1_5)
        unsafe cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, title)
        unsafe cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, date)
        unsafe cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATOR, "parsurvey")
    }

    deinit {
        unsafe cairo_destroy(canvas)
        unsafe cairo_surface_destroy(surface)
    }

    /// Adds a page of a size in millimetres.
    ///
    /// - Parameters:
    ///   - shared: What this page has in common with others; it is written into the file once.
    ///   - marks: What this page alone has.
    package func addPage(width: Double, height: Double, shared: SharedDrawing, marks: [PageMark]) {
        unsafe cairo_pdf_surface_set_size(surface, width * pointsPerMillimetre, height * pointsPerMillimetre)
        unsafe cairo_set_source_surface(canvas, shared.surface, 0, 0)
        unsafe cairo_paint(canvas)
        unsafe draw(marks, on: canvas)
        unsafe cairo_show_page(canvas)
    }

    /// Ends the document and gives its bytes.
    package func finished() throws(DrawingFault) -> [UInt8] {
        unsafe cairo_surface_finish(surface)
        for status in [unsafe cairo_status(canvas), unsafe cairo_surface_status(surface)]
        where status != CAIRO_STATUS_SUCCESS {
            throw .library(name: "Cairo", reason: unsafe String(cString: cairo_status_to_string(status)))
        }
        return bytes.bytes
    }
}

/// Marks that many pages share, drawn once.
@safe package final class SharedDrawing {
    let surface: OpaquePointer?

    /// - Parameters: The size of the page in millimetres.
    package init(_ marks: [PageMark], width: Double, height: Double) {
        var extents = cairo_rectangle_t(
            x: 0, y: 0, width: width * pointsPerMillimetre, height: height * pointsPerMillimetre)
        unsafe surface = unsafe cairo_recording_surface_create(CAIRO_CONTENT_COLOR_ALPHA, &extents)
        let canvas = unsafe cairo_create(surface)
        if let canvas = unsafe canvas { unsafe draw(marks, on: canvas) }
        unsafe cairo_destroy(canvas)
    }

    deinit { unsafe cairo_surface_destroy(surface) }
}

/// Where Cairo's bytes go.
private final class ByteSink {
    var bytes: [UInt8] = []
}

private func writeBytes(
    _ sink: UnsafeMutableRawPointer?, _ bytes: UnsafePointer<UInt8>?, _ count: UInt32
) -> cairo_status_t {
    guard let sink = unsafe sink, let bytes = unsafe bytes else { return CAIRO_STATUS_WRITE_ERROR }
    let target = unsafe Unmanaged<ByteSink>.fromOpaque(sink).takeUnretainedValue()
    unsafe target.bytes.append(contentsOf: UnsafeBufferPointer(start: bytes, count: Int(count)))
    return CAIRO_STATUS_SUCCESS
}
