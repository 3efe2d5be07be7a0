import SurveyModel

/// Where in the frame of a group a made-up respondent belongs, drawn by the numbers of people there.
struct SimulatedPlace {
    private(set) var stratum: String?
    private(set) var cluster: String?
    /// Nil where strata and clusters are not told apart by the employer.
    private(set) var employer: String?

    /// - Parameter number: Of the respondent in the group; a stream of its own, so that a frame changes no answer.
    init(_ design: GroupDesign?, seed: UInt64, group: Int, number: Int) {
        guard let design, !design.frame.isEmpty else { return }
        var generator = SeededGenerator(seed: seed, stream: 4, UInt64(group), UInt64(number))
        let sizes = design.frame.map { Double($0.population ?? 1) }
        var rest = generator.uniform() * sizes.reduce(0, +)
        let chosen = sizes.indices.first { index in
            rest -= sizes[index]
            return rest < 0
        }
        let place = design.frame[chosen ?? sizes.count - 1]
        switch design.strata {
        case .employer: employer = place.stratum
        case .stratum, .cluster: stratum = place.stratum
        case nil: break
        }
        guard let fact = design.cluster else { return }
        let number = 1 + generator.index(below: place.clusters ?? 10)
        let name = (place.stratum.isEmpty ? "C" : "\(place.stratum)-C") + padded(number, width: 2)
        if fact == .employer { employer = name } else { cluster = name }
    }
}
