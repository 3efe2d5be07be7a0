package import SurveyModel

/// The layouts in which made-up responses are written.
package enum ResponseFormat: String, Sendable, CaseIterable {
    /// A wide table: a row for each response.
    case csv
    case xml
    /// A row for each respondent.
    case matrix
    /// A row for each answer.
    case long

    /// How the name of such a file ends.
    package var fileExtension: String { self == .xml ? "xml" : "csv" }
}

/// Writes responses to units of one kind as a file that the tool reads.
package struct ResponseText: Sendable {
    private var layout: any ResponseLayoutText

    /// - Parameter kind: Index of the kind of unit whose questions the file has.
    package init(format: ResponseFormat, round: Round, kind: Int) {
        layout =
            switch format {
            case .csv: WideText(facts: ResponseFact.simulated(in: round), questions: Self.questions(round, kind: kind))
            case .xml: ElementText(facts: ResponseFact.simulated(in: round), year: round.year)
            case .matrix:
                MatrixText(
                    facts: ResponseFact.simulated(in: round).filter { $0 != .responseID && $0 != .unit },
                    questions: Self.questions(round, kind: kind),
                    units: round.units.indices.filter { round.kindIndex(ofUnit: $0) == kind }
                        .map { ($0, round.units[$0].code) })
            case .long: LongText(facts: ResponseFact.simulated(in: round))
            }
    }

    /// How many responses a reader of the file finds.
    package var responses: Int { layout.responses }

    package mutating func append(_ response: SimulatedResponse) { layout.append(response) }

    /// The whole file.
    package func finished() -> String {
        var layout = layout
        layout.finish()
        return layout.text
    }

    /// What any group is asked about the kind, in the order of the criteria table, whichever group is asked first.
    private static func questions(_ round: Round, kind: Int) -> [QuestionCode] {
        var questions: [QuestionCode] = []
        for group in round.groups.indices {
            guard let index = round.questionnaireIndex(kind: kind, group: group) else { continue }
            for question in round.questionnaires[index].questions where !questions.contains(question.code) {
                questions.append(question.code)
            }
        }
        let rows = round.criteriaSet.kinds[kind].table.rows.map(\.code.description)
        let order = Dictionary(rows.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        return questions.enumerated().sorted {
            (order[$0.element.description] ?? .max, $0.offset) < (order[$1.element.description] ?? .max, $1.offset)
        }.map(\.element)
    }
}

/// A layout in which responses are written, one after the other.
protocol ResponseLayoutText: Sendable {
    var text: String { get }
    var responses: Int { get }

    /// Takes the next response; those of a respondent come together.
    mutating func append(_ response: SimulatedResponse)

    /// Writes what is still owed, at the end of the file.
    mutating func finish()
}

extension ResponseFact {
    /// What made-up responses say about themselves, besides that they are made up: strata and clusters where a group of
    /// the round has them.
    static func simulated(in round: Round) -> [ResponseFact] {
        let designs = round.groups.compactMap(\.design)
        let used = designs.flatMap { [$0.strata, $0.cluster] }
        let design: [ResponseFact] = [
            used.contains(.stratum) ? .stratum : nil, used.contains(.cluster) ? .cluster : nil,
        ].compactMap { $0 }
        return [.responseID, .respondent, .group, .unit] + design + [.employer, .submittedAt]
    }
}
