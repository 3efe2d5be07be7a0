import Foundation

/// Times the tool beside its peers, in one run on one machine, and prints the ratios.
@main
enum Bench {
    static func main() {
        let environment = ProcessInfo.processInfo.environment
        do {
            let place = try Workplace(
                peers: environment["PEERS"] ?? "../shared/bench", python: environment["PYTHON"] ?? ".venv/bin/python")
            print(try place.describe())
            let cases: [(name: String, run: () throws -> Void)] = [
                ("table", TableCase(place: place).run), ("xml", XMLCase(place: place).run),
                ("scaling", ScalingCase(place: place).run), ("errors", ErrorsCase(place: place).run),
                ("replicates", ReplicatesCase(place: place).run), ("attacks", AttackCase(place: place).run),
            ]
            let wanted = CommandLine.arguments.dropFirst()
            for (name, run) in cases where wanted.isEmpty || wanted.contains(name) { try run() }
        } catch {
            FileHandle.standardError.write(Data("bench: \(error)\n".utf8))
            exit(1)
        }
    }
}
