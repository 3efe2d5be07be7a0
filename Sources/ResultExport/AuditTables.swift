import ByteInput
package import Scoring
package import SurveyModel
import SurveyStatistics
import TextOutput

/// Everything that a point and its error are made of, in tables that R can read, with the script that does it.
///
/// Respondents bear pseudonyms: numbers in the order of a hash of their own, so that neither these nor their order is told.
package struct AuditTables: Sendable {
    private let round: Round
    private let store: RatingStore
    private let errors: RoundErrors
    /// By group and respondent.
    private let pseudonyms: [[String]]

    package init(round: Round, store: RatingStore, errors: RoundErrors) {
        self.round = round
        self.store = store
        self.errors = errors
        pseudonyms = errors.samples.map { sample in
            let code = round.groups[sample.group].code.description
            let hashes = sample.names.indices.map { index in
                sha256(of: Array("\(code)/\(sample.names[index] ?? "\(index)")".utf8))
            }
            let digits = String(sample.count).count
            var names = [String](repeating: "", count: sample.count)
            for (place, index) in hashes.indices.sorted(by: { hashes[$0] < hashes[$1] }).enumerated() {
                let number = String(place + 1)
                names[index] = code + "-" + String(repeating: "0", count: digits - number.count) + number
            }
            return names
        }
    }

    /// The script that computes everything again.
    package static var script: String { String(decoding: PackageResources.check_R, as: UTF8.self) }

    /// One row for each answer.
    package var tidy: ExportTable {
        let order = (0..<store.count).sorted { left, right in
            let (one, other) = (store.rating(left), store.rating(right))
            let (rater, otherRater) = (store.rater(of: left), store.rater(of: right))
            return (one.unit, rater.group, name(left)) < (other.unit, otherRater.group, name(right))
        }
        return ExportTable(
            rowName: "answer",
            columns: [
                "response", "respondent", "group", "unit", "stratum", "cluster", "weight", "question", "criterion",
                "question_weight", "level", "coefficient", "state",
            ],
            rows: order.enumerated().flatMap { answers(of: $1, number: $0 + 1) }, isSynthetic: round.isSynthetic)
    }

    private func name(_ response: Int) -> String {
        pseudonyms[Int(store.rater(of: response).group)][respondent(of: response)]
    }

    /// The position of who gave a response in the group's sample.
    private func respondent(of response: Int) -> Int { Int(errors.respondents[Int(store.rating(response).rater)]) }

    private func answers(of response: Int, number: Int) -> [[ExportValue]] {
        let (unit, group) = (Int(store.rating(response).unit), Int(store.rater(of: response).group))
        guard let index = round.questionnaireIndex(kind: round.kindIndex(ofUnit: unit), group: group) else { return [] }
        let (sample, position) = (errors.samples[group], respondent(of: response))
        let facts: [ExportValue] = [
            .number(number), .text(name(response)), .text(round.groups[group].code.description),
            .text(round.units[unit].code.description), .text(sample.strata[position]),
            .text(sample.clusters[position] ?? ""), .number(roundTripText(sample.weights[position])),
        ]
        return zip(round.questionnaires[index].questions, store.answers(of: response)).map { question, answer in
            let levels = round.scales[question.scale].levels
            let level = (1...levels.count).contains(Int(answer)) ? levels[Int(answer) - 1] : nil
            return facts + [
                .text(question.code.description), .text(question.criterion.description),
                .number(roundTripText(question.weight)), .text(level?.code ?? ""),
                .number(orAbsent: level.map { roundTripText($0.coefficient) }), .text(Self.state(answer)),
            ]
        }
    }

    private static func state(_ answer: UInt8) -> String {
        switch answer {
        case RatingStore.AnswerByte.blank: "blank"
        case RatingStore.AnswerByte.doNotKnow: "do_not_know"
        case RatingStore.AnswerByte.notShown: "not_shown"
        case RatingStore.AnswerByte.invalid: "invalid"
        default: "answered"
        }
    }

    /// One row for each respondent.
    package var people: ExportTable {
        ExportTable(
            rowName: "respondent",
            columns: [
                "respondent", "group", "stratum", "cluster", "employer", "base_weight", "weight", "population",
                "clusters",
            ],
            rows: errors.samples.flatMap { sample in
                let group = round.groups[sample.group]
                // Where people work is told only if weights depend on it.
                let margins = group.design?.calibration?.margins ?? []
                let needsEmployer = margins.contains { $0.facts.contains(.employer) }
                return (0..<sample.count).map { index -> [ExportValue] in
                    let counts = group.design?.counts(of: sample.strata[index])
                    return [
                        .text(pseudonyms[sample.group][index]), .text(group.code.description),
                        .text(sample.strata[index]), .text(sample.clusters[index] ?? ""),
                        .text(needsEmployer ? sample.employers[index] ?? "" : ""),
                        .number(roundTripText(sample.baseWeights[index])),
                        .number(roundTripText(sample.weights[index])),
                        .number(orAbsent: counts?.population.map { String($0) }),
                        .number(orAbsent: counts?.clusters.map { String($0) }),
                    ]
                }.sorted { Self.key($0) < Self.key($1) }
            }, isSynthetic: round.isSynthetic)
    }

    private static func key(_ row: [ExportValue]) -> String { if case .text(let text) = row[0] { text } else { "" } }

    /// One row for each group: how it was chosen, and what it counts.
    package var groups: ExportTable {
        ExportTable(
            rowName: "group",
            columns: ["group", "share", "combination", "inference", "lonely", "calibration", "lower", "upper"],
            rows: round.groups.map { group in
                let design = group.design ?? GroupDesign()
                let bounds = design.calibration?.bounds
                return [
                    .text(group.code.description), .number(orAbsent: group.share.map(roundTripText)),
                    .text(round.settings.combination.rawValue), .text(design.inference.rawValue),
                    .text(design.lonely.rawValue), .text(design.calibration?.method.rawValue ?? ""),
                    .number(orAbsent: bounds.map { roundTripText($0.lower) }),
                    .number(orAbsent: bounds.map { roundTripText($0.upper) }),
                ]
            }, isSynthetic: round.isSynthetic)
    }

    /// One row for each level of each margin.
    package var margins: ExportTable {
        ExportTable(
            rowName: "margin", columns: ["group", "margin", "level", "total"],
            rows: round.groups.flatMap { group in
                (group.design?.calibration?.margins ?? []).flatMap { margin in
                    margin.levels.map { level -> [ExportValue] in
                        [
                            .text(group.code.description), .text(margin.name), .text(level.name),
                            .number(roundTripText(level.total)),
                        ]
                    }
                }
            }, isSynthetic: round.isSynthetic)
    }

    /// What is to come out for each survey row.
    package func rows(_ sheet: ScoreSheet) -> ExportTable {
        let used = { (row: ScoreRow) -> String in
            round.groups.indices.filter { group in
                let kind = round.kindIndex(ofUnit: row.unit)
                let index = round.questionnaireIndex(kind: kind, group: group)
                let asks = index.map {
                    round.questionnaires[$0].questions.contains { $0.criterion == row.criterion.code }
                }
                return asks == true && !row.groupsLeftOut.contains(group)
            }.map { round.groups[$0].code.description }.joined(separator: " ")
        }
        let step = round.settings.roundingStep.description
        return ExportTable(
            rowName: "row",
            columns: [
                "unit", "criterion", "maximum_points", "groups", "step", "share", "awarded_points", "standard_error",
            ],
            rows: sheet.rows.enumerated().filter { $1.criterion.method == .survey && $1.share != nil }.map {
                index, row in
                [
                    .text(round.units[row.unit].code.description), .text(row.criterion.code.description),
                    .number(orAbsent: row.maximumPoints?.description), .text(used(row)), .number(step),
                    .number(orAbsent: row.share.map(roundTripText)), .number(orAbsent: row.awardedPoints?.description),
                    .number(orAbsent: errors.rows[index].map { roundTripText($0.standardError) }),
                ]
            }, isSynthetic: round.isSynthetic)
    }

    /// What is to come out for each survey block.
    package func blocks(_ sheet: ScoreSheet) -> ExportTable {
        ExportTable(
            rowName: "block", columns: ["unit", "points_unrounded", "standard_error"],
            rows: sheet.blocks.enumerated().filter { $1.method == .survey }.map { index, block in
                [
                    .text(round.units[block.unit].code.description),
                    .number(orAbsent: block.pointsUnrounded.map(roundTripText)),
                    .number(orAbsent: errors.blocks[index].map { roundTripText($0.standardError) }),
                ]
            }, isSynthetic: round.isSynthetic)
    }
}
