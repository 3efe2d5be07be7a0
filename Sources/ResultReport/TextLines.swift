/// Text as lines in a figure, where nothing is broken by itself.
package enum TextLines {
    /// The text in at most so many lines of a width; what does not fit ends in an ellipsis.
    ///
    /// - Parameters:
    ///   - width: In the units of the figure.
    ///   - size: The height of the letters.
    package static func broken(_ text: String, width: Double, size: Double = 12, lines most: Int = 2) -> [String] {
        var lines: [String] = []
        var line = ""
        for word in text.split(separator: " ") {
            let longer = line.isEmpty ? String(word) : line + " " + word
            if line.isEmpty || Self.width(longer, size: size) <= width {
                line = longer
            } else {
                lines.append(line)
                line = String(word)
            }
        }
        lines.append(line)
        if lines.count > most { lines = Array(lines.prefix(most - 1)) + [lines[(most - 1)...].joined(separator: " ")] }
        return lines.map { cut($0, width: width, size: size) }
    }

    /// The text, or as much of it as fits, with an ellipsis.
    package static func cut(_ text: String, width: Double, size: Double = 12) -> String {
        if Self.width(text, size: size) <= width { return text }
        var text = text
        while !text.isEmpty, Self.width(text + "…", size: size) > width { text.removeLast() }
        while text.last == " " || text.last == "," { text.removeLast() }
        return text + "…"
    }

    /// About how wide text runs, on the safe side for the usual sans-serif fonts.
    package static func width(_ text: String, size: Double = 12) -> Double {
        text.reduce(0) { $0 + em($1) } * size
    }

    private static func em(_ character: Character) -> Double {
        switch character {
        case "i", "j", "l", "I", "t", "f", "r", ".", ",", ":", ";", "'", "(", ")", "-", " ", "/", "|": 0.34
        case "m", "w", "M", "W", "%": 0.88
        case _ where character.isUppercase: 0.74
        default: 0.58
        }
    }
}
