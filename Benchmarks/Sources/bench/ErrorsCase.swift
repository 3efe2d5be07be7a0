/// (d) Points with standard errors, covariance and rank sets beside the points alone.
struct ErrorsCase {
    let place: Workplace

    func run() throws {
        let rows = 1_000_000
        print("\n(d) standard errors, covariance and rank sets of \(rows) rows beside the points alone")
        let table = try place.table(rows: rows)
        let timings = try compare([
            Side(name: "points", command: Command(place.tool, "points", place.round, "--from", table)),
            Side(name: "with errors", command: Command(place.tool, "points", place.round, "--errors", "--from", table)),
        ])
        for timing in timings { print("  \(timing.name): \(timing.text)") }
        print("  \((timings[1].median / timings[0].median).rounded(2)) times the time of the points alone")
    }
}
