import Glibc

/// The characters of an encoding that has one byte for each, as the C library knows them.
///
/// Asked once for every byte there is, so that decoding keeps no state in the C library: a base letter and its mark stay
/// the two characters that they are in the file, wherever a chunk ends, and become one with the rest of NFC.
struct SingleByteTable: Sendable {
    /// By byte; nil where it stands for no character.
    let scalars: [Unicode.Scalar?]

    /// Nil where the C library of this machine does not know the encoding.
    init?(_ encoding: TextEncoding) {
        guard let conversion = Conversion(from: encoding.rawValue) else { return nil }
        scalars = (UInt8.min...UInt8.max).map { conversion.scalar(of: $0) }
    }
}

/// Owns a conversion of the C library to UTF-32.
@safe private struct Conversion: ~Copyable {
    private let handle: iconv_t

    init?(from name: String) {
        // What iconv_open returns for an encoding that it does not know is -1 as a pointer.
        guard let handle = unsafe iconv_open("UTF-32LE", name), Int(bitPattern: handle) != -1 else { return nil }
        unsafe self.handle = unsafe handle
    }

    deinit { unsafe iconv_close(handle) }

    /// The one character that a byte stands for when nothing follows it.
    borrowing func scalar(of byte: UInt8) -> Unicode.Scalar? {
        var input = [CChar(bitPattern: byte)]
        var output = [CChar](repeating: 0, count: 16)
        let written = unsafe input.withUnsafeMutableBufferPointer { input in
            unsafe output.withUnsafeMutableBufferPointer { output in unsafe convert(input, to: output) }
        }
        guard written == 4 else { return nil }
        let value = output[..<4].reversed().reduce(UInt32(0)) { $0 << 8 | UInt32(UInt8(bitPattern: $1)) }
        return Unicode.Scalar(value)
    }

    /// How many bytes the conversion gave; nil where the input stands for nothing.
    private borrowing func convert(
        _ input: UnsafeMutableBufferPointer<CChar>, to output: UnsafeMutableBufferPointer<CChar>
    ) -> Int? {
        var source = input.baseAddress
        var sourceLeft = input.count
        var target = output.baseAddress
        var targetLeft = output.count
        // Back to the state at the start; a character may be held back until the end is told.
        unsafe iconv(handle, nil, nil, nil, nil)
        guard unsafe iconv(handle, &source, &sourceLeft, &target, &targetLeft) != -1 else { return nil }
        guard unsafe iconv(handle, nil, nil, &target, &targetLeft) != -1 else { return nil }
        return output.count - targetLeft
    }
}
