package import Diagnostics

/// A response that was rejected.
package struct RejectedResponse: Hashable, Sendable {
    /// The line on which it begins; of a row in a table, any line of it.
    package var line: Int
    /// The column at which it begins; in a table it says nothing.
    package var column: Int
    package var reason: Wording

    package init(line: Int, column: Int, reason: Wording) {
        self.line = line
        self.column = column
        self.reason = reason
    }
}
