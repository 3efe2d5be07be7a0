import Foundation

/// (a) Points of a million rows from CSV, beside the engines that a team could use instead.
struct TableCase {
    let place: Workplace
    static let rows = 1_000_000

    private var sides: (ours: Side, peers: [Side]) {
        get throws {
            let csv = try place.table(rows: Self.rows)
            return (
                Side(name: "parsurvey", command: Command(place.tool, "points", place.round, "--from", csv)),
                [
                    peer("DuckDB", place.python, "duckdb_points.py", csv, "duckdb"),
                    peer("Polars", place.python, "polars_points.py", csv, "polars"),
                    peer("data.table", "Rscript", "datatable_points.R", csv, "datatable"),
                ]
            )
        }
    }

    private func peer(_ name: String, _ program: String, _ script: String, _ csv: String, _ output: String) -> Side {
        Side(
            name: name,
            command: Command(program, "\(place.peers)/peers/\(script)", csv, "\(place.data)/\(output).csv"),
            countsOwnSeconds: true)
    }

    func run() throws {
        print("\n(a) points of \(Self.rows) rows from CSV; the peers by their own seconds, ours from exec to exit")
        let (ours, peers) = try sides
        let timings = try compare([ours] + peers)
        for timing in timings { print("  \(timing.name): \(timing.text)") }
        try checkShares(csv: try place.table(rows: Self.rows))
        let fastest = timings.dropFirst().min { $0.median < $1.median } ?? timings[0]
        print("  \((fastest.median / timings[0].median).rounded(2)) times faster than \(fastest.name)")
    }

    /// Fails unless every peer's shares are ours to 1e-12.
    private func checkShares(csv: String) throws {
        let path = place.data + "/parsurvey.csv"
        _ = try Command(
            place.tool, "points", place.round, "--from", csv, "--format", "csv", "--output", path
        ).run()
        let ours = try shares(path, column: "share")
        for name in ["duckdb", "polars", "datatable"] {
            let theirs = try shares("\(place.data)/\(name).csv", column: "coefficient")
            let difference = ours.map { abs($1 - (theirs[$0] ?? .infinity)) }.max() ?? .infinity
            guard difference <= 1e-12, ours.count == theirs.count else {
                throw BenchError("the shares of \(name) are not ours: they differ by \(difference)")
            }
        }
        print("  \(ours.count) shares equal those of every peer to 1e-12")
    }

    private func shares(_ path: String, column: String) throws -> [String: Double] {
        let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").map {
            $0.trimmingPrefix("\u{feff}").split(separator: ",", omittingEmptySubsequences: false)
        }
        guard let header = lines.first, let unit = header.firstIndex(of: "unit"),
            let criterion = header.firstIndex(of: "criterion"),
            let value = header.firstIndex(where: { $0 == column })
        else { throw BenchError("\(path) has no columns unit, criterion, \(column)") }
        var shares: [String: Double] = [:]
        for line in lines.dropFirst() { shares["\(line[unit]) \(line[criterion])"] = Double(line[value]) }
        return shares
    }
}
