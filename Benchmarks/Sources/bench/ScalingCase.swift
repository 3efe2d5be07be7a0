import Foundation

/// (c) The cost of a row in tables of a hundred thousand, a million and ten million.
struct ScalingCase {
    let place: Workplace

    func run() throws {
        print("\n(c) the cost of a row, less what a table without rows takes")
        let sizes = [100_000, 1_000_000, 10_000_000]
        let empty = place.data + "/empty.csv"
        let tables = try sizes.map { try place.table(rows: $0) }
        try header(of: tables[0]).write(toFile: empty, atomically: true, encoding: .utf8)
        let timings = try compare(
            ([empty] + tables).map {
                Side(name: $0, command: Command(place.tool, "points", place.round, "--from", $0))
            })
        let costs = zip(sizes, timings.dropFirst()).map { size, timing in
            (timing.median - timings[0].median) / Double(size) * 1e9
        }
        print("  no row: \(timings[0].text)")
        for (index, size) in sizes.enumerated() {
            print("  \(size) rows: \(timings[index + 1].text), \(costs[index].rounded(1)) ns a row")
        }
        let spread = (costs.max() ?? 0) / (costs.min() ?? 1) - 1
        print("  between the cheapest and the dearest row lie \((spread * 100).rounded(0)) %")
    }

    private func header(of table: String) throws -> String {
        let handle = try FileHandle(forReadingFrom: URL(filePath: table))
        let start = String(decoding: try handle.read(upToCount: 1 << 12) ?? Data(), as: UTF8.self)
        return start.split(separator: "\n").first.map { $0 + "\n" } ?? ""
    }
}
