/// (e) All block totals and ranks drawn again a thousand times, with reading and linearised errors.
struct ReplicatesCase {
    let place: Workplace

    func run() throws {
        let rows = 1_000_000
        print("\n(e) 1000 bootstrap replicates of all blocks and ranks of \(rows) rows, from exec to exit")
        let table = try place.table(rows: rows)
        let timings = try compare([
            Side(
                name: "points with errors",
                command: Command(place.tool, "points", place.round, "--errors", "--from", table)),
            Side(name: "bootstrap", command: Command(place.tool, "bootstrap", place.round, "--from", table)),
        ])
        for timing in timings { print("  \(timing.name): \(timing.text)") }
        print("  \((timings[1].median / timings[0].median).rounded(2)) times the time of the points with errors")
    }
}
