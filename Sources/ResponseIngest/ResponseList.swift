package import ByteInput
package import Diagnostics
package import SurveyModel

/// Keeps every response: the plainest of receivers.
package struct ResponseList: ResponseReceiver {
    package private(set) var responses: [Response] = []

    package init() {}

    package mutating func receive(_ response: Response, _ findings: inout Findings) -> Diagnostic? {
        responses.append(response)
        return nil
    }

    /// Counts hold no responses: what is kept here must be read field by field.
    package mutating func receive(_ counted: CountedResponses) {
        preconditionFailure("a list of responses takes no counts")
    }

    package var keepsRatings: Bool { false }
    package mutating func receive(_ ratings: RatingStore) {}

    package func remarks(on fact: ResponseFact, of response: Response) -> Bool { true }
    package func facts(besides fact: ResponseFact) -> Set<ResponseFact> { [] }
}

extension ResponseFile where Receiver == ResponseList {
    /// The responses that can be counted, in the order of the file.
    package var responses: [Response] { receivers.flatMap(\.responses) }

    /// Reads a file of responses in whatever layout it has, field by field, and keeps them all.
    ///
    /// - Returns: Nil, with an error among the findings, where the file cannot be read to its end: it then gives nothing.
    package static func read(
        _ bytes: consuming ByteReader, round: Round, findings: inout Findings
    ) -> ResponseFile? {
        var reading = ResponseReading()
        reading.takesPlainRows = false
        return read(bytes, round: round, into: ResponseList(), reading, findings: &findings)
    }
}
