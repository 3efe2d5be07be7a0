import Foundation

/// Where the tool, the peers and the data are.
struct Workplace {
    /// The tool, built for release.
    var tool = ".build/release/parsurvey"
    /// The peers' programs, and the generator of data.
    var peers: String
    /// The data, generated once.
    var data = "out/bench"
    var python: String
    var round = "Benchmarks/round"

    init(peers: String, python: String) throws {
        self.peers = peers
        self.python = python
        guard FileManager.default.fileExists(atPath: peers + "/generate.py") else {
            throw BenchError("there is no \(peers)/generate.py: name the folder of the peers with PEERS=")
        }
        try FileManager.default.createDirectory(atPath: data, withIntermediateDirectories: true)
    }

    /// A table of so many rows, without and with its twin in XML; made if it is not there.
    func table(rows: Int, withXML: Bool = false) throws -> String {
        let csv = "\(data)/\(rows).csv"
        let xml = "\(data)/\(rows).xml"
        let wanted = withXML ? [csv, xml] : [csv]
        if wanted.allSatisfy(FileManager.default.fileExists) { return csv }
        print("generating \(rows) rows …")
        var command = Command(python, peers + "/generate.py", String(rows), csv)
        if withXML { command.words += ["--xml", xml] }
        _ = try command.run()
        return csv
    }

    /// Machine and versions.
    func describe() throws -> String {
        let processor =
            try String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8).split(separator: "\n")
            .first { $0.hasPrefix("model name") }?.split(separator: ":").last ?? "unknown"
        let modules = "import duckdb, polars; print('DuckDB', duckdb.__version__, ', Polars', polars.__version__)"
        let rVersion = "cat(R.version.string, ', data.table', format(packageVersion('data.table')))"
        return """
            \(processor.trimmingCharacters(in: .whitespaces)), \(ProcessInfo.processInfo.activeProcessorCount) cores
            parsurvey \(try Command(tool, "--version").output()), \
            \(try Command(python, "-c", modules).output()), \
            \(try Command("Rscript", "-e", rVersion).output()), \
            libxml2 \(try Command("pkg-config", "--modversion", "libxml-2.0").output())
            """
    }
}
