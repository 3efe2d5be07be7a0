import SurveyModel

/// Turns what stands in an answer cell into an answer on one scale.
///
/// Codes and labels are taken in any case and any Unicode form; white space around them does not count. The definitions
/// see to it that no two of a scale are then alike.
struct AnswerDecoder: Sendable {
    /// For texts of one ASCII character, which nearly all answers are.
    private let bySingleByte: [Answer?]
    private let byText: [String: Answer]

    init(scale: Scale) {
        var answers: [(code: String, label: String, answer: Answer)] = scale.levels.enumerated().map {
            ($1.code, $1.label, .answered(level: $0))
        }
        if let doNotKnow = scale.doNotKnow { answers.append((doNotKnow.code, doNotKnow.label, .doNotKnow)) }
        var byText: [String: Answer] = [:]
        for (code, label, answer) in answers {
            for key in [code.comparisonKey, label.comparisonKey] where !key.isEmpty { byText[key] = answer }
        }
        self.byText = byText
        bySingleByte = (0..<256).map { byte in
            byte < 0x80 ? byText[String(UnicodeScalar(UInt8(byte))).comparisonKey] : nil
        }
    }

    /// The answer that a single byte stands for; nil where that is told by the text.
    func answer(toByte byte: UInt8) -> Answer? { bySingleByte[Int(byte)] }

    /// The answer that the bytes (UTF-8) of a cell stand for; `.invalid` where they stand for none.
    func answer(_ bytes: Span<UInt8>) -> Answer {
        if bytes.isEmpty { return .blank }
        if bytes.count == 1, let answer = bySingleByte[Int(bytes[0])] { return answer }
        guard let valid = try? UTF8Span(validating: bytes) else { return .invalid }
        let key = String(copying: valid).comparisonKey
        return key.isEmpty ? .blank : byText[key] ?? .invalid
    }
}

/// Whether a cell holds nothing but white space: what is blank on every scale.
func isBlank(_ bytes: Span<UInt8>) -> Bool {
    if bytes.isEmpty { return true }
    guard let valid = try? UTF8Span(validating: bytes) else { return false }
    return String(copying: valid).normalizedText.isEmpty
}
