/// Finds aliases (`*name`) in YAML before anything is made of it.
///
/// Definitions need none, and a few lines of aliases of aliases can stand for more than any memory holds. Before every
/// alias stands an anchor (`&name`) with its name, whatever quotes, comments and blocks of text lie between. The scan
/// asks for no more than that, so that no layout of a file hides an alias from it; text that reads like both is taken
/// for them.
struct AliasScan {
    /// A place in the text, both counted from 1.
    struct Place: Equatable {
        var line: Int
        var column: Int
    }

    /// The first alias of a name that is anchored before it; nil where there is none.
    static func firstAlias(in text: String) -> Place? {
        var anchored: Set<Substring> = []
        var index = text.utf8.startIndex
        while let mark = text.utf8[index...].firstIndex(where: { $0 == anchor || $0 == alias }) {
            index = text.utf8.index(after: mark)
            let end = text.utf8[index...].firstIndex { !isPartOfName($0) } ?? text.utf8.endIndex
            let name = text[index..<end]
            if name.isEmpty { continue }
            if text.utf8[mark] == anchor {
                anchored.insert(name)
            } else if anchored.contains(name) {
                return place(of: mark, in: text)
            }
            index = end
        }
        return nil
    }

    private static let anchor = UInt8(ascii: "&")
    private static let alias = UInt8(ascii: "*")

    /// Whether the YAML library takes a byte as part of an anchor's name.
    private static func isPartOfName(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "_"), UInt8(ascii: "-"):
            true
        default: false
        }
    }

    private static func place(of index: String.Index, in text: String) -> Place {
        let lines = text[..<index].split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        return Place(line: lines.count, column: (lines.last?.unicodeScalars.count ?? 0) + 1)
    }
}
