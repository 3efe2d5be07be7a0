import Glibc

/// A text in an encoding of the C library's, by the name that it has there, after a byte order mark if there is one.
package func encoded(_ text: String, _ name: String, mark: [UInt8] = []) -> [UInt8] {
    guard let handle = iconv_open(name, "UTF-8"), Int(bitPattern: handle) != -1 else {
        preconditionFailure("the C library does not know \(name)")
    }
    defer { iconv_close(handle) }
    var input = text.utf8.map { CChar(bitPattern: $0) }
    var output = [CChar](repeating: 0, count: 4 * input.count + 16)
    let count = input.withUnsafeMutableBufferPointer { input in
        output.withUnsafeMutableBufferPointer { output in
            var source = input.baseAddress
            var sourceLeft = input.count
            var target = output.baseAddress
            var targetLeft = output.count
            let isConverted =
                iconv(handle, &source, &sourceLeft, &target, &targetLeft) != -1
                && iconv(handle, nil, nil, &target, &targetLeft) != -1
            precondition(isConverted, "\(name) has no such character")
            return output.count - targetLeft
        }
    }
    return mark + output[..<count].map { UInt8(bitPattern: $0) }
}

/// The forms in which a text may come: what to ask for, if anything, and how it is written.
package struct EncodedForm: Sendable, CustomStringConvertible {
    /// What the encoding is called once it is settled.
    package let encoding: String
    package let libraryName: String
    package let mark: [UInt8]
    /// What must be asked for; nil where the file says it itself.
    package let asked: String?

    package func bytes(of text: String) -> [UInt8] { encoded(text, libraryName, mark: mark) }
    package var description: String {
        encoding + (mark.isEmpty ? "" : " with a mark") + (asked == nil ? "" : ", asked")
    }

    package static let all = [
        EncodedForm(encoding: "UTF-8", libraryName: "UTF-8", mark: [], asked: nil),
        EncodedForm(encoding: "UTF-8", libraryName: "UTF-8", mark: [0xEF, 0xBB, 0xBF], asked: nil),
        EncodedForm(encoding: "UTF-16LE", libraryName: "UTF-16LE", mark: [0xFF, 0xFE], asked: nil),
        EncodedForm(encoding: "UTF-16BE", libraryName: "UTF-16BE", mark: [0xFE, 0xFF], asked: nil),
        EncodedForm(encoding: "UTF-16LE", libraryName: "UTF-16LE", mark: [], asked: "utf-16le"),
        EncodedForm(encoding: "Windows-1258", libraryName: "CP1258", mark: [], asked: "windows-1258"),
        EncodedForm(encoding: "TCVN5712-1", libraryName: "TCVN5712-1", mark: [], asked: "TCVN"),
    ]
}
