import TextOutput

/// A piece of HTML or SVG: text comes in escaped, so that nothing of a round can become a tag.
package struct Markup: Sendable {
    /// As it stands in the file.
    package private(set) var source: String

    /// Text for people.
    package init(_ text: String) {
        source = xmlEscaped(text)
    }

    private init(source: String) {
        self.source = source
    }

    package static let empty = Markup(source: "")

    /// An element with what is in it.
    package static func element(
        _ name: String, _ attributes: [(String, String)] = [], _ content: Markup...
    ) -> Markup {
        wrapped(name, attributes, content.joined())
    }

    /// An element with text in it.
    package static func element(
        _ name: String, _ attributes: [(String, String)] = [], text: String
    ) -> Markup {
        wrapped(name, attributes, Markup(text))
    }

    private static func wrapped(_ name: String, _ attributes: [(String, String)], _ content: Markup) -> Markup {
        Markup(source: "\(start(name, attributes))\(content.source)</\(name)>")
    }

    /// An element that is never closed, such as `meta`.
    package static func void(_ name: String, _ attributes: [(String, String)] = []) -> Markup {
        Markup(source: start(name, attributes))
    }

    /// The style of the page, which is ours and needs no escape.
    package static func style(_ css: String) -> Markup { Markup(source: "<style>\(css)</style>") }

    /// A line break in the file, where it changes nothing for the reader.
    package static let line = Markup(source: "\n")

    private static func start(_ name: String, _ attributes: [(String, String)]) -> String {
        var text = "<" + name
        for (key, value) in attributes { text += " \(key)=\"\(xmlEscaped(value))\"" }
        return text + ">"
    }

    package static func + (left: Markup, right: Markup) -> Markup { Markup(source: left.source + right.source) }

    package static func += (left: inout Markup, right: Markup) { left.source += right.source }
}

extension Sequence<Markup> {
    /// One behind the other.
    package func joined() -> Markup { reduce(into: .empty) { $0 += $1 } }
}
