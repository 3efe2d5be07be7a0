/// How a cell's number is to be understood, by its number format.
enum NumberFormat: Equatable {
    case plain
    case date, time, dateAndTime
    /// Whole numbers with zeros in front, so many digits at least.
    case digits(Int)
}

extension NumberFormat {
    /// What a format of the list that every program knows by number is; nil for one that a workbook writes out.
    static func builtIn(_ id: Int) -> NumberFormat? {
        switch id {
        case 14...17, 27...31, 36, 50...54, 57...58: .date
        case 18...21, 32...35, 45...47, 55...56: .time
        case 22: .dateAndTime
        case 0..<164: .plain
        default: nil
        }
    }

    /// Reads a format such as `dd/mm/yyyy`, of whose parts the one for positive numbers counts.
    init(code: String) {
        let tokens = Self.tokens(code)
        if tokens.count > 1, tokens.allSatisfy({ $0 == "0" }) {
            self = .digits(tokens.count)
            return
        }
        let isTime = tokens.contains("h") || tokens.contains("s")
        let isDate = tokens.contains("y") || tokens.contains("d") || (tokens.contains("m") && !isTime)
        self = isDate ? (isTime ? .dateAndTime : .date) : (isTime ? .time : .plain)
    }

    /// The characters of a format that say something, in lower case: without texts in quotes, colours and `AM/PM`.
    private static func tokens(_ code: String) -> [Character] {
        let bare = code.lowercased().replacing("am/pm", with: "").replacing("a/p", with: "")
        var tokens: [Character] = []
        var rest = bare[...]
        while let character = rest.popFirst() {
            switch character {
            case ";": return tokens
            case "\"": rest = rest.drop { $0 != "\"" }.dropFirst()
            case "\\", "_", "*": rest = rest.dropFirst()
            case "[":
                let inside = rest.prefix { $0 != "]" }
                rest = rest.dropFirst(inside.count + 1)
                // `[h]` counts hours beyond a day.
                if let first = inside.first, "hms".contains(first), inside.allSatisfy({ $0 == first }) {
                    tokens.append(first)
                }
            default: tokens.append(character)
            }
        }
        return tokens
    }
}
