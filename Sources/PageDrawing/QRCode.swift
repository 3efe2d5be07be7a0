import CQREncode
import SystemLibraries

/// A QR code as a square of dark and light modules.
package struct QRCode: Sendable {
    /// Modules on a side.
    package let side: Int
    private let dark: [Bool]

    /// Encodes text in UTF-8, with the level of error correction that survives 15 % damage.
    package init(_ text: String) throws(DrawingFault) {
        try SystemLibrary.qrEncode.loadToDraw()
        guard let code = unsafe QRcode_encodeString8bit(text, 0, QR_ECLEVEL_M) else {
            throw .library(name: "libqrencode", reason: "\(text.utf8.count) bytes")
        }
        defer { unsafe QRcode_free(code) }
        let side = Int(unsafe code.pointee.width)
        self.side = side
        var dark: [Bool] = []
        for index in 0..<side * side { dark.append(unsafe code.pointee.data[index] & 1 == 1) }
        self.dark = dark
    }

    /// The runs of dark modules, row by row.
    package var runs: [(row: Int, columns: Range<Int>)] {
        var runs: [(row: Int, columns: Range<Int>)] = []
        for row in 0..<side {
            var start: Int?
            for column in 0...side {
                let isDark = column < side && dark[row * side + column]
                if isDark, start == nil { start = column }
                if !isDark, let begin = start {
                    runs.append((row, begin..<column))
                    start = nil
                }
            }
        }
        return runs
    }
}
