import ByteInput
import Diagnostics
import Foundation
import ResponseChecks
import ResponseIngest
package import ResultExport
package import Scoring
import SurveyModel

/// The responses of a round, read, checked and counted.
package struct CollectedResponses: Sendable {
    package var tally: AnswerTally
    /// One for each file, in the order of their paths.
    package var accounts: [ResponseAccount]

    /// Reads files, applies the rules, settles duplicates and counts the answers.
    ///
    /// - Parameter encoding: What the files are said to be in, beside what they say themselves.
    /// - Returns: Nil, with an error among the findings, where a file cannot be read to its end.
    init?(
        paths: [String], encoding: EncodingName? = nil, round: Round, findings: inout Findings, progress: WorkProgress
    ) {
        progress.begin(Self.totalSize(of: paths))
        defer { progress.end() }
        var responses: [Response] = []
        var accounts: [String: ResponseAccount] = [:]
        let errors = findings.count(.error)
        for path in paths {
            do throws(ByteInputError) {
                let bytes = try ByteReader(path: path, asked: encoding, progress: progress.advance)
                guard let file = ResponseFile.read(bytes, round: round, findings: &findings) else { continue }
                accounts[path] = ResponseAccount(
                    fingerprint: file.fingerprint, layout: file.layout.rawValue, encoding: file.encoding.rawValue,
                    rejected: file.rejected)
                for response in file.responses {
                    if Self.passes(response, round: round, findings: &findings) {
                        responses.append(response)
                    } else {
                        accounts[path]?.rejected += 1
                    }
                }
            } catch {
                findings.add(error.diagnostic)
            }
        }
        guard findings.count(.error) == errors else { return nil }

        let resolution = DuplicateResolution(responses, policy: round.settings.conflicts, files: paths)
        findings.add(resolution.findings)
        tally = AnswerTally(round: round)
        for response in resolution.accepted {
            tally.add(response)
            accounts[response.location.file]?.accepted += 1
        }
        for response in resolution.duplicates { accounts[response.location.file]?.duplicates += 1 }
        for response in resolution.rejected { accounts[response.location.file]?.rejected += 1 }
        self.accounts = paths.compactMap { accounts[$0] }
    }

    private static func passes(_ response: Response, round: Round, findings: inout Findings) -> Bool {
        for rule in responseRules {
            switch rule.verdict(on: response, in: round) {
            case .sound: continue
            case .doubtful(let finding): findings.add(finding)
            case .rejected(let finding):
                findings.add(finding)
                return false
            }
        }
        return true
    }

    private static func totalSize(of paths: [String]) -> Int {
        paths.reduce(0) { sum, path in
            let attributes = try? FileManager.default.attributesOfItem(atPath: path)
            return sum + (attributes?[.size] as? Int ?? 0)
        }
    }
}

extension CollectedResponses {
    package var read: Int { accounts.reduce(0) { $0 + $1.read } }
    package var accepted: Int { accounts.reduce(0) { $0 + $1.accepted } }
    package var rejected: Int { accounts.reduce(0) { $0 + $1.rejected } }
    package var duplicates: Int { accounts.reduce(0) { $0 + $1.duplicates } }
}
