import Glibc

/// A library of the system that few jobs need, and that is loaded when the first of them begins.
///
/// A build for people (`make build`) takes these out of what the system loads when the tool starts
/// (`docs/decisions/0011-libraries-loaded-when-needed.md`); in any other build they are there already.
package enum SystemLibrary: Sendable, CaseIterable {
    case pangoCairo
    case qrEncode
    case zip
    case xlsxWriter

    /// The names by which the system knows it and what is linked with it. `make build` reads them here.
    var names: [String] {
        switch self {
        case .pangoCairo:
            [
                "libglib-2.0.so.0", "libgobject-2.0.so.0", "libharfbuzz.so.0", "libcairo.so.2",
                "libpango-1.0.so.0", "libpangocairo-1.0.so.0",
            ]
        case .qrEncode: ["libqrencode.so.4"]
        case .zip: ["libzip.so.4"]
        case .xlsxWriter: ["libxlsxwriter.so.4"]
        }
    }

    /// A function of the library: where it is found, nothing has to be loaded.
    private var function: String {
        switch self {
        case .pangoCairo: "pango_cairo_show_layout"
        case .qrEncode: "QRcode_encodeString8bit"
        case .zip: "zip_open_from_source"
        case .xlsxWriter: "workbook_new_opt"
        }
    }

    /// Makes the library's functions callable; does nothing where they are.
    package func load() throws(MissingLibrary) {
        if unsafe dlsym(nil, function) != nil { return }
        for name in names where unsafe dlopen(name, RTLD_NOW | RTLD_GLOBAL) == nil {
            throw MissingLibrary(name: name, reason: unsafe dlerror().map { unsafe String(cString: $0) } ?? "?")
        }
    }
}

/// A library of the system that is not installed, or cannot be loaded.
package struct MissingLibrary: Error, Equatable {
    package var name: String
    /// In the words of the system.
    package var reason: String
}
