import Crypto
import Foundation
package import SurveyModel

/// The hash of what a file of responses says, by which damage shows: in the order of the file, without regard to white
/// space between tags, to the order of attributes and to what is not read.
///
/// It is the SHA-256 of records in UTF-8: one for the root, then one for each response and each of its answers. A record
/// is its fields with U+001F between them and U+001E behind the last, characters that XML cannot carry. The fields are
/// the element's name and, for root and response, `name=value` for each attribute that is not blank, in the order of the
/// description of formats; for an answer, its question and its value. It guards against accidents, not against intent.
package struct ContentSeal: Sendable {
    private var hash = SHA256()

    /// - Parameter root: The attributes of the root that are sealed: `form_id`, `form_version`, `year`, `synthetic`.
    package init(root: [(name: String, value: String)]) {
        record(["responses"] + root.filter { !$0.value.isEmpty }.map { "\($0.name)=\($0.value)" })
    }

    /// Takes the facts of a response; those that follow as answers are its answers.
    ///
    /// - Parameter facts: In any order; text in NFC.
    package mutating func takeResponse(_ facts: [ResponseFact: String]) {
        record(
            ["response"]
                + ResponseFact.allCases.compactMap { fact in
                    facts[fact].flatMap { $0.isEmpty ? nil : "\(fact.rawValue)=\($0)" }
                })
    }

    package mutating func takeAnswer(question: String, value: String) { record(["answer", question, value]) }

    /// The hash of all that was taken so far, in lower-case hexadecimal.
    package var sha256: String { hexadecimal(hash.finalize()) }

    private mutating func record(_ fields: [String]) {
        hash.update(data: Data((fields.joined(separator: "\u{1F}") + "\u{1E}").utf8))
    }
}
