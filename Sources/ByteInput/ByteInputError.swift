/// A fault of the file system that stops reading.
package enum ByteInputError: Error, Equatable {
    /// The system refused; `number` is its `errno`.
    case system(path: String, number: Int32)
    case isDirectory(path: String)
    /// More bytes than this kind of file may have.
    case tooLarge(path: String, limit: Int)
}
