import Diagnostics
import SurveyModel
import Yams

/// A mapping of a YAML definition: its values by key, each with the place where it stands.
///
/// A key is known once it has been asked for; `reportUnknownKeys` then names the others, so no list of keys can go stale.
struct DefinitionMap {
    let location: SourceLocation
    private let entries: [String: (key: SourceLocation, value: Node)]
    private let order: [String]
    private var known: Set<String> = []

    /// Nil, with a finding, where the node is no mapping.
    init?(_ node: Node, file: String, findings: inout Findings) {
        location = SourceLocation(node, file: file)
        guard case .mapping(let mapping) = node else {
            findings.add(
                .wrongType(at: location, expected: Wording("a mapping (key: value)", vi: "các cặp khóa: giá trị")))
            return nil
        }
        var entries: [String: (key: SourceLocation, value: Node)] = [:]
        var order: [String] = []
        for (key, value) in mapping {
            let place = SourceLocation(key, file: file)
            guard let name = key.scalar?.string.normalizedText else {
                findings.add(.wrongType(at: place, expected: Wording("a key that is text", vi: "khóa là chữ")))
                continue
            }
            if let earlier = entries[name] {
                findings.add(
                    Diagnostic(
                        .error, .repeatedKey, at: place,
                        Wording("the key \"\(name)\" stands twice", vi: "khóa \"\(name)\" xuất hiện hai lần"),
                        hint: Wording("keep one of them", vi: "chỉ giữ lại một"), related: earlier.key))
                continue
            }
            entries[name] = (place, value)
            order.append(name)
        }
        self.entries = entries
        self.order = order
    }

    /// The keys in the order of the file.
    var keys: [String] { order }

    /// Where a value stands; the mapping itself where it is absent.
    func place(_ key: String) -> SourceLocation {
        entries[key].map { SourceLocation($0.value, file: location.file) } ?? location
    }

    /// Where a key stands; the mapping itself where it is absent.
    func keyPlace(_ key: String) -> SourceLocation { entries[key]?.key ?? location }

    func has(_ key: String) -> Bool { node(key) != nil }

    /// Whether a list is there without anything in it.
    func isEmptyList(_ key: String) -> Bool { node(key)?.sequence?.isEmpty ?? false }

    /// The node of a key; nil where it is absent or empty.
    private func node(_ key: String) -> Node? {
        guard let node = entries[key]?.value else { return nil }
        if let scalar = node.scalar, scalar.string.isEmpty, scalar.style == .any || scalar.style == .plain {
            return nil
        }
        return node
    }

    mutating func required(_ key: String, _ findings: inout Findings) -> Node? {
        known.insert(key)
        if let node = node(key) { return node }
        findings.add(
            Diagnostic(
                .error, .missingKey, at: location,
                Wording("the key \"\(key)\" is missing", vi: "thiếu khóa \"\(key)\"")))
        return nil
    }

    mutating func optional(_ key: String) -> Node? {
        known.insert(key)
        return node(key)
    }

    /// Names every key that nobody asked for, with the nearest known one.
    func reportUnknownKeys(_ findings: inout Findings) {
        for key in order where !known.contains(key) {
            let candidates = known.filter { entries[$0] == nil }.sorted()
            let all = known.sorted().joined(separator: ", ")
            let hint =
                nearestName(to: key, among: candidates).map {
                    Wording("did you mean \"\($0)\"?", vi: "có phải ý bạn là \"\($0)\"?")
                } ?? Wording("known here: \(all)", vi: "các khóa dùng được ở đây: \(all)")
            findings.add(
                Diagnostic(
                    .error, .unknownKey, at: keyPlace(key),
                    Wording("the key \"\(key)\" is unknown", vi: "không có khóa \"\(key)\""), hint: hint))
        }
    }
}

extension SourceLocation {
    init(_ node: Node, file: String) {
        self.init(file: file, line: node.mark?.line, column: node.mark?.column)
    }
}

extension Diagnostic {
    static func wrongType(at location: SourceLocation, expected: Wording) -> Diagnostic {
        Diagnostic(
            .error, .wrongType, at: location,
            Wording("here belongs \(expected.english)", vi: "chỗ này phải là \(expected.vietnamese)"))
    }

    static func badValue(at location: SourceLocation, _ message: Wording, hint: Wording? = nil) -> Diagnostic {
        Diagnostic(.error, .badValue, at: location, message, hint: hint)
    }
}
