import ByteInput
import Diagnostics
import SurveyModel
import TabularInput

/// A layout of response tables: makes responses from records.
protocol ResponseTable: Sendable {
    /// Nil, with errors among the findings, where the columns cannot be used.
    init?(_ header: TableHeader, _ findings: inout Findings)

    /// The responses that are complete and were not taken away yet, in the order of the file.
    var ready: [Response] { get set }
    /// The responses that were rejected and not taken away yet, with where they begin.
    var rejections: [(place: SourceLocation, reason: Diagnostic)] { get set }

    /// Takes a record that is neither blank nor ragged.
    mutating func take(_ record: borrowing RecordReader, _ findings: inout Findings) throws(FileRefusal)

    /// Completes the responses that only the end of the file completes.
    mutating func finish()

    /// Tells what could only be found from the whole of the file.
    ///
    /// - Parameter rated: The units that were rated in it, each by a questionnaire.
    func conclude(_ rated: Set<RatedQuestionnaire>, _ findings: inout Findings)
}

extension ResponseTable {
    mutating func finish() {}
}

/// A questionnaire about a unit, by their indices in the round.
struct RatedQuestionnaire: Hashable {
    var questionnaire: Int
    var unit: Int
}

/// Why nothing of a file can be used, other than that it cannot be read to its end.
struct FileRefusal: Error {
    let findings: [Diagnostic]
}
