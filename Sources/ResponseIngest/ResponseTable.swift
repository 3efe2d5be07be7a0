import ByteInput
import Diagnostics
import SurveyModel
import TabularInput

/// A layout of response tables: makes responses from records.
protocol ResponseTable {
    /// Nil, with errors among the findings, where the columns cannot be used.
    init?(_ header: TableHeader, _ findings: inout Findings)

    /// The responses that can be counted, in the order of the file.
    var responses: [Response] { get }
    var rejected: Int { get set }

    /// Takes a record that is neither blank nor ragged.
    mutating func take(_ record: borrowing RecordReader, _ findings: inout Findings) throws(FileRefusal)

    /// Tells what could only be found from the whole of the file.
    func conclude(_ findings: inout Findings)
}

/// Why nothing of a file can be used, other than that it cannot be read to its end.
struct FileRefusal: Error {
    let findings: [Diagnostic]
}
