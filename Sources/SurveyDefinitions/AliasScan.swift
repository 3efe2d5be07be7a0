/// Finds anchors and aliases (`&name`, `*name`) in YAML before anything is made of it.
///
/// Definitions need none, and a few lines of aliases of aliases can stand for more than any memory holds. The scan knows
/// comments, quotes and blocks of text (`|`, `>`); where it takes text for an alias, quotes around it help.
struct AliasScan {
    /// A place in the text, both counted from 1.
    struct Place: Equatable {
        var line: Int
        var column: Int
    }

    /// The first anchor or alias; nil where there is none.
    static func firstAlias(in text: String) -> Place? {
        var scan = AliasScan()
        for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
            if let column = scan.pass(Array(line.unicodeScalars)) { return Place(line: index + 1, column: column) }
        }
        return nil
    }

    /// The quote that is open at the end of a line.
    private var quote: Unicode.Scalar?
    /// The least indentation of a block of text, while one is open.
    private var block: Int?

    /// Looks at a line; the column of the first anchor or alias in it.
    private mutating func pass(_ line: [Unicode.Scalar]) -> Int? {
        let indentation = line.prefix { $0 == " " }.count
        if let least = block {
            if indentation >= least || indentation == line.count { return nil }
            block = nil
        }
        // A key behind `- ` is indented as far as it stands.
        var key = indentation
        while key + 1 < line.count, line[key] == "-", line[key + 1] == " " { key += 2 }
        for (index, scalar) in line.enumerated() {
            if let open = quote {
                if scalar == open { quote = nil }
                continue
            }
            let startsToken = index == 0 || " \t[]{},:?-".unicodeScalars.contains(line[index - 1])
            if startsToken {
                if scalar == "#" { break }
                if scalar == "\"" || scalar == "'" {
                    quote = scalar
                    continue
                }
                let next = index + 1 < line.count ? line[index + 1] : " "
                if scalar == "&" || scalar == "*", !" \t,[]{}*&".unicodeScalars.contains(next) { return index + 1 }
                if scalar == "|" || scalar == ">" {
                    let rest = String(String.UnicodeScalarView(line[(index + 1)...]))
                    let header = rest.prefix { $0 != "#" }.filter { $0 != " " }
                    if header.allSatisfy({ "+-123456789".contains($0) }) { block = key + 1 }
                }
            }
        }
        return nil
    }
}
