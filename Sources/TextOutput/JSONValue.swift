/// A JSON value whose objects keep the order in which their members were given.
///
/// Foundation's encoder sorts or shuffles keys and chooses the digits of a number; a result file needs its own order
/// and exactly the digits that were computed, so numbers are kept as text.
package enum JSONValue: Sendable {
    case null
    case bool(Bool)
    case string(String)
    /// The digits as they shall stand in the file; must be a JSON number.
    case number(String)
    case array([JSONValue])
    case object([(String, JSONValue)])

    package static func integer(_ value: Int) -> JSONValue { .number(String(value)) }

    /// A string, or null where there is none.
    package static func string(orNull value: String?) -> JSONValue { value.map(JSONValue.string) ?? .null }
}

extension JSONValue {
    /// The value as JSON text (RFC 8259), indented by two spaces, ending in a line feed.
    ///
    /// An array or object whose members are all scalars stands on one line where it and its indentation take at most 110
    /// bytes; its own name comes on top.
    package func serialized() -> String {
        var text = ""
        write(to: &text, indent: 0)
        text += "\n"
        return text
    }

    private func write(to text: inout String, indent: Int) {
        switch self {
        case .null: text += "null"
        case .bool(let value): text += value ? "true" : "false"
        case .string(let value): text += Self.quoted(value)
        case .number(let digits): text += digits
        case .array(let elements):
            Self.writeMembers(elements.map { (nil, $0) }, brackets: ("[", "]"), to: &text, indent: indent)
        case .object(let members):
            Self.writeMembers(members.map { ($0.0, $0.1) }, brackets: ("{", "}"), to: &text, indent: indent)
        }
    }

    private static func writeMembers(
        _ members: [(String?, JSONValue)], brackets: (String, String), to text: inout String, indent: Int
    ) {
        if let line = oneLine(members, brackets: brackets), line.utf8.count <= 110 - indent {
            text += line
            return
        }
        let padding = String(repeating: " ", count: indent + 2)
        text += brackets.0
        for (index, member) in members.enumerated() {
            text += index == 0 ? "\n" : ",\n"
            text += padding
            if let key = member.0 { text += quoted(key) + ": " }
            member.1.write(to: &text, indent: indent + 2)
        }
        text += "\n" + String(repeating: " ", count: indent) + brackets.1
    }

    private static func oneLine(_ members: [(String?, JSONValue)], brackets: (String, String)) -> String? {
        if members.isEmpty { return brackets.0 + brackets.1 }
        var parts: [String] = []
        for (key, value) in members {
            switch value {
            case .array(let elements) where !elements.isEmpty: return nil
            case .object(let inner) where !inner.isEmpty: return nil
            default: break
            }
            var text = key.map { quoted($0) + ": " } ?? ""
            value.write(to: &text, indent: 0)
            parts.append(text)
        }
        return brackets.0 + parts.joined(separator: ", ") + brackets.1
    }

    private static func quoted(_ value: String) -> String {
        var text = "\""
        for scalar in value.unicodeScalars {
            switch scalar {
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            case "\n": text += "\\n"
            case "\r": text += "\\r"
            case "\t": text += "\\t"
            case "\u{0}"..<"\u{20}", "\u{7f}", "\u{2028}", "\u{2029}":
                let digits = String(scalar.value, radix: 16)
                text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: text.unicodeScalars.append(scalar)
            }
        }
        return text + "\""
    }
}
