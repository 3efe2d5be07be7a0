/// A side of a comparison: a command, and which of its times counts.
struct Side {
    var name: String
    var command: Command
    /// Whether the seconds count that the program prints for itself.
    var countsOwnSeconds = false
    /// The exit status that the command must have.
    var status: Int32 = 0
}

/// What the runs of a side took: the median, and the least and the most.
struct Timing {
    var name: String
    var seconds: [Double]
    var peakMegabytes: Double

    var median: Double { seconds.sorted()[seconds.count / 2] }

    /// `0.041 s (0.040–0.044), 45 MB`.
    var text: String {
        "\(median.rounded(4)) s (\((seconds.min() ?? 0).rounded(4))–\((seconds.max() ?? 0).rounded(4))), "
            + "\(peakMegabytes.rounded(0)) MB"
    }
}

/// Runs all sides in turn, once to warm the cache and then seven times, so that a change of the machine's speed meets
/// them all.
func compare(_ sides: [Side], rounds: Int = 7) throws -> [Timing] {
    var timings = sides.map { Timing(name: $0.name, seconds: [], peakMegabytes: 0) }
    for round in 0...rounds {
        for (index, side) in sides.enumerated() {
            let run = try side.command.run(status: side.status)
            if round == 0 { continue }
            guard let seconds = side.countsOwnSeconds ? run.ownSeconds : run.seconds else {
                throw BenchError("\(side.name) printed no seconds: \(run.messages)")
            }
            timings[index].seconds.append(seconds)
            timings[index].peakMegabytes = max(timings[index].peakMegabytes, run.peakMegabytes)
        }
    }
    return timings
}

extension Double {
    /// The number with so many decimals.
    func rounded(_ decimals: Int) -> String {
        var scale = 1.0
        for _ in 0..<decimals { scale *= 10 }
        let number = (self * scale).rounded() / scale
        if decimals == 0 { return String(Int(number)) }
        let parts = "\(number)".split(separator: ".").map(String.init)
        let fraction = parts.count > 1 ? parts[1] : ""
        return parts[0] + "." + fraction + String(repeating: "0", count: max(0, decimals - fraction.count))
    }
}
