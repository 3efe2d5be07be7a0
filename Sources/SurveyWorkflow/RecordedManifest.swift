import Foundation

/// What results are made from.
enum ResultOrigin: Sendable {
    case round
    /// Published figures, whose manifest has title and bands in place of settings.
    case figures
}

/// The manifest of a folder of results, as it was written then.
struct RecordedManifest: Sendable {
    struct Tool: Decodable, Sendable {
        var name: String
        var version: String
    }

    /// A file that was read or written.
    struct File: Decodable, Hashable, Sendable {
        /// `definition`, `responses`, `satisfaction`, `appraisal`, `self_assessment`, `totals` or `bands`; nil for what was written.
        var role: String?
        /// Relative to the round's folder, or within the folder of results.
        var path: String
        var bytes: Int
        var sha256: String?
    }

    private struct Content: Decodable {
        var tool: Tool
        var inputs: [File]
        var outputs: [File]
    }

    let tool: Tool
    let origin: ResultOrigin
    let inputs: [File]
    let outputs: [File]
    /// Every setting by the way to it, such as `groups.delegate.share`, with its value as text.
    let settings: [String: String]
    /// Everything else that does not depend on where the inputs lie: what belongs to an input by its SHA-256.
    let statements: [String: String]

    /// - Returns: Nil where the bytes are no manifest.
    init?(_ bytes: [UInt8]) {
        guard let content = try? JSONDecoder().decode(Content.self, from: Data(bytes)),
            let object = try? JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any],
            content.tool.name == "parsurvey"
        else { return nil }
        let origin: ResultOrigin = content.inputs.contains { $0.role == "totals" } ? .figures : .round
        let settings = object.filter { Self.settings(of: origin).contains($0.key) }
        if settings.isEmpty { return nil }
        self.origin = origin
        (tool, inputs, outputs) = (content.tool, content.inputs, content.outputs)
        self.settings = Self.flat(origin == .round ? settings["settings"] ?? [:] : settings, at: "")
        statements = Self.statements(of: object, from: origin)
    }

    /// The members of a manifest that say what was chosen.
    private static func settings(of origin: ResultOrigin) -> [String] {
        origin == .round ? ["settings"] : ["title", "grade_bands"]
    }

    private static func statements(of manifest: [String: Any], from origin: ResultOrigin) -> [String: String] {
        var rest = manifest
        // Findings name the files in which they were made, and are sorted by them.
        for name in settings(of: origin) + ["inputs", "findings"] { rest[name] = nil }
        var statements = flat(rest, at: "")
        for input in manifest["inputs"] as? [[String: Any]] ?? [] {
            var facts = input
            facts["path"] = nil
            statements.merge(flat(facts, at: "inputs.\(input["sha256"] ?? "")")) { first, _ in first }
        }
        return statements
    }

    private static func flat(_ value: Any, at way: String) -> [String: String] {
        switch value {
        case let members as [String: Any]:
            members.reduce(into: [:]) { flat, member in
                let place = way.isEmpty ? member.key : "\(way).\(member.key)"
                flat.merge(Self.flat(member.value, at: place)) { first, _ in first }
            }
        case let elements as [Any]:
            elements.enumerated().reduce(into: [:]) { flat, element in
                flat.merge(Self.flat(element.element, at: "\(way).\(element.offset)")) { first, _ in first }
            }
        default: [way: "\(value)"]
        }
    }
}
