/// The keys of responses that may belong together, of all files of a round.
package struct SuspectKeys: Sendable {
    private let keys: Set<UInt64>

    /// The keys that more than one counted response has.
    package init<Receiver>(in files: [ResponseFile<Receiver>], threads: Int) {
        keys = RepeatedKeys.find(in: files.flatMap(\.keys), threads: threads)
    }

    /// Whether no two responses can belong together.
    package var isEmpty: Bool { keys.isEmpty }

    /// How the files are read once more for the responses that may belong together.
    package func reading(_ reading: ResponseReading) -> ResponseReading {
        var again = reading
        again.wanted = keys
        // Only in order are the lines of the responses known as they are read.
        again.parts = 1
        return again
    }
}
