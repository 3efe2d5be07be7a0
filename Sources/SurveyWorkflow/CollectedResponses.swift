import ByteInput
import Diagnostics
import Foundation
import ResponseIngest
package import ResultExport
package import Scoring
import SurveyModel

/// The responses of a round, read, checked and counted.
package struct CollectedResponses: Sendable {
    package var tally: AnswerTally
    /// The responses that count, where weights or errors are to be made from them.
    private(set) var store: RatingStore?
    /// One for each file, in the order of their paths.
    package var accounts: [ResponseAccount]
    /// The rejected responses by file, where they were asked for.
    private(set) var rejects: [RejectsOfFile] = []

    /// Reads files, applies the rules, settles duplicates and counts the answers.
    ///
    /// - Returns: Nil, with an error among the findings, where a file cannot be read to its end.
    ///
    /// - Parameter keepsRatings: Whether the responses are kept beside their counts.
    init?(
        sources: [ResponseSource], round: Round, request: RoundRequest, keepsRatings: Bool, findings: inout Findings
    ) {
        let reading = FilesReading(sources: sources, request: request)
        let receiver = CountingReceiver(round: round, keepsRatings: keepsRatings)
        guard var files = reading.read(into: receiver, round: round, findings: &findings) else { return nil }
        store = keepsRatings ? RatingStore() : nil
        tally = AnswerTally(round: round)
        accounts = files.map(ResponseAccount.init)
        for index in files.indices {
            for receiver in files[index].receivers.indices {
                tally.add(files[index].receivers[receiver].tally)
                if let ratings = files[index].receivers[receiver].takeRatings() { store?.append(ratings) }
            }
            accounts[index].accepted = files[index].accepted
        }
        if request.rejects != nil {
            rejects = zip(sources, files).map {
                RejectsOfFile(
                    source: $0, layout: $1.layout, isWorkbook: $1.sheet != nil, rejections: $1.rejections)
            }
        }
        let suspects = SuspectKeys(in: files, threads: request.threads)
        if !suspects.isEmpty {
            guard let resolution = reading.resolve(suspects, round: round, findings: &findings) else { return nil }
            let removed = resolution.duplicates + resolution.rejected
            for response in removed { tally.remove(response) }
            store = store?.without(removed)
            count(resolution)
            note(resolution.rejections)
        }
    }

    /// Notes the responses that contradict others among the rejected ones, where these are wanted.
    private mutating func note(_ rejections: [(response: Response, reason: Diagnostic)]) {
        for (response, reason) in rejections {
            guard let index = rejects.firstIndex(where: { $0.source.path == response.location.file }),
                let line = response.location.line
            else { continue }
            rejects[index].rejections.append(
                RejectedResponse(line: line, column: response.location.column ?? 1, reason: reason.message))
        }
    }

    /// Moves what does not count from the accepted to the duplicates and the rejected.
    private mutating func count(_ resolution: DuplicateResolution) {
        let places = Dictionary(
            accounts.enumerated().map { ($1.fingerprint.path, $0) }, uniquingKeysWith: { first, _ in first })
        for response in resolution.duplicates {
            guard let index = places[response.location.file] else { continue }
            accounts[index].accepted -= 1
            accounts[index].duplicates += 1
        }
        for response in resolution.rejected {
            guard let index = places[response.location.file] else { continue }
            accounts[index].accepted -= 1
            accounts[index].rejected += 1
        }
    }
}

extension CollectedResponses {
    package var read: Int { accounts.reduce(0) { $0 + $1.read } }
    package var accepted: Int { accounts.reduce(0) { $0 + $1.accepted } }
    package var rejected: Int { accounts.reduce(0) { $0 + $1.rejected } }
    package var duplicates: Int { accounts.reduce(0) { $0 + $1.duplicates } }
}

extension ResponseAccount {
    /// The account of a file of which no response was accepted yet.
    fileprivate init<Receiver>(_ file: ResponseFile<Receiver>) {
        self.init(
            fingerprint: file.fingerprint, layout: file.layout.rawValue, encoding: file.encoding.rawValue,
            separator: file.separator, lines: file.lines, rejected: file.rejected)
    }
}

/// The reading of the files of a job, once for all and once more for the responses that may belong together.
private struct FilesReading {
    let sources: [ResponseSource]
    let request: RoundRequest

    /// Reads every file.
    ///
    /// - Returns: Nil, with an error among the findings, where one cannot be read to its end.
    func read<Receiver>(
        into receiver: Receiver, round: Round, again suspects: SuspectKeys? = nil, findings: inout Findings
    ) -> [ResponseFile<Receiver>]? {
        request.progress.begin(Self.totalSize(of: sources.map(\.path)))
        defer { request.progress.end() }
        var reading = ResponseReading()
        reading.parts = request.threads
        reading.takesPlainRows = request.takesPlainRows
        reading.sheet = request.sheet
        reading.keepsRejections = request.rejects != nil && suspects == nil
        if let suspects { reading = suspects.reading(reading) }
        let errors = findings.count(.error)
        var files: [ResponseFile<Receiver>] = []
        for source in sources {
            do throws(ByteInputError) {
                let bytes = try source.reader(
                    for: request, isHashed: request.needsFingerprints && suspects == nil)
                if let file = ResponseFile.read(bytes, round: round, into: receiver, reading, findings: &findings) {
                    files.append(file)
                }
            } catch {
                findings.add(error.diagnostic)
            }
        }
        return findings.count(.error) == errors ? files : nil
    }

    /// Reads again the responses that may belong together, and says which of them count.
    func resolve(_ suspects: SuspectKeys, round: Round, findings: inout Findings) -> DuplicateResolution? {
        var seen = Findings()
        guard let files = read(into: KeepingReceiver(round: round), round: round, again: suspects, findings: &seen)
        else {
            findings.add(seen)
            return nil
        }
        let responses = files.flatMap { file in file.receivers.enumerated().flatMap { $1.responses } }
        let resolution = DuplicateResolution(responses, policy: round.settings.conflicts, files: sources.map(\.path))
        findings.add(resolution.findings)
        return resolution
    }

    private static func totalSize(of paths: [String]) -> Int {
        paths.reduce(0) { sum, path in
            let attributes = try? FileManager.default.attributesOfItem(atPath: path)
            return sum + (attributes?[.size] as? Int ?? 0)
        }
    }
}
