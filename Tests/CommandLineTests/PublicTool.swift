import Foundation

/// A program of others by which what was written is read back.
enum PublicTool {
    static func isInstalled(_ name: String) -> Bool { path(name) != nil }

    private static func path(_ name: String) -> String? {
        ["/usr/bin/", "/usr/local/bin/"].map { $0 + name }.first { FileManager.default.isExecutableFile(atPath: $0) }
    }

    /// What the program prints; empty where it is not installed or fails.
    static func run(_ name: String, _ arguments: [String], in folder: String) throws -> String {
        guard let path = path(name) else { return "" }
        let process = Process()
        process.executableURL = URL(filePath: path)
        process.arguments = arguments
        process.currentDirectoryURL = URL(filePath: folder)
        // Programs of a desk keep settings at home; these find a home of their own.
        process.environment = ["LC_ALL": "C.UTF-8", "HOME": folder, "PATH": "/usr/local/bin:/usr/bin:/bin"]
        let output = folder + "/.output-\(UUID().uuidString)"
        _ = FileManager.default.createFile(atPath: output, contents: nil)
        process.standardOutput = try FileHandle(forWritingTo: URL(filePath: output))
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        return try String(contentsOfFile: output, encoding: .utf8)
    }
}

/// A page as an image of greys.
struct PageImage {
    let width: Int
    let height: Int
    private let greys: [UInt8]
    private let dotsPerMillimetre: Double

    /// Reads a binary PGM (`P5`).
    init?(path: String, dotsPerInch: Double) throws {
        let bytes = [UInt8](try Data(contentsOf: URL(filePath: path)))
        var fields: [String] = []
        var position = 0
        while fields.count < 4, position < bytes.count {
            let end = bytes[position...].firstIndex { [0x20, 0x0A, 0x09, 0x0D].contains($0) } ?? bytes.count
            fields.append(String(decoding: bytes[position..<end], as: UTF8.self))
            position = end + 1
        }
        guard fields.count == 4, fields[0] == "P5", let width = Int(fields[1]), let height = Int(fields[2]),
            bytes.count - position == width * height
        else { return nil }
        self.width = width
        self.height = height
        greys = Array(bytes[position...])
        dotsPerMillimetre = dotsPerInch / 25.4
    }

    /// The darkest dot within half a millimetre of a place, 0 to 255.
    func darkest(x: Double, y: Double) -> UInt8 {
        var darkest: UInt8 = 255
        let reach = 0.3 * dotsPerMillimetre
        for row in Int(y * dotsPerMillimetre - reach)...Int(y * dotsPerMillimetre + reach) {
            for column in Int(x * dotsPerMillimetre - reach)...Int(x * dotsPerMillimetre + reach) {
                guard (0..<height).contains(row), (0..<width).contains(column) else { continue }
                darkest = min(darkest, greys[row * width + column])
            }
        }
        return darkest
    }
}
