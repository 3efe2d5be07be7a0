import Diagnostics
import SurveyModel
import Yams

extension DiagnosticCode {
    static let scaleWithoutCoefficient = DiagnosticCode("scale.coefficient-missing")
    static let scaleTooShort = DiagnosticCode("scale.too-few-levels")
    static let scaleTooLong = DiagnosticCode("scale.too-many-levels")
    static let scaleRepeated = DiagnosticCode("scale.repeated-answer")
}

extension DefinitionReader {
    /// Reads the scales in the order of the file.
    mutating func scales(path: String, findings: inout Findings) -> [Scale] {
        guard var map = mapping(path: path, findings: &findings) else { return [] }
        var scales: [Scale] = []
        if var entries = map.map("scales", &findings) {
            for code in entries.keys {
                guard let entry = entries.map(code, &findings) else { continue }
                scales.append(Self.scale(ScaleCode(code), entry, at: entries.keyPlace(code), findings: &findings))
            }
        }
        map.reportUnknownKeys(&findings)
        return scales
    }

    private static func scale(
        _ code: ScaleCode, _ entry: DefinitionMap, at place: SourceLocation, findings: inout Findings
    ) -> Scale {
        var map = entry
        let title = map.optionalText("title", &findings) ?? code.description
        var levels: [ScaleLevel] = []
        var places: [SourceLocation] = []
        for node in map.list("levels", &findings) {
            guard let entry = DefinitionMap(node, file: map.location.file, findings: &findings) else { continue }
            levels.append(level(entry, scale: code, findings: &findings))
            places.append(entry.location)
        }
        var doNotKnow: Scale.DoNotKnow?
        if var entry = map.optionalMap("do-not-know", &findings) {
            doNotKnow = Scale.DoNotKnow(code: entry.text("code", &findings), label: entry.text("label", &findings))
            entry.reportUnknownKeys(&findings)
            places.append(entry.location)
        }
        map.reportUnknownKeys(&findings)
        if levels.count < 2 {
            findings.add(
                Diagnostic(
                    .error, .scaleTooShort, at: place,
                    Wording("scale \(code) needs at least two levels", vi: "thang đo \(code) cần ít nhất hai mức")))
        }
        if levels.count > Scale.mostLevels {
            findings.add(
                Diagnostic(
                    .error, .scaleTooLong, at: place,
                    Wording(
                        "scale \(code) has \(levels.count) levels, and may have \(Scale.mostLevels)",
                        vi: "thang đo \(code) có \(levels.count) mức, nhiều nhất là \(Scale.mostLevels)"),
                    hint: Wording("join levels that are close to each other", vi: "gộp các mức gần nhau")))
        }
        let scale = Scale(code: code, title: title, levels: levels, doNotKnow: doNotKnow, location: place)
        reportRepeatedAnswers(scale, places: places, findings: &findings)
        return scale
    }

    private static func level(_ entry: DefinitionMap, scale: ScaleCode, findings: inout Findings) -> ScaleLevel {
        var map = entry
        let code = map.text("code", &findings)
        let label = map.text("label", &findings)
        if !map.has("coefficient") {
            findings.add(
                Diagnostic(
                    .error, .scaleWithoutCoefficient, at: map.location,
                    Wording(
                        "level \(code) of scale \(scale) has no coefficient",
                        vi: "mức \(code) của thang đo \(scale) chưa có hệ số"),
                    hint: Wording(
                        "write the coefficient, 0 to 1; it is never derived from the order",
                        vi: "ghi hệ số từ 0 đến 1; hệ số không suy ra từ thứ tự các mức")))
        }
        let coefficient = map.optionalNumber("coefficient", in: 0...1, &findings) ?? 0
        map.reportUnknownKeys(&findings)
        return ScaleLevel(code: code, label: label, coefficient: coefficient)
    }

    /// Every answer must be told from the others by its code and by its label.
    private static func reportRepeatedAnswers(
        _ scale: Scale, places: [SourceLocation], findings: inout Findings
    ) {
        var answers = scale.levels.map { ($0.code, $0.label) }
        if let doNotKnow = scale.doNotKnow { answers.append((doNotKnow.code, doNotKnow.label)) }
        var seen: Set<String> = []
        for (answer, place) in zip(answers, places) {
            let keys = Set([answer.0.comparisonKey, answer.1.comparisonKey])
            if !seen.isDisjoint(with: keys) {
                findings.add(
                    Diagnostic(
                        .error, .scaleRepeated, at: place,
                        Wording(
                            "scale \(scale.code): code or label of this answer stands for another one, too",
                            vi: "thang đo \(scale.code): mã hoặc nhãn của phương án này trùng với phương án khác"),
                        hint: Wording(
                            "give every answer a code and a label of its own",
                            vi: "mỗi phương án cần mã và nhãn riêng")))
            }
            seen.formUnion(keys)
        }
    }
}
