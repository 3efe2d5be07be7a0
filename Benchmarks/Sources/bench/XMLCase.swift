import Foundation

/// (b) Points of 200 000 responses from XML, beside a pass of libxml2 that does nothing.
struct XMLCase {
    let place: Workplace
    static let rows = 200_000

    func run() throws {
        print("\n(b) points of \(Self.rows) responses from XML, beside a bare pass of libxml2")
        let csv = try place.table(rows: Self.rows, withXML: true)
        let xml = csv.replacing(".csv", with: ".xml")
        let floor = place.data + "/sax_floor"
        let flags = try Command("pkg-config", "--cflags", "--libs", "libxml-2.0").output()
        var compile = Command("cc", "-O2", place.peers + "/peers/sax_floor.c", "-o", floor)
        compile.words += flags.split(separator: " ").map(String.init)
        _ = try compile.run()
        let timings = try compare([
            Side(name: "parsurvey", command: Command(place.tool, "points", place.round, "--from", xml)),
            Side(name: "libxml2", command: Command(floor, xml)),
        ])
        for timing in timings { print("  \(timing.name): \(timing.text)") }
        print("  \((timings[0].median / timings[1].median).rounded(2)) times the bare pass")
    }
}
