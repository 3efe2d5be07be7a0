package import TextOutput

extension Diagnostic {
    /// `severity, code, file, sheet, cell, line, column, message, related, hint`; what is not known is left out.
    package func json(in language: Language) -> JSONValue {
        var members: [(String, JSONValue)] = [
            ("severity", .string(severity.rawValue)),
            ("code", .string(code.description)),
        ]
        members += location.json
        members.append(("message", .string(message[language])))
        if let related { members.append(("related", .object(related.json))) }
        if let hint { members.append(("hint", .string(hint[language]))) }
        return .object(members)
    }
}

extension SourceLocation {
    fileprivate var json: [(String, JSONValue)] {
        var members: [(String, JSONValue)] = [("file", .string(file))]
        if let sheet { members.append(("sheet", .string(sheet))) }
        if let cell { members.append(("cell", .string(cell))) }
        if let line { members.append(("line", .integer(line))) }
        if let column { members.append(("column", .integer(column))) }
        return members
    }
}

extension Findings {
    /// The kept findings, ordered by place.
    ///
    /// - Parameter path: How a file is named, given the path as it was opened.
    package func json(in language: Language, path: (String) -> String = { $0 }) -> JSONValue {
        let renamed = kept.map { finding in
            var copy = finding
            copy.location.file = path(finding.location.file)
            copy.related?.file = path(finding.related?.file ?? "")
            return copy
        }
        return .array(renamed.sorted().map { $0.json(in: language) })
    }

    /// How many findings of each code there were beyond those kept.
    package var omittedJSON: JSONValue {
        .object(omitted.map { ($0.code.description, .integer($0.count)) })
    }
}
