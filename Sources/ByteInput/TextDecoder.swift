/// Turns bytes in one encoding into UTF-8, however they are split, and knows how far it has come.
///
/// A byte order mark stays in the text. Nothing is ever replaced: at the first byte that stands for nothing it stops.
struct TextDecoder {
    private enum Form {
        case singleByte([Unicode.Scalar?])
        case utf16(isBigEndian: Bool)
    }

    private let form: Form
    /// The first byte of a UTF-16 unit whose second one has not come yet.
    private var halfUnit: UInt8?
    /// The first unit of a surrogate pair whose second one has not come yet.
    private var highSurrogate: UInt16?

    /// How many bytes were decoded; where the byte lies that cannot be, once `hasFailed`.
    private(set) var offset = 0
    /// The line of the character at `offset`, which any line end ends.
    private(set) var line = 1
    /// Its column, in Unicode scalars; a byte order mark takes none.
    private(set) var column = 1
    private var isAfterCarriageReturn = false
    /// Whether the byte at `offset` is no part of a character.
    private(set) var hasFailed = false

    /// - Returns: Nil where the C library of this machine does not know the encoding; UTF-8 needs no decoder.
    init?(_ encoding: TextEncoding) {
        switch encoding {
        case .utf8: return nil
        case .utf16LittleEndian: form = .utf16(isBigEndian: false)
        case .utf16BigEndian: form = .utf16(isBigEndian: true)
        case .windows1258, .tcvn5712:
            guard let table = SingleByteTable(encoding) else { return nil }
            form = .singleByte(table.scalars)
        }
    }

    /// Appends the text of the next bytes, up to the first that cannot be decoded.
    mutating func decode(_ bytes: ArraySlice<UInt8>, into text: inout [UInt8]) {
        guard !hasFailed else { return }
        switch form {
        case .singleByte(let scalars):
            for byte in bytes {
                guard let scalar = scalars[Int(byte)] else {
                    hasFailed = true
                    return
                }
                take(scalar, length: 1, into: &text)
            }
        case .utf16(let isBigEndian):
            for byte in bytes where !hasFailed {
                if let first = halfUnit {
                    halfUnit = nil
                    take(
                        isBigEndian ? UInt16(first) << 8 | UInt16(byte) : UInt16(byte) << 8 | UInt16(first), into: &text
                    )
                } else {
                    halfUnit = byte
                }
            }
        }
    }

    /// Tells that no bytes follow: half a character at the end cannot be decoded.
    mutating func finish() {
        if halfUnit != nil || highSurrogate != nil { hasFailed = true }
    }

    private mutating func take(_ unit: UInt16, into text: inout [UInt8]) {
        if let high = highSurrogate {
            guard UTF16.isTrailSurrogate(unit) else {
                hasFailed = true
                return
            }
            highSurrogate = nil
            take(UTF16.decode(UTF16.EncodedScalar([high, unit])), length: 4, into: &text)
        } else if UTF16.isLeadSurrogate(unit) {
            highSurrogate = unit
        } else if let scalar = Unicode.Scalar(unit) {
            take(scalar, length: 2, into: &text)
        } else {
            hasFailed = true
        }
    }

    private mutating func take(_ scalar: Unicode.Scalar, length: Int, into text: inout [UInt8]) {
        if scalar.isASCII {
            text.append(UInt8(truncatingIfNeeded: scalar.value))
        } else {
            text.append(contentsOf: scalar.utf8)
        }
        advance(over: scalar)
        offset += length
    }

    private mutating func advance(over scalar: Unicode.Scalar) {
        switch scalar {
        case "\r":
            line += 1
            column = 1
        case "\n":
            if !isAfterCarriageReturn { line += 1 }
            column = 1
        case "\u{FEFF}" where offset == 0: break
        default: column += 1
        }
        isAfterCarriageReturn = scalar == "\r"
    }
}
