/// A fault of the file system, or of a file's encoding, that stops reading.
package enum ByteInputError: Error, Equatable {
    /// The system refused; `number` is its `errno`.
    case system(path: String, number: Int32)
    case isDirectory(path: String)
    /// More bytes than this kind of file may have.
    case tooLarge(path: String, limit: Int)
    /// A byte that stands for no character; `offset` counts the file's bytes from 0, line and column those of its text.
    case undecodableBytes(path: String, encoding: TextEncoding, offset: Int, line: Int, column: Int)
    /// An encoding was asked for, and the byte order mark tells another.
    case contradictoryEncoding(path: String, asked: String, mark: TextEncoding)
    /// UTF-16 was asked for, and no byte order mark tells which of the two.
    case unknownByteOrder(path: String)
    /// The C library of this machine does not know the encoding.
    case encodingUnavailable(path: String, encoding: TextEncoding)
}
