package import Diagnostics
package import SurveyModel

/// Takes the responses of a file, or of a part of one, as they are read.
package protocol ResponseReceiver: Sendable {
    /// Takes one response.
    ///
    /// - Parameter findings: Takes what is remarked on a response that counts all the same.
    /// - Returns: Nil where it counts, or else why it does not.
    mutating func receive(_ response: Response, _ findings: inout Findings) -> Diagnostic?

    /// Takes many responses about which ``remarks(on:of:)`` has said nothing.
    mutating func receive(_ counted: CountedResponses)

    /// Whether the responses behind the counts are wanted as well.
    var keepsRatings: Bool { get }

    /// Takes the responses that stand behind the counts.
    mutating func receive(_ ratings: RatingStore)

    /// Whether there is something to say about a response for a fact of it.
    func remarks(on fact: ResponseFact, of response: Response) -> Bool

    /// The facts that the remarks on a fact depend on.
    func facts(besides fact: ResponseFact) -> Set<ResponseFact>
}
