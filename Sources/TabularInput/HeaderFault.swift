package import Diagnostics

/// Something about the columns that the reader of a table did not expect; the caller decides how grave it is.
package enum HeaderFault: Hashable, Sendable {
    case missing(String, at: SourceLocation)
    /// A known column stands there a second time.
    case repeated(String, at: SourceLocation, first: SourceLocation)
    case unknown(String, at: SourceLocation, nearest: String?)
    case unnamed(at: SourceLocation)
}
